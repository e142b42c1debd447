import { checkPlan, type PlanViolation } from './plan-check.ts';
import { monthOf, planRulesOf, type PlanProblem, type PlanRules } from './plan-problem.ts';
import type { PlanRule } from './plan-words.ts';
import type { Policy } from './policy.ts';
import { holderOf, type SeatAhead } from './seat-ahead.ts';
import { monthsBetween, type DateString } from './time.ts';

/** Rules about when people leave: the others are about a plan as a document. */
const ABOUT_DATES: readonly PlanRule[] = [
  'term',
  'avoid',
  'most',
  'batches',
  'veterans',
  'leader',
  'together',
];

/** Rules of the rotation that hold, or are broken elsewhere, before a change and are broken after it. */
export function brokenPlanRules(
  before: readonly SeatAhead[],
  after: readonly SeatAhead[],
  policy: Policy,
  today: DateString,
): readonly PlanViolation[] {
  const rules = planRulesOf(policy);
  if (!rules) return [];
  const key = ({ rule, team, seat, month }: PlanViolation): string => [rule, team, seat, month].join(' ');
  const known = new Set(violations(before, rules, today).map(key));
  return violations(after, rules, today).filter((violation) => !known.has(key(violation)));
}

/** As if whoever is to leave next were a plan: on the day of the relief that is known, else at the end of the term. */
function violations(
  seats: readonly SeatAhead[],
  rules: PlanRules,
  today: DateString,
): readonly PlanViolation[] {
  const problem: PlanProblem = {
    ...{ from: today, months: rules.horizon, rules },
    seats: seats.map((seat) => {
      const holder = holderOf(seat);
      return {
        ...{ seat: seat.seat, team: seat.team, role: seat.role, unit: seat.supplyingUnit },
        posting: holder?.posting ?? null,
        termFrom: holder?.presentFrom ?? null,
        termEnd: holder?.termEnd ?? null,
      };
    }),
  };
  const reliefs = problem.seats.flatMap(({ seat, posting, termFrom, termEnd }, n) => {
    if (posting === null || termEnd === null) return [];
    const on = seats[n]?.relief ?? termEnd;
    const month = monthOf(problem, on);
    if (month < 0 || month >= problem.months) return [];
    const off = monthsBetween(termEnd, on);
    const months = monthsBetween(termFrom ?? today, on);
    const exception = { reason: 'commonStart' as const, off };
    return [{ seat, posting, on, months, ...(Math.abs(off) > rules.term.spread && { exception }) }];
  });
  const document = { changes: 0, objective: 0, bound: 0, gap: 0, status: 'optimal' as const };
  return checkPlan(problem, { reliefs, ...document }).filter(({ rule }) => ABOUT_DATES.includes(rule));
}
