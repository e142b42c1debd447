import { tickApprovals } from './approval-acts.ts';
import { ensure } from './errors.ts';
import { resolve, type OfficeId } from './office.ts';
import type { PostingAct } from './posting-commands.ts';
import type { PostingEvent } from './posting-events.ts';
import { release } from './posting-leave.ts';
import { hrOf } from './posting-offices.ts';
import { settingOf } from './posting-proposals.ts';
import { isOver, lookOn, type PostingFacts, type PostingState } from './posting-state.ts';
import { addMonths, latest, type DateString } from './time.ts';

type Events = readonly PostingEvent[];
type Subject = Extract<PostingEvent, { type: 'overdue' }>['subject'];

/** The day on which somebody leaves without a successor, where the seat ends with the term. */
export const termEndOf = ({ endsWithTerm, stage, termEnd }: PostingState): DateString | null =>
  endsWithTerm && stage === 'onSite' ? termEnd : null;

/** What has come due on a posting: limits of its approvals, and its own. */
export function tickPosting(state: PostingState, date: DateString, facts: PostingFacts): Events {
  const passed = (on: DateString | null | undefined, subject: Subject): Events =>
    on && on <= date ? [{ type: 'overdue', subject, office: hrOf(state) }] : [];
  if (isOver(state)) return passed(state.appraisal?.lateOn, 'appraisal');
  const ends = termEndOf(state);
  if (ends !== null && ends <= date) return release(state, 'seatEnded', date, facts);
  return [
    ...tickApprovals(state.approvals, settingOf(state, facts), facts, date),
    ...passed(state.arrivalLateOn, 'arrival'),
    ...passed(state.successor?.lateOn, 'handover'),
    ...passed(state.appraisal?.lateOn, 'appraisal'),
    ...withoutSuccessor(state, date, facts),
  ];
}

/**
 * Until when the holder stays by a decision: a batch or a plan that was approved, further on than a term may end without a reason
 * of its own. An exception takes nothing from what a term may be extended by.
 */
function exceptionUntil({ relief, termLimit }: PostingState, { plannedOn }: PostingFacts): DateString | null {
  const until = latest(relief?.on ?? '', plannedOn ?? '');
  return termLimit !== null && until > termLimit ? until : null;
}

/**
 * Nobody leaves a seat uncovered. The day has come and nobody is there to take it: the term goes on for as long as the
 * policy lets it, and the offices are told; after that it is on record as overrun, and the office above is told.
 */
function withoutSuccessor(state: PostingState, date: DateString, facts: PostingFacts): Events {
  const look = lookOn(state);
  const missed = look !== null && look <= date;
  const passed = state.termLateOn !== null && state.termLateOn <= date;
  const exception = passed || missed ? exceptionUntil(state, facts) : null;
  const runsOn: Events =
    passed && exception !== null && exception >= date ? [{ type: 'termRunsOn', until: exception }] : [];
  const late = passed && runsOn.length === 0;
  const overdue = (subject: Subject): PostingEvent => ({ type: 'overdue', subject, office: hrOf(state) });
  if (!missed && !late) return runsOn;
  // The handover takes longer than the term: its own limit sees to that.
  if (state.successor?.arrived) return [overdue('term')];
  const { extensionMonths, spread, told, escalateTo } = facts.policy.term;
  const { relief, places } = state;
  const termEnd = exception ?? state.termEnd ?? date;
  const offices: readonly OfficeId[] = [...new Set(told.map((office) => resolve(office, places)))];
  const first: Events = [...runsOn, ...(missed && look === relief?.on ? [overdue('relief')] : [])];
  if (!late && termEnd > date) return [...first, { type: 'reliefMissed', lookOn: termEnd, offices }];
  const months = Math.min(monthsUntilAfter(termEnd, date), extensionMonths - state.extendedMonths);
  const until = addMonths(termEnd, months);
  const extended: PostingEvent = {
    ...{ type: 'extended', months, termEnd: until, termLimit: addMonths(until, spread) },
    ...{ lookOn: until, offices },
  };
  const longer = months > 0 ? [...first, extended] : first;
  if (until > date) return longer;
  return [...longer, overdue('term'), { type: 'termOverrun', offices: [resolve(escalateTo, places)] }];
}

/** The fewest whole months after which a term that ends on a day would end after a date. */
function monthsUntilAfter(termEnd: DateString, date: DateString): number {
  let months = 0;
  while (addMonths(termEnd, months) <= date) months += 1;
  return months;
}

/** An office has read what it was told. */
export function takeNote(
  state: PostingState,
  { subject }: PostingAct<'takeNote'>,
  { actor }: PostingFacts,
): Events {
  const told = state.told?.[subject] ?? [];
  ensure(!isOver(state) && told.length > 0, 'nothing-told', { subject }, 'subject');
  const office = told.find((one) => actor.offices.includes(one));
  ensure(office, 'not-your-office', { office: told.join(', ') });
  return [{ type: 'noted', subject, office, by: actor.account }];
}
