import { ensure } from './errors.ts';
import type {
  EvaluationCommand,
  EvaluationEvent,
  EvaluationFacts,
  EvaluationState,
  Subject,
  Told,
} from './evaluation-state.ts';
import type { Task } from './case.ts';
import { evaluationOf } from './evaluation-policy.ts';
import { holds, officeId } from './office.ts';
import type { DateString } from './time.ts';

type TakeNote = Extract<EvaluationCommand, { act: 'takeNote' }>;

/** What a note is known by: the person, the team or the unit that the grade is about. */
const gradeNote = ({ id, person }: Pick<Subject, 'id' | 'person'>): string => `grade:${person ?? id}`;

/**
 * Whose inbox a grade goes to: that of the person, by name, where they have a login; of HR of the unit, where it is about a team or
 * a unit. HR of somebody without a login finds the grade on its page, as before.
 */
export function toldOf(
  subjects: readonly Subject[],
  { logins }: Pick<EvaluationFacts, 'logins'>,
): { readonly told?: readonly Told[] } {
  const told = subjects.flatMap((subject): readonly Told[] => {
    const note = { note: gradeNote(subject), office: officeId(subject.unit, 'hr') };
    if (subject.person === undefined) return [note];
    const account = logins[subject.person];
    return account === undefined ? [] : [{ ...note, account }];
  });
  return told.length > 0 ? { told } : {};
}

/**
 * A correction may come when all other grades are final: whoever it is about is asked for as long as an appeal is possible against a grade
 * that is told. Of somebody without a login HR of their unit is, who may have appealed for them.
 */
export function toldCorrection(
  subject: Subject,
  date: DateString,
  facts: EvaluationFacts,
): { readonly told: readonly Told[] } {
  const { calendar, policy } = facts;
  const until = calendar.addWorkingDays(date, evaluationOf(policy).appealWithin);
  const { told = [{ note: gradeNote(subject), office: officeId(subject.unit, 'hr') }] } = toldOf(
    [subject],
    facts,
  );
  return { told: told.map((one) => ({ ...one, until })) };
}

/** Whoever was told has read it. When the grades are final the last one ends the evaluation. */
export function takeNote(
  { told = {}, stage }: EvaluationState,
  { subject }: TakeNote,
  { actor }: EvaluationFacts,
): readonly EvaluationEvent[] {
  const note = told[subject];
  ensure(note, 'nothing-told', { subject }, 'subject');
  const asked = note.account === undefined ? holds(actor, note.office) : actor.account === note.account;
  ensure(asked, 'not-your-office', { office: note.account ?? note.office });
  const last = stage === 'final' && Object.keys(told).length === 1;
  return [
    { type: 'noted', subject, by: actor.account },
    ...(last ? [{ type: 'evaluationEnded' } as const] : []),
  ];
}

export const noteTasks = ({ told = {}, notesUntil }: EvaluationState): readonly Task[] =>
  Object.values(told).map(({ note, until: _, ...asked }) => ({
    key: `takeNote:${note}`,
    ...{ act: 'takeNote', subject: note, due: notesUntil ?? null },
    ...asked,
  }));
