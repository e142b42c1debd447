import type { Policy } from './policy.ts';
import { batchOf, firstRotation } from './programme-calendar.ts';
import { plansOf, type ProgrammeState } from './programme-state.ts';
import { addDays, addMonths, type DateString } from './time.ts';

/** From where on the policy's table relieves. */
export interface TableAhead {
  readonly from: number;
  /** After a plan, only whoever's term ends about then: the others have a plan behind them. */
  readonly dueOnly: boolean;
}

/** The table's next batch; while a plan has batches to come, the first one after them. */
export function tableAhead(policy: Policy, state: ProgrammeState): TableAhead | null {
  const { nextRotation } = state;
  const { inForce } = plansOf(state);
  const last = inForce?.batches.at(-1);
  if (last !== undefined) return { from: firstRotation(policy, addDays(last, 1)), dueOnly: true };
  return nextRotation && { from: nextRotation.batch ?? nextRotation.n, dueOnly: inForce !== null };
}

/**
 * By the policy's table of batches: when the seat of this number is relieved next. A county's head goes with seat 1.
 */
export function nextByTable(
  policy: Policy,
  { from, dueOnly }: TableAhead,
  seatNumber: number,
  termEnd: DateString,
): DateString | null {
  // Each cycle has every batch once; whoever is not due in one is due in the next.
  for (let n = from; n < from + 2 * policy.rotation.batches.length; n += 1) {
    const { seatNumbers, relieveOn } = batchOf(policy, n);
    const due = !dueOnly || termEnd <= addMonths(relieveOn, policy.term.spread);
    if (due && seatNumbers.includes(seatNumber)) return relieveOn;
  }
  return null;
}
