import type { Policy, SeatRole } from './policy.ts';
import type { PlanPolicy } from './rotation-policy.ts';
import { addMonths, monthsBetween, type DateString } from './time.ts';

/**
 * What the rotation plan is about, without people: seats, the terms of whoever is in them, and rules. It decides one thing,
 * the month in which each seat that is due is relieved; docs/rotation.md has it as mathematics.
 *
 * Months are counted from the month of `from`, which is month 0.
 */
export interface PlanProblem {
  /** The first month in which a relief can still be prepared; the day does not matter. */
  readonly from: DateString;
  /** The horizon: months 0 to `months - 1`. A seat whose term ends after it stays, and counts as somebody who is there. */
  readonly months: number;
  /** All seats of each team, those not due as well: the rules about a team count them. */
  readonly seats: readonly PlanSeat[];
  readonly rules: PlanRules;
}

export interface PlanSeat {
  readonly seat: string;
  readonly team: string;
  readonly role: SeatRole;
  /** The sending unit that owes the seat, and so sends the successor. */
  readonly unit: string;
  /** Who holds it; null while it is vacant: then it is not relieved in this plan. */
  readonly posting: string | null;
  /** Since when it is held; of a vacant seat when somebody is expected, null where nobody knows. */
  readonly termFrom: DateString | null;
  /** As planned or extended: the first day after the term. Null with `posting`. */
  readonly termEnd: DateString | null;
  /** The date stands, whatever the plan would prefer: it was announced, or somebody pinned it. */
  readonly fixed?: { readonly on: DateString; readonly by: FixedBy };
  /** When the plan before this one had this posting relieved: kept wherever the rules allow it. */
  readonly former?: DateString;
}

export type FixedBy = 'announced' | 'pinned';

/** What the policy says about terms and rotation: `term` is `policy.term`, the rest `policy.rotation.plan`. */
export interface PlanRules extends PlanPolicy {
  readonly term: { readonly months: number; readonly spread: number };
}

export interface Plan {
  /** One for each seat that is due, in the order of the problem's seats. */
  readonly reliefs: readonly PlannedRelief[];
  /** Seats whose date is not the former plan's; 0 in a first plan. */
  readonly changes: number;
  /** What the plan costs, and what no plan of so few changes can be below: whole numbers, in the weights of the policy. */
  readonly objective: number;
  readonly bound: number;
  /** (objective - bound) / objective; 0 when there is nothing better. */
  readonly gap: number;
  readonly status: 'optimal' | 'bounded';
}

export interface PlannedRelief {
  readonly seat: string;
  readonly posting: string;
  /** The policy's day of the month, or the fixed date as it stands. Whoever runs the plan moves it to a working day. */
  readonly on: DateString;
  /** Months of the term that ends then. */
  readonly months: number;
  /** Set where the term ends further from its end than the policy excuses: an exception to 三(一), with its reason. */
  readonly exception?: PlanException;
}

export interface PlanException {
  /**
   * `commonStart`: more of the team came together than may leave together, so that somebody has to go sooner or later.
   * `overdue`: the term was over before any relief could be prepared, so that the seat is relieved as soon as its team permits.
   * `former`: the plan before this one had it so, and it was approved.
   */
  readonly reason: 'commonStart' | 'overdue' | 'former' | FixedBy;
  /** Months after the term's end; negative before it. */
  readonly off: number;
}

/** The rules of a policy for planning; null where it has only a table of batches. */
export const planRulesOf = ({ term, rotation }: Policy): PlanRules | null =>
  rotation.plan ? { ...rotation.plan, term: { months: term.months, spread: term.spread } } : null;

/** The number of a date's month; negative before `from`. */
export const monthOf = ({ from }: Pick<PlanProblem, 'from'>, date: DateString): number =>
  monthsBetween(from, date);

/** The policy's day of a month. */
export const dayOf = ({ from, rules }: PlanProblem, month: number): DateString =>
  `${addMonths(`${from.slice(0, 7)}-01`, month).slice(0, 7)}-${String(rules.day).padStart(2, '0')}`;

/** The batches of a plan: its reliefs by month, `YYYY-MM`, the earliest first. */
export function batchesOf({
  reliefs,
}: Pick<Plan, 'reliefs'>): readonly (readonly [month: string, PlannedRelief[]])[] {
  const batches = new Map<string, PlannedRelief[]>();
  for (const relief of reliefs) {
    const month = relief.on.slice(0, 7);
    batches.set(month, [...(batches.get(month) ?? []), relief]);
  }
  return [...batches].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
