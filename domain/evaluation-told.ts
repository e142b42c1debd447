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
import { holds, officeId } from './office.ts';

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

/** Whoever was told has read it. */
export function takeNote(
  { told = {} }: EvaluationState,
  { subject }: TakeNote,
  { actor }: EvaluationFacts,
): readonly EvaluationEvent[] {
  const note = told[subject];
  ensure(note, 'nothing-told', { subject }, 'subject');
  const asked = note.account === undefined ? holds(actor, note.office) : actor.account === note.account;
  ensure(asked, 'not-your-office', { office: note.account ?? note.office });
  return [{ type: 'noted', subject, by: actor.account }];
}

export const noteTasks = ({ told = {} }: EvaluationState): readonly Task[] =>
  Object.values(told).map(({ note, ...asked }) => ({
    key: `takeNote:${note}`,
    ...{ act: 'takeNote', subject: note, due: null },
    ...asked,
  }));
