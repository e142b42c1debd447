import { tickApprovals } from './approval-acts.ts';
import type { PostingEvent } from './posting-events.ts';
import { release } from './posting-leave.ts';
import { hrOf } from './posting-offices.ts';
import { settingOf } from './posting-proposals.ts';
import type { PostingFacts, PostingState } from './posting-state.ts';
import type { DateString } from './time.ts';

type Events = readonly PostingEvent[];

/** The day on which somebody leaves without a successor, where the seat ends with the term. */
export const termEndOf = ({ endsWithTerm, stage, termEnd }: PostingState): DateString | null =>
  endsWithTerm && stage === 'onSite' ? termEnd : null;

/** What has come due on a posting: limits of its approvals, and its own. */
export function tickPosting(state: PostingState, date: DateString, facts: PostingFacts): Events {
  const passed = (on: DateString | null | undefined, subject: 'arrival' | 'term' | 'handover'): Events =>
    on && on <= date ? [{ type: 'overdue', subject, office: hrOf(state) }] : [];
  const ends = termEndOf(state);
  if (ends !== null && ends <= date) return release(state, 'seatEnded', date);
  return [
    ...tickApprovals(state.approvals, settingOf(state, facts), facts, date),
    ...passed(state.arrivalLateOn, 'arrival'),
    // Nobody leaves a seat uncovered: the person stays, and it is on record that the term has passed.
    ...passed(state.termLateOn, 'term'),
    ...passed(state.successor?.lateOn, 'handover'),
  ];
}
