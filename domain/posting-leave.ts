import type { PostingEvent } from './posting-events.ts';
import { appraisalAtRelease } from './posting-return.ts';
import type { PostingFacts, PostingState } from './posting-state.ts';
import type { DateString } from './time.ts';

/** Out of the seat today. A successor who is there already takes it; else it is vacant, and the team is told. */
export function release(
  state: PostingState,
  reason: string,
  on: DateString,
  facts: PostingFacts,
): readonly PostingEvent[] {
  const { successor, holding } = state;
  const { leaveIn } = facts;
  const leaves = { on, reason, ...(leaveIn !== undefined && { leaveIn }) };
  const appraisal = appraisalAtRelease(state, reason, on, facts);
  if (successor?.arrived) {
    return [
      { type: 'handedOver', successor: successor.posting, on },
      { type: 'released', ...leaves, vacant: false },
      ...appraisal,
    ];
  }
  return [{ type: 'released', ...leaves, vacant: holding }, ...appraisal];
}
