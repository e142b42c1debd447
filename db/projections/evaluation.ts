import { and, eq } from 'drizzle-orm';
import {
  GRADES,
  type EvaluationEvent,
  type EvaluationState,
  type Graded,
} from '../../domain/evaluation-state.ts';
import type { Project } from '../projections.ts';
import { evaluationGrade } from '../schema.ts';

type Change = Partial<typeof evaluationGrade.$inferInsert>;

export const projectEvaluation: Project = async (tx, { row, date }, recorded, folded) => {
  const event = recorded as EvaluationEvent;
  const { of, year, pool } = folded as EvaluationState;
  const { id: caseId } = row;
  const set = (subject: string, change: Change) =>
    tx
      .update(evaluationGrade)
      .set(change)
      .where(and(eq(evaluationGrade.caseId, caseId), eq(evaluationGrade.subject, subject)));
  /** Of everybody who gets a grade. */
  const setAll = (change: Change) =>
    tx
      .update(evaluationGrade)
      .set(change)
      .where(and(eq(evaluationGrade.caseId, caseId), eq(evaluationGrade.ungraded, false)));
  const graded = ({ grade, total, because, entries }: Graded): Change => ({
    ...{ grade, total, because: [...because], entries: [...entries] },
  });
  switch (event.type) {
    case 'evaluationOpened':
      if (event.subjects.length === 0) return;
      await tx.insert(evaluationGrade).values(
        event.subjects.map(({ id: subject, person = null, unit, served, ungraded = false }) => ({
          ...{ caseId, subject, of, year, pool, person, unit, served, ungraded },
          status: ungraded ? ('final' as const) : ('marking' as const),
        })),
      );
      return;
    case 'marked':
      for (const { subject, score } of event.items) await set(subject, { [event.half]: score });
      return;
    case 'gradesProposed':
      for (const item of event.items) await set(item.subject, { ...graded(item), status: 'proposed' });
      return;
    case 'approvalReturned':
    case 'approvalEnded':
      if (event.approval === GRADES && (folded as EvaluationState).stage === 'marking')
        await setAll({ status: 'marking' });
      return;
    case 'gradesNotified':
      await setAll({ status: 'notified', notifiedOn: date });
      return;
    case 'appealed':
      await set(event.subject, { appealedOn: date });
      return;
    case 'gradeCorrected':
      await set(event.subject, { ...graded(event), corrected: true });
      return;
    case 'gradeLowered':
      await set(event.subject, { grade: event.grade, because: [...event.because] });
      return;
    case 'gradesFinal':
    case 'evaluationEnded':
      await setAll({ status: 'final' });
      return;
  }
};
