import type { ApprovalSetting } from './approval-acts.ts';
import { ensure } from './errors.ts';
import { boundOf } from './evaluation-bounds.ts';
import { evaluationOf, isBarred, quotaOf, totalOf, type Grade } from './evaluation-policy.ts';
import {
  appealOf,
  GRADES,
  halves,
  type EvaluationFacts,
  type EvaluationState,
  type Graded,
  type Proposed,
  type Subject,
} from './evaluation-state.ts';
import { chainOf } from './policy.ts';
import type { Facts } from './ports.ts';

export function subjectOf({ subjects }: EvaluationState, id: string, field: string): Subject {
  const subject = subjects[id];
  ensure(subject, 'subject-unknown', { subject: id }, field);
  ensure(!subject.ungraded, 'not-graded', { subject: id }, field);
  return subject;
}

export const settingOf =
  (state: EvaluationState, { policy }: Pick<Facts, 'policy'>) =>
  (key: string): ApprovalSetting => {
    const { chains } = evaluationOf(policy);
    if (key === GRADES) {
      const initiators = state.proposedBy === null ? [] : [state.proposedBy];
      return { chain: chainOf(policy, chains.grades), places: state.places, initiators };
    }
    const subject = key.slice(appealOf('').length);
    const appealed = state.appeals[subject];
    ensure(appealed, 'not-before-you', { subject: key });
    // Who proposed the grade does not decide on the appeal against it.
    const initiators = [appealed.by, ...(state.proposedBy === null ? [] : [state.proposedBy])];
    const person = state.subjects[subject]?.person;
    return {
      ...{ chain: chainOf(policy, chains.appeal), places: state.places, initiators },
      ...(person !== undefined && { person }),
    };
  };

const shareOf = ({ raised }: EvaluationState, { policy }: Facts): readonly [number, number] =>
  evaluationOf(policy).excellent[raised ? 'raised' : 'share'];

export const gradedIn = ({ subjects }: EvaluationState): readonly Subject[] =>
  Object.values(subjects).filter(({ ungraded }) => !ungraded);

/** One grade: both marks are there, it rests on entries of the record, and nothing on record bars it. */
export function judge(state: EvaluationState, item: Proposed, at: string, facts: EvaluationFacts): Graded {
  const { subject, grade, entries } = item;
  subjectOf(state, subject, `${at}subject`);
  const marks = state.marks[subject] ?? {};
  const half = halves.find((which) => marks[which] === undefined);
  ensure(half === undefined, 'mark-missing', { subject, half: half ?? '' }, `${at}subject`);
  const { halfYear = 0, yearEnd = 0 } = marks;
  const evaluation = evaluationOf(facts.policy);
  const total = totalOf({ halfYear, yearEnd }, evaluation.weights);
  const record = facts.years[subject];
  ensure(record, 'subject-unknown', { subject }, `${at}subject`);
  ensure(entries.length > 0, 'entries-missing', { subject }, `${at}entries`);
  entries.forEach((entry, n) =>
    ensure(record.entries.includes(entry), 'entry-unknown', { subject, entry }, `${at}entries.${n}`),
  );
  const { atMost, because } = boundOf(record, facts.policy);
  ensure(
    !isBarred(grade, atMost),
    'grade-barred',
    { subject, atMost, because: because.join(', ') },
    `${at}grade`,
  );
  const least = evaluation.excellent.leastTotal;
  ensure(grade !== 'excellent' || total >= least * 100, 'total-too-low', { subject, least }, `${at}grade`);
  return { ...item, total, because };
}

export function ensureQuota(state: EvaluationState, given: readonly Grade[], facts: Facts): void {
  const most = quotaOf(gradedIn(state).length, shareOf(state, facts));
  const excellent = given.filter((grade) => grade === 'excellent').length;
  ensure(excellent <= most, 'quota-exceeded', { excellent, most, pool: gradedIn(state).length }, 'items');
}
