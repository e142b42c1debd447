import type { Environment } from '@marcbachmann/cel-js';
import type { OfficeRef } from '../domain/office.ts';
import type { Policy } from '../domain/policy.ts';
import { releaseReasons } from '../domain/posting-policy.ts';
import { checkDuties } from './check-duties.ts';
import { checkWork } from './check-work.ts';
import { checkPlanPolicy } from './check-plan.ts';
import { ruleEnvironment, slateEnvironment } from './facts.ts';
import { problem, type Problem } from './problems.ts';

const FILE = 'policy.json';

/** Places that a case of each chain has: an office reference may name these and no others. */
const placesOf: Readonly<Record<'seat' | 'rotation' | 'report' | 'leave' | 'evaluation', readonly string[]>> =
  {
    seat: ['supplyingUnit', 'leadUnit', 'root', 'municipality', 'host', 'headquarters'],
    rotation: ['municipality', 'root'],
    report: ['unit', 'root', 'municipality'],
    evaluation: ['municipality', 'root'],
    leave: ['supplyingUnit', 'leadUnit', 'root', 'municipality', 'town', 'host', 'headquarters'],
  };
/** A place that only some cases have: a step that may be skipped may name it. */
const SOMETIMES = 'coManager';

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
    ['posting.chains.resignation', chains.resignation, placesOf.seat],
    ['posting.chains.earlyReturn', chains.earlyReturn, placesOf.seat],
    ['posting.chains.transfer', chains.transfer, placesOf.seat],
    ['rotation.chain', policy.rotation.chain, placesOf.rotation],
    ['reports.chain', policy.reports.chain, placesOf.report],
    ...Object.entries(policy.evaluation?.chains ?? {}).map(
      ([of, chain]) => [`evaluation.chains.${of}`, chain, placesOf.evaluation] as const,
    ),
    ...policy.supervision.leave.chains.map(
      ({ chain }, n) => [`supervision.leave.chains.${n}.chain`, chain, placesOf.leave] as const,
    ),
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
      const here = step.optional ? [...places, SOMETIMES] : places;
      checkPlace(say, here, step.office, `${path}.office.of`);
      checkPlace(say, here, step.escalateTo, `${path}.escalateTo.of`);
    });
  }
  checkPlace(say, placesOf.seat, policy.notice.verifier, 'notice.verifier.of');
  policy.reports.overdue?.steps.forEach(({ tell }, n) =>
    checkPlace(say, placesOf.report, tell, `reports.overdue.steps.${n}.tell.of`),
  );
  policy.term.told.forEach((office, n) => checkPlace(say, placesOf.seat, office, `term.told.${n}.of`));
  checkPlace(say, placesOf.seat, policy.term.escalateTo, 'term.escalateTo.of');
});

/** What a pool has beside the whole, by its size: those who mark and propose are there. */
const placesOfPool = {
  county: ['host', 'headquarters', 'municipality', 'root'],
  city: ['headquarters', 'municipality', 'root'],
  programme: ['municipality', 'root'],
};
const checkEvaluation = saying(({ evaluation }, say) => {
  for (const [of, { pool, marker, proposer }] of Object.entries(evaluation?.subjects ?? {})) {
    const at = `evaluation.subjects.${of}`;
    checkPlace(say, placesOfPool[pool], marker, `${at}.marker.of`);
    checkPlace(say, placesOfPool[pool], proposer, `${at}.proposer.of`);
  }
});

/** Whoever appeals has said what there is to say: an appeal that were returned could be taken up by nobody. */
const checkAppeals = saying(({ chains, evaluation }, say) => {
  const id = evaluation?.chains.appeal ?? '';
  chains[id]?.steps.forEach(({ may }, n) => {
    const allowed = may.indexOf('return');
    if (allowed === -1) return;
    say(
      `chains.${id}.steps.${n}.may.${allowed}`,
      '申诉不能退回:没有人可以重新提交',
      'an appeal cannot be returned: nobody could submit it again',
    );
  });
});

/** Too much leave is one of the grounds on which somebody is recalled. */
const checkLeave = saying(({ posting, supervision }, say) => {
  const { ground } = supervision.leave;
  if (posting.recallGrounds.some(({ id }) => id === ground)) return;
  say('supervision.leave.ground', `没有召回事由 ${ground}`, `posting.recallGrounds has no ground ${ground}`);
});

function checkPlace(say: Say, places: readonly string[], { of }: OfficeRef, at: string): void {
  if (places.includes(of)) return;
  say(
    at,
    `没有处所 ${of},可用:${places.join('、')}`,
    `there is no place ${of} here; use ${places.join(', ')}`,
  );
}

/** Whoever is told of a team below its floor is an office that the team has. */
const checkShortfalls = saying((policy, say) => {
  for (const [kind, { shortfall }] of Object.entries(policy.teams)) {
    if (!shortfall) continue;
    const at = `teams.${kind}.shortfall`;
    checkPlace(say, placesOf.seat, shortfall.office, `${at}.office.of`);
    shortfall.tell.forEach((ref, n) => checkPlace(say, placesOf.seat, ref, `${at}.tell.${n}.of`));
  }
});

/** What must be on file is needed at a step that is there, and a step brings only what is asked for. */
const checkCaseFile = saying((policy, say) => {
  const { caseFile } = policy.selection;
  const { nomination } = policy.posting.chains;
  const ids = caseFile.map(({ id }) => id);
  const chain = policy.chains[nomination]?.steps ?? [];
  const steps = chain.map(({ id }) => id);
  caseFile.forEach(({ id, office, neededFor }, n) => {
    const at = `selection.caseFile.${n}`;
    if (ids.indexOf(id) < n) say(`${at}.id`, `材料 ${id} 重复`, `the item ${id} is there twice`);
    checkPlace(say, placesOf.seat, office, `${at}.office.of`);
    const before = [...steps, 'dispatch'];
    if (neededFor !== undefined && !before.includes(neededFor)) {
      say(
        `${at}.neededFor`,
        `没有步骤 ${neededFor},可用:${before.join('、')}`,
        `there is no step ${neededFor}; use ${before.join(', ')}`,
      );
    }
    if (chain.some((step) => step.id === neededFor && step.atLimit === 'consent')) {
      say(
        `${at}.neededFor`,
        `步骤 ${neededFor} 逾期视为同意,不能以材料为前提`,
        `${neededFor} takes silence for consent, which no missing paper can hold up`,
      );
    }
  });
  for (const [own, { steps: each }] of Object.entries(policy.chains)) {
    each.forEach(({ kind, files }, n) => {
      if (files === undefined) return;
      const at = `chains.${own}.steps.${n}.files`;
      if (own !== nomination || kind !== 'signing') {
        say(
          at,
          `只有审批链 ${nomination} 的签批步骤可形成材料`,
          `only a signing step of the chain ${nomination} brings an item of the case file`,
        );
      } else if (!ids.includes(files)) {
        say(at, `选派材料中没有 ${files}`, `the case file has no item ${files}`);
      }
    });
  }
});

/** Nobody is appraised after reasons that there are. */
const checkAppraisal = saying(({ posting: { appraisal, recallGrounds } }, say) => {
  const reasons: readonly string[] = [...releaseReasons, ...recallGrounds.map(({ id }) => id)];
  appraisal.except.forEach((reason, n) => {
    if (reasons.includes(reason)) return;
    const known = reasons.join('、');
    say(
      `posting.appraisal.except.${n}`,
      `没有离任事由 ${reason},可用:${known}`,
      `${reason} is no reason to leave; use ${reasons.join(', ')}`,
    );
  });
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

/** Rules about people and about teams: one id each, since an outcome names a rule by it alone. */
const checkRules = saying((policy, say) => {
  const ids = new Set<string>();
  const check = (
    list: 'rules' | 'slateRules',
    rules: readonly { readonly id: string; readonly expression: string }[],
    environment: Environment,
  ): void =>
    rules.forEach(({ id, expression }, n) => {
      if (ids.has(id)) say(`${list}.${n}.id`, `规则 ${id} 重复`, `the rule ${id} is there twice`);
      ids.add(id);
      checkExpression(say, `${list}.${n}.expression`, expression, environment);
    });
  check('rules', policy.rules, ruleEnvironment());
  check('slateRules', policy.slateRules, slateEnvironment());
});

function checkExpression(say: Say, at: string, expression: string, environment: Environment): void {
  try {
    const { valid, type = '?', error } = environment.parse(expression).check();
    if (!valid) {
      const said = firstLine(error?.message);
      say(at, `表达式有误:${said}`, `does not hold together: ${said}`);
    } else if (type !== 'bool' && type !== 'dyn') {
      say(at, '表达式的结果须为真或假', `gives ${type}, not true or false`);
    }
  } catch (error) {
    const said = firstLine(error instanceof Error ? error.message : String(error));
    say(at, `表达式有误:${said}`, `is not CEL: ${said}`);
  }
}

const firstLine = (text = ''): string => text.split('\n')[0] ?? '';

/** References inside the policy, and its expressions: whatever a running case would otherwise stumble over. */
export const policyChecks: readonly Check[] = [
  checkShortfalls,
  checkRules,
  checkChains,
  checkCaseFile,
  checkAppraisal,
  checkBatches,
  saying((policy, say) => checkDuties(policy.duties ?? [], say)),
  checkLeave,
  checkEvaluation,
  checkAppeals,
  saying((policy, say) => checkWork(policy.work ?? [], placesOf.seat, say)),
  saying(checkPlanPolicy),
];
