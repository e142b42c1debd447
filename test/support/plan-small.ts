import fc from 'fast-check';
import { checkPlan, changesOfPlan, objectiveOfPlan } from '../../domain/plan-check.ts';
import { optionsOf } from '../../domain/plan-choose.ts';
import { conflictsOf } from '../../domain/plan-conflict.ts';
import {
  dayOf,
  planRulesOf,
  type Plan,
  type PlannedRelief,
  type PlanProblem,
  type PlanRules,
  type PlanSeat,
} from '../../domain/plan-problem.ts';
import { settingOf } from '../../domain/plan-setting.ts';
import { addMonths, monthsBetween } from '../../domain/time.ts';
import { policy } from './shenzhen.ts';

const own = planRulesOf(policy);
if (!own) throw new Error('the policy says how dates are planned');
export const rules: PlanRules = own;

const FROM = '2023-07-01';

/** A seat of a team that came in July 2021, as far as nothing else is said. */
export function seatOf(team: string, n: number, change: Partial<PlanSeat> = {}): PlanSeat {
  const termFrom = change.termFrom ?? '2021-07-01';
  return {
    ...{ seat: `${team}/${n}`, team, role: n === 1 ? 'leader' : 'member', unit: `unit-${n}` },
    ...{
      posting: `posting/${team}/${n}/1`,
      termFrom,
      termEnd: 'termEnd' in change ? null : addMonths(termFrom, 36),
    },
    ...change,
  };
}

export const teamOf = (team: string, size = 5): readonly PlanSeat[] =>
  Array.from({ length: size }, (_, n) => seatOf(team, n + 1));

export const problemOf = (seats: readonly PlanSeat[], change: Partial<PlanRules> = {}): PlanProblem => ({
  from: FROM,
  months: 36,
  seats,
  rules: { ...rules, ...change },
});

/** Which rules collide in a problem without faults. */
export const collisionsIn = (problem: PlanProblem) => conflictsOf(optionsOf(settingOf(problem)));

/** Small problems with everything in them: short terms, so that every plan there is can be tried. */
export const smallProblems: fc.Arbitrary<PlanProblem> = fc
  .record({
    stagger: fc.constantFrom('within-team' as const, 'within-team' as const, 'across-teams' as const),
    batches: fc.integer({ min: 1, max: 3 }),
    most: fc.integer({ min: 1, max: 2 }),
    fewest: fc.integer({ min: 0, max: 2 }),
    known: fc.integer({ min: 1, max: 2 }),
    share: fc.constantFrom([0, 1] as const, [1, 2] as const, [1, 1] as const),
    spread: fc.integer({ min: 0, max: 1 }),
    first: fc.integer({ min: 1, max: 2 }),
    avoid: fc.constantFrom([], [9], [10]),
    weights: fc.record({
      month: fc.integer({ min: 0, max: 2 }),
      exception: fc.integer({ min: 0, max: 5 }),
      unit: fc.integer({ min: 0, max: 6 }),
      peak: fc.integer({ min: 0, max: 5 }),
    }),
    seats: fc.array(
      fc.record({
        team: fc.integer({ min: 0, max: 1 }),
        unit: fc.integer({ min: 0, max: 1 }),
        came: fc.integer({ min: -1, max: 2 }),
        kind: fc.constantFrom(
          'plain',
          'plain',
          'plain',
          'vacant',
          'late',
          'overdue',
          'announced',
          'pinned',
          'former',
        ),
        month: fc.integer({ min: 0, max: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ stagger, batches, most, fewest, known, share, spread, first, avoid, weights, seats }) => {
    const problem = {
      from: FROM,
      months: 5,
      rules: {
        ...rules,
        term: { months: 12, spread },
        team: { ...rules.team, stagger, batches, most },
        veterans: { ...rules.veterans, fewest, months: known },
        leader: { ...rules.leader, share },
        firstCycle: { ...rules.firstCycle, spread: first },
        avoid: { ...rules.avoid, months: avoid },
        level: { ...rules.level, most: 1, share: [1, 3] as const },
        weights: { ...rules.weights, ...weights },
      },
    };
    const on = (month: number) => dayOf({ ...problem, seats: [] }, month);
    const first12 = addMonths(FROM, -10);
    return {
      ...problem,
      seats: seats.map(({ team, unit, came, kind, month }, n): PlanSeat => {
        const seat = seatOf(`team-${team}`, n + 1, {
          unit: `unit-${unit}`,
          role: n < 2 ? 'leader' : 'member',
        });
        if (kind === 'vacant') return { ...seat, posting: null, termFrom: null, termEnd: null };
        const termFrom =
          kind === 'late'
            ? addMonths(FROM, -2)
            : addMonths(first12, kind === 'overdue' ? -3 - month : came > 0 ? came : 0);
        return {
          ...seat,
          ...{ termFrom, termEnd: addMonths(termFrom, 12) },
          ...((kind === 'announced' || kind === 'pinned') && { fixed: { on: on(month), by: kind } }),
          ...(kind === 'former' && { former: on(month) }),
        };
      }),
    };
  });

/** Every plan that keeps to the rules, one after the other: months of each seat tried in all ways, judged by the checker. */
function* everyPlan(problem: PlanProblem): Generator<Plan> {
  const due = problem.seats.filter(
    ({ posting, termEnd, fixed }) =>
      posting !== null &&
      termEnd !== null &&
      (fixed !== undefined || monthsBetween(problem.from, termEnd) < problem.months),
  );
  const months = due.map(() => 0);
  for (;;) {
    const plan = planBy(problem, due, months);
    if (checkPlan(problem, plan).length === 0) yield plan;
    let n = 0;
    while (n < due.length && (months[n] = (months[n] ?? 0) + 1) === problem.months) months[n++] = 0;
    if (n === due.length) return;
  }
}

const isOver = ({ from }: PlanProblem, { termEnd }: PlanSeat) =>
  termEnd !== null && monthsBetween(from, termEnd) < 0;

function planBy(problem: PlanProblem, due: readonly PlanSeat[], months: readonly number[]): Plan {
  const reliefs = due.map((seat, n): PlannedRelief => {
    const day = dayOf(problem, months[n] ?? 0);
    const on = seat.fixed?.on.slice(0, 7) === day.slice(0, 7) ? seat.fixed.on : day;
    const off = monthsBetween(seat.termEnd ?? on, on);
    return {
      ...{ seat: seat.seat, posting: seat.posting ?? '', on, months: monthsBetween(seat.termFrom ?? on, on) },
      ...(Math.abs(off) > problem.rules.term.spread && {
        exception: { reason: isOver(problem, seat) ? ('overdue' as const) : ('commonStart' as const), off },
      }),
    };
  });
  const objective = objectiveOfPlan(problem, { reliefs });
  const changes = changesOfPlan(problem, { reliefs });
  return { reliefs, changes, objective, bound: objective, gap: 0, status: 'optimal' };
}

/** The fewest changes that any plan has, and the least that one of so few costs; null where there is no plan. */
export function bestOf(problem: PlanProblem): { changes: number; objective: number } | null {
  let best: { changes: number; objective: number } | null = null;
  for (const { changes, objective } of everyPlan(problem)) {
    if (!best || changes < best.changes || (changes === best.changes && objective < best.objective))
      best = { changes, objective };
  }
  return best;
}
