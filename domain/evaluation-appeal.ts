import { openApproval, withdrawApproval } from './approval-acts.ts';
import { ensure } from './errors.ts';
import { ensureQuota, judge, settingOf, subjectOf } from './evaluation-judge.ts';
import { toldCorrection } from './evaluation-told.ts';
import {
  appealOf,
  GRADES,
  type EvaluationCommand,
  type EvaluationEvent,
  type EvaluationFacts,
  type EvaluationState,
  type Proposed,
} from './evaluation-state.ts';
import { holds, officeId } from './office.ts';
import { addDays, type DateString } from './time.ts';

type Of<A extends EvaluationCommand['act']> = Extract<EvaluationCommand, { act: A }>;
type Events = readonly EvaluationEvent[];

/** An appeal that was agreed to: the grade that was asked for, if the record and the quota still leave it open. */
export function correct(
  state: EvaluationState,
  subject: string,
  date: DateString,
  facts: EvaluationFacts,
): EvaluationEvent {
  const appealed = state.appeals[subject];
  ensure(appealed, 'not-before-you', { subject });
  const graded = judge(state, appealed.asks, '', facts);
  ensureQuota(state, Object.values({ ...state.grades, [subject]: graded.grade }), facts);
  const told = toldCorrection(subjectOf(state, subject, 'subject'), date, facts);
  return { type: 'gradeCorrected', ...graded, ...told };
}

/** 申诉: by the person, or by the unit that it is about; once, until the limit. */
export function appeal(state: EvaluationState, command: Of<'appeal'>, facts: EvaluationFacts): Events {
  const { subject: id, grade, entries, reason, date } = command;
  const told = state.stage === 'notified' || state.stage === 'final';
  ensure(told, 'wrong-stage', { stage: state.stage, act: 'appeal' });
  const subject = subjectOf(state, id, 'subject');
  const own = subject.person !== undefined && facts.actor.person === subject.person;
  ensure(own || holds(facts.actor, officeId(subject.unit, 'hr')), 'not-your-office', {
    office: officeId(subject.unit, 'hr'),
  });
  ensure(state.finalOn !== null && date < state.finalOn, 'appeal-over', { until: state.finalOn ?? '' });
  ensure(!state.appeals[id], 'already-open', { case: appealOf(id) });
  ensure(grade !== state.grades[id], 'grade-same', { subject: id }, 'grade');
  const asks: Proposed = { subject: id, grade, entries };
  judge(state, asks, '', facts);
  ensureQuota(state, Object.values({ ...state.grades, [id]: grade }), facts);
  const by = facts.actor.account;
  const appealed: EvaluationEvent = { type: 'appealed', subject: id, by, asks, reason };
  const after = { ...state, appeals: { ...state.appeals, [id]: { by, asks } } };
  const context = { ...settingOf(after, facts)(appealOf(id)), facts, date };
  return [appealed, ...openApproval(appealOf(id), context)];
}

/** 撤回申诉: by whoever made it, until it is decided. The grade stays as it was told, and there is no second appeal. */
export function withdrawAppeal(
  state: EvaluationState,
  { subject }: Of<'withdrawAppeal'>,
  { actor }: EvaluationFacts,
): Events {
  const appealed = state.appeals[subject];
  ensure(appealed, 'not-before-you', { subject }, 'subject');
  ensure(appealed.by === actor.account, 'not-your-appeal', { subject });
  const key = appealOf(subject);
  return [
    { type: 'appealWithdrawn', subject, by: actor.account },
    ...withdrawApproval(key, state.approvals[key]),
  ];
}

const appealsOpen = ({ approvals }: EvaluationState): boolean =>
  Object.entries(approvals).some(
    ([key, { status }]) => key !== GRADES && (status === 'open' || status === 'returned'),
  );

/** The day on which the grades are final, which the last appeal is waited for; then that on which nobody is asked to take note any more. */
export function overOn(state: EvaluationState): DateString | null {
  const { stage, finalOn, notesUntil } = state;
  if (stage === 'final') return notesUntil === undefined ? null : addDays(notesUntil, 1);
  return appealsOpen(state) ? null : finalOn;
}
