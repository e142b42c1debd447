import type { Policy } from './policy.ts';
import { batchOf } from './programme-calendar.ts';
import type { DateString } from './time.ts';

/**
 * By the policy's table of batches: when the seat of this number is relieved next, in batch `from` or later. A county's head
 * goes with seat 1.
 */
export function nextByTable(policy: Policy, from: number, seatNumber: number): DateString | null {
  // Each cycle has every batch once.
  for (let n = from; n < from + policy.rotation.batches.length; n += 1) {
    const { seatNumbers, relieveOn } = batchOf(policy, n);
    if (seatNumbers.includes(seatNumber)) return relieveOn;
  }
  return null;
}
