import type { OfficeRef } from '../domain/office.ts';
import type { Policy } from '../domain/policy.ts';
import { factEnvironment } from './facts.ts';
import { problem, type Problem } from './problems.ts';

const FILE = 'policy.json';

/** Places that a case of each chain has: an office reference may name these and no others. */
const placesOf: Readonly<Record<'seat' | 'rotation' | 'report', readonly string[]>> = {
  seat: ['supplyingUnit', 'leadUnit', 'root', 'municipality', 'host', 'headquarters'],
  rotation: ['municipality', 'root'],
  report: ['unit', 'root', 'municipality'],
};

type Check = (policy: Policy, problems: Problem[]) => void;
type Say = (at: string, zh: string, en: string) => void;

const saying =
  (check: (policy: Policy, say: Say) => void): Check =>
  (policy, problems) =>
    check(policy, (at, zh, en) => void problems.push(problem(FILE, at, zh, en)));

/** Chains are there, and name places that their cases have. */
const checkChains = saying((policy, say) => {
  const { chains } = policy.posting;
  const uses: readonly (readonly [string, string, readonly string[]])[] = [
    ['posting.chains.nomination', chains.nomination, placesOf.seat],
    ['posting.chains.waiver', chains.waiver, placesOf.seat],
    ['posting.chains.extension', chains.extension, placesOf.seat],
    ['posting.chains.recall', chains.recall, placesOf.seat],
    ['rotation.chain', policy.rotation.chain, placesOf.rotation],
    ['reports.chain', policy.reports.chain, placesOf.report],
  ];
  for (const [at, id, places] of uses) {
    const chain = policy.chains[id];
    if (!chain) {
      say(at, `没有审批链 ${id}`, `there is no chain ${id}`);
      continue;
    }
    const seen = new Set<string>();
    chain.steps.forEach((step, n) => {
      const path = `chains.${id}.steps.${n}`;
      if (seen.has(step.id)) say(`${path}.id`, `步骤 ${step.id} 重复`, `the step ${step.id} is there twice`);
      seen.add(step.id);
      const check = (ref: OfficeRef, where: string): void => {
        if (places.includes(ref.of)) return;
        say(
          where,
          `没有处所 ${ref.of},可用:${places.join('、')}`,
          `there is no place ${ref.of} here; use ${places.join(', ')}`,
        );
      };
      check(step.office, `${path}.office.of`);
      check(step.escalateTo, `${path}.escalateTo.of`);
    });
  }
});

/** Every seat of a town team is relieved in one batch of a cycle. */
const checkBatches = saying((policy, say) => {
  const seats = policy.teams.town.seats.length;
  const batched = policy.rotation.batches.flatMap((batch) => batch.seats);
  for (let seat = 1; seat <= seats; seat += 1) {
    const times = batched.filter((other) => other === seat).length;
    if (times !== 1)
      say(
        'rotation.batches',
        `席位 ${seat} 应恰在一个批次`,
        `seat ${seat} is in ${times} batches, not in one`,
      );
  }
  for (const seat of batched.filter((other) => other > seats)) {
    say('rotation.batches', `没有席位 ${seat}`, `there is no seat ${seat}`);
  }
});

const checkRules = saying((policy, say) => {
  const ids = new Set<string>();
  const environment = factEnvironment();
  policy.rules.forEach((rule, n) => {
    if (ids.has(rule.id)) say(`rules.${n}.id`, `规则 ${rule.id} 重复`, `the rule ${rule.id} is there twice`);
    ids.add(rule.id);
    const at = `rules.${n}.expression`;
    try {
      const checked = environment.parse(rule.expression).check();
      const firstLine = (text: string | undefined): string => (text ?? '').split('\n')[0] ?? '';
      if (!checked.valid) {
        const said = firstLine(checked.error?.message);
        say(at, `表达式有误:${said}`, `does not hold together: ${said}`);
      } else if (checked.type !== 'bool' && checked.type !== 'dyn') {
        say(at, '表达式的结果须为真或假', `gives ${checked.type ?? '?'}, not true or false`);
      }
    } catch (error) {
      const said = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
      say(at, `表达式有误:${said}`, `is not CEL: ${said}`);
    }
  });
});

/** References inside the policy, and its expressions: whatever a running case would otherwise stumble over. */
export const policyChecks: readonly Check[] = [checkRules, checkChains, checkBatches];
