import { z } from 'zod';
import { evaluated, grades } from '../../domain/evaluation-policy.ts';
import { halves } from '../../domain/evaluation-state.ts';
import { code, line, onBehalf, page, prose } from './common.ts';

const grade = z.enum(grades);
/** Subjects of one pool: a county's people, a city's teams, the units that report. */
const MOST = 1000;
const entries = z.array(code).min(1).max(500);

export const marks = z
  .strictObject({
    half: z.enum(halves),
    items: z
      .array(z.strictObject({ subject: code, score: z.int().min(0).max(100) }))
      .min(1)
      .max(MOST),
    onBehalf,
  })
  .meta({ id: 'Marks', description: '半年、年终评分,0 至 100。Marks of one half, 0 to 100.' });

export const raisedShare = z.strictObject({ document: line }).meta({ id: 'RaisedShare' });

export const proposedGrades = z
  .strictObject({
    items: z
      .array(z.strictObject({ subject: code, grade, entries }))
      .min(1)
      .max(MOST),
  })
  .meta({
    id: 'ProposedGrades',
    description: '等次建议,须列明依据。Grades with the entries that they rest on.',
  });

export const gradeAppeal = z.strictObject({ subject: code, grade, entries, reason: prose }).meta({
  id: 'GradeAppeal',
  description: '申诉:请求改评的等次及依据。The grade that is asked for, and why.',
});

export const appealWithdrawal = z.strictObject({ subject: code }).meta({
  id: 'AppealWithdrawal',
  description: '撤回对其等次的申诉。Whose grade the appeal is about.',
});

export const oneGrade = z.strictObject({ subject: code });

export const evaluationList = z.strictObject({
  year: z.coerce.number().int().min(1900).max(2199).optional(),
  of: z.enum(evaluated).optional(),
  ...page,
});

export const gradeList = z.strictObject({
  year: z.coerce.number().int().min(1900).max(2199).optional(),
  of: z.enum(evaluated).optional(),
  person: code.optional(),
  unit: code.optional(),
  ...page,
});
