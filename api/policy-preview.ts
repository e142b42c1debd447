import { today as businessDate } from '../db/clock.ts';
import { policyOf } from '../db/facts.ts';
import { currentVersion } from '../db/policies.ts';
import { runningApprovals, type RunningCase } from '../db/queries/running.ts';
import { contextOf, onRoster, placeOf } from '../db/queries/screening.ts';
import type { Policy } from '../domain/policy.ts';
import { changedIn, comparePolicies, type PolicyChange } from '../domain/policy-diff.ts';
import type { Screening } from '../domain/ports.ts';
import { over, type SelectionState } from '../domain/selection-state.ts';
import { latest, type DateString } from '../domain/time.ts';
import { policyChecks } from '../schemas/check-policy.ts';
import { policySchema } from '../schemas/policy.ts';
import { problem, type Problem } from '../schemas/problems.ts';
import { createScreens } from '../schemas/screening.ts';
import type { ApiDeps } from './deps.ts';
import { chainIdOf } from './views/approval-setting.ts';

const FILE = 'policy.json';

/** What is wrong with a policy as JSON; none where it may be loaded. */
function problemsOf(document: unknown): { readonly policy?: Policy; readonly problems: readonly Problem[] } {
  const parsed = policySchema.safeParse(document);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      problem(FILE, path.join('.') || 'file', `不符合格式:${message}`, message),
    );
    return { problems };
  }
  const problems: Problem[] = [];
  for (const check of policyChecks) check(parsed.data, problems);
  return { policy: parsed.data, problems };
}

/**
 * What a new version would change, and which running cases go by what would change. They keep their version: the preview
 * says who would be concerned if the same were begun today.
 */
export async function previewPolicy({ db }: Pick<ApiDeps, 'db'>, programme: string, document: unknown) {
  const current = await policyOf(db, programme, await currentVersion(db, programme));
  const { policy, problems } = problemsOf(document);
  if (!policy || problems.length > 0)
    return { valid: false, problems, changes: [], approvals: [], nominees: [] };
  const changes = comparePolicies(current, policy);
  const running = await runningApprovals(db, programme);
  return {
    ...{ valid: true, problems: [], changes },
    approvals: running.flatMap((found) => approvalsOn(found, current, changes)),
    nominees: await nomineesUnder(db, { current, next: policy, changes }, running),
  };
}

/** Approvals that go on through a chain in which something would change. */
function approvalsOn(
  { id, kind, policyVersion, state }: RunningCase,
  policy: Policy,
  changes: readonly PolicyChange[],
) {
  const chains = changedIn('chains', changes);
  return Object.entries(state.approvals).flatMap(([key, { status, step }]) => {
    const chain = chainIdOf(policy, kind, state, key);
    if ((status !== 'open' && status !== 'returned') || !chains.includes(chain)) return [];
    return [{ case: id, approval: key, chain, step, policyVersion }];
  });
}

interface Versions {
  readonly current: Policy;
  readonly next: Policy;
  readonly changes: readonly PolicyChange[];
}

/** Nominees on the way whom a rule that would change would judge otherwise, if they were nominated today. */
async function nomineesUnder(
  db: ApiDeps['db'],
  { current, next, changes }: Versions,
  running: readonly RunningCase[],
) {
  const rules = changedIn('rules', changes);
  if (rules.length === 0) return [];
  const today = await businessDate(db);
  // Of its own: rules are kept compiled by the number of their version, which this one may not have yet.
  const [before, after] = [createScreens(), createScreens()];
  const selections = running.filter(({ kind }) => kind === 'selection');
  const found = await Promise.all(
    selections.map(async ({ id, town, policyVersion, state }) => {
      const { nominees, seats } = state as RunningCase['state'] & SelectionState;
      const live = Object.entries(nominees).filter(
        ([, { stage }]) => !over.includes(stage) && stage !== 'dispatched',
      );
      if (live.length === 0) return [];
      const place = await placeOf(db, town ?? '', today);
      const people = await onRoster(
        db,
        live.map(([person]) => person),
      );
      return live.flatMap(([person, { seat }]) => {
        const [known, plan] = [people.get(person), seats[seat]];
        if (!known || !plan) return [];
        const context = contextOf(plan, place, known.unitLine, daysOf(plan.termFrom, today));
        const differing = otherwise(
          before.screen(current, known.record, context),
          after.screen(next, known.record, context),
          rules,
        );
        return differing.length > 0 ? [{ case: id, person, policyVersion, rules: differing }] : [];
      });
    }),
  );
  return found.flat();
}

const daysOf = (termFrom: DateString, today: DateString) => ({
  screening: today,
  nomination: today,
  dispatch: latest(termFrom, today),
});

/** Rules that come out otherwise, or that are there in one of the versions only. */
function otherwise(before: Screening, after: Screening, rules: readonly string[]) {
  const outcomeIn = (screening: Screening, id: string) =>
    screening.find(({ rule }) => rule === id)?.outcome ?? null;
  return rules
    .map((rule) => ({ rule, before: outcomeIn(before, rule), after: outcomeIn(after, rule) }))
    .filter((one) => one.before !== one.after);
}
