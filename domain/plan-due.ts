import { monthOf, type PlanProblem, type PlanRules, type PlanSeat } from './plan-problem.ts';

/** A seat that is to be relieved, its unit and dates as numbers. */
export interface DueSeat {
  readonly seat: PlanSeat;
  readonly unit: number;
  /** Months of the beginning and the end of the term: the former is mostly before month 0, and so negative. */
  readonly start: number;
  readonly end: number;
  readonly announced: boolean;
  /** The former plan's month, if it is still to come. */
  readonly former: number | null;
  /** Months in which the seat may be relieved as far as it alone goes, in order. */
  readonly months: readonly number[];
}

/** The seats that are due, in the order of the problem, and how many units owe them. */
export function dueSeatsOf(
  problem: PlanProblem,
  cameTogether: (seat: PlanSeat) => boolean,
): { readonly due: readonly DueSeat[]; readonly units: number } {
  const units = new Map<string, number>();
  const due = problem.seats.flatMap((seat): readonly DueSeat[] => {
    if (!isDue(problem, seat)) return [];
    if (!units.has(seat.unit)) units.set(seat.unit, units.size);
    return [dueSeat(problem, seat, units.get(seat.unit) ?? 0, cameTogether(seat))];
  });
  return { due, units: units.size };
}

/** Whose term ends within the horizon, or whose date stands. */
export function isDue(problem: PlanProblem, { posting, termEnd, fixed }: PlanSeat): boolean {
  if (posting === null || termEnd === null) return false;
  return fixed !== undefined || monthOf(problem, termEnd) < problem.months;
}

function dueSeat(problem: PlanProblem, seat: PlanSeat, unit: number, common: boolean): DueSeat {
  const { termFrom, termEnd, fixed } = seat;
  const start = monthOf(problem, termFrom ?? problem.from);
  const end = monthOf(problem, termEnd ?? problem.from);
  const kept = seat.former === undefined ? null : monthOf(problem, seat.former);
  const former = kept !== null && kept >= 0 && kept < problem.months ? kept : null;
  const months = fixed ? [monthOf(problem, fixed.on)] : monthsFor(problem, end, former, common);
  return { seat, unit, start, end, announced: fixed?.by === 'announced', former, months };
}

/**
 * Within the spread that is excused, or that of the first cycle; soon, where the term is over by then; where the former plan had it;
 * never in a month to avoid.
 */
function monthsFor(
  problem: PlanProblem,
  end: number,
  former: number | null,
  common: boolean,
): readonly number[] {
  const { term, firstCycle, avoid } = problem.rules;
  const spread = common ? Math.max(term.spread, firstCycle.spread) : term.spread;
  const last = isOverdue(end) ? overdueUntil(problem.rules) : end + spread;
  const first = Number(problem.from.slice(5, 7)) - 1;
  return Array.from({ length: problem.months }, (_, month) => month).filter(
    (month) =>
      ((month >= end - spread && month <= last) || month === former) &&
      !avoid.months.includes(((first + month) % 12) + 1),
  );
}

/** Whose term ends before the first month in which a relief can be prepared. */
export const isOverdue = (end: number): boolean => end < 0;

/** The last month for somebody overdue: as many to choose from as any team has that came together, the first at once. */
export const overdueUntil = ({ term, firstCycle }: PlanRules): number =>
  2 * Math.max(term.spread, firstCycle.spread);

/**
 * Whether too many came together with the holder of a seat: of the team more than may leave together; where teams leave as
 * a whole, more teams than one.
 */
export function togetherOf({ seats, rules: { team } }: PlanProblem): (seat: PlanSeat) => boolean {
  const across = team.stagger === 'across-teams';
  const came = new Map<string, Set<string>>();
  const key = (seat: PlanSeat) => `${(seat.termFrom ?? '').slice(0, 7)} ${across ? '' : seat.team}`;
  for (const seat of seats) {
    if (seat.posting === null) continue;
    came.set(key(seat), (came.get(key(seat)) ?? new Set()).add(across ? seat.team : seat.seat));
  }
  return (seat) => (came.get(key(seat))?.size ?? 0) > (across ? 1 : team.most);
}
