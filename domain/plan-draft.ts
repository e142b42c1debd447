import { reliefFrom } from './batch-start.ts';
import {
  batchesOf,
  monthOf,
  planRulesOf,
  type PlannedRelief,
  type PlanProblem,
  type PlanSeat,
} from './plan-problem.ts';
import { notBefore, withWishes, type PlanWishes } from './plan-wishes.ts';
import type { Facts } from './ports.ts';
import type { DateChange } from './rotation-plan-state.ts';
import { addDays, addMonths, type DateString } from './time.ts';

/** A seat as the record has it: who holds it since when, and what is arranged for it already. */
export interface SeatNow extends Omit<PlanSeat, 'fixed' | 'former'> {
  /** Its relief is under way in a batch. */
  readonly underWay?: { readonly rotation: string; readonly on: DateString };
  /** As the plan in force has it for whoever holds the seat. */
  readonly planned?: DateString;
  /** The term has been extended since: that date was for the old one. */
  readonly extended?: boolean;
}

/**
 * What is to be planned from today on; null without rules for planning. A relief that is under way, or that the plan in force has
 * too soon to be prepared anew, is none of it: its seat counts as one that somebody comes to on that day. The other dates of the
 * plan in force are kept wherever the rules allow it, unless the term has been extended since.
 */
export function problemOf(
  seats: readonly SeatNow[],
  wishes: PlanWishes,
  pins: Readonly<Record<string, DateString>>,
  { policy, calendar }: Pick<Facts, 'policy' | 'calendar'>,
  today: DateString,
): PlanProblem | null {
  const policyRules = planRulesOf(policy);
  if (!policyRules) return null;
  const rules = withWishes(policyRules, wishes);
  const soonest = monthFor(rules.day, reliefFrom(policy, rules.lead, today, calendar));
  const problem = { from: notBefore(wishes, soonest), months: rules.horizon, rules };
  return { ...problem, seats: seats.map((seat) => planSeat(problem, seat, pins[seat.seat])) };
}

/** The first month whose day of relief is not before a date. */
const monthFor = (day: number, date: DateString): DateString =>
  addMonths(`${date.slice(0, 7)}-01`, Number(date.slice(8)) > day ? 1 : 0);

function planSeat(
  problem: Pick<PlanProblem, 'from'>,
  { underWay, planned: on, extended = false, ...seat }: SeatNow,
  pin: DateString | undefined,
): PlanSeat {
  if (seat.posting === null) return seat;
  // Whoever pinned a date of a term that was extended since means it until they let it go.
  const planned = extended && pin === undefined ? undefined : on;
  const arranged = underWay?.on ?? (planned !== undefined && monthOf(problem, planned) < 0 ? planned : null);
  if (arranged !== null) return { ...seat, posting: null, termFrom: arranged, termEnd: null };
  return {
    ...seat,
    ...(pin !== undefined && { fixed: { on: pin, by: 'pinned' as const } }),
    ...(planned !== undefined && { former: planned }),
  };
}

/** The working day of the same month that is nearest after a planned day, or else before it. A date that stands is left alone. */
export function onWorkingDays(
  reliefs: readonly PlannedRelief[],
  { seats }: PlanProblem,
  { calendar }: Pick<Facts, 'calendar'>,
): readonly PlannedRelief[] {
  const fixed = new Set(seats.flatMap((seat) => (seat.fixed ? [seat.seat] : [])));
  return reliefs.map((relief) => {
    if (fixed.has(relief.seat)) return relief;
    let on = calendar.addWorkingDays(relief.on, 0);
    if (on.slice(0, 7) !== relief.on.slice(0, 7)) {
      on = relief.on;
      while (!calendar.isWorkingDay(on)) on = addDays(on, -1);
    }
    return { ...relief, on };
  });
}

/** Dates of the version in force that are arranged already: a new version takes them over as they are. */
export const takenOver = (
  former: Readonly<Record<string, PlannedRelief>>,
  { seats }: PlanProblem,
  seated: Seated,
): readonly PlannedRelief[] =>
  Object.values(former).filter(
    (relief) =>
      seated[relief.seat] === relief.posting &&
      seats.some(({ seat, posting }) => seat === relief.seat && posting === null),
  );

/** By seat: the posting that holds it. */
export type Seated = Readonly<Record<string, string>>;

/** Dates of another month than the version in force has them, and those that only one of the two has. None of a first plan. */
export function changesTo(
  reliefs: readonly PlannedRelief[],
  former: Readonly<Record<string, PlannedRelief>>,
): readonly DateChange[] {
  if (Object.keys(former).length === 0) return [];
  const now = Object.fromEntries(reliefs.map((relief) => [relief.seat, relief]));
  return [...new Set([...Object.keys(former), ...Object.keys(now)])].toSorted().flatMap((seat) => {
    const [before, after] = [former[seat], now[seat]];
    const same = before?.posting === after?.posting && before?.on.slice(0, 7) === after?.on.slice(0, 7);
    return same ? [] : [{ seat, from: before?.on ?? null, to: after?.on ?? null }];
  });
}

/** The first day of each batch. */
export const batchDays = (reliefs: readonly PlannedRelief[]): readonly DateString[] =>
  batchesOf({ reliefs }).map(([, batch]) => batch.map(({ on }) => on).toSorted()[0] ?? '');
