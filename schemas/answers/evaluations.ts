import { z } from 'zod';
import { evaluated, grades } from '../../domain/evaluation-policy.ts';
import { approvalView } from './approvals.ts';
import { caseFields, wholeFields } from './cases.ts';
import { maybeDate } from './common.ts';

const text = z.string().nullable();
const grade = z.enum(grades);
const bar = z.object({ code: z.string(), words: z.object({ zh: z.string(), en: z.string() }) });

const pool = {
  year: z.int(),
  of: z.enum(evaluated),
  pool: z.string(),
  /** Who gets a grade; those who served too short a time do not count. */
  graded: z.int(),
  /** How many of them may be excellent, and how many are. */
  quota: z.int(),
  excellent: z.int(),
};

export const evaluationRow = z
  .object({
    ...caseFields,
    year: pool.year,
    of: pool.of,
    pool: pool.pool,
    graded: pool.graded,
    excellent: pool.excellent,
  })
  .meta({ id: 'Evaluation' });

const gradeFields = {
  subject: z.string(),
  person: text,
  personName: text,
  unit: z.string(),
  /** Days on site in the year. */
  served: z.int(),
  ungraded: z.boolean(),
  halfYear: z.int().nullable(),
  yearEnd: z.int().nullable(),
  /** In hundredths of a mark. */
  total: z.int().nullable(),
  grade: grade.nullable(),
  status: z.enum(['marking', 'proposed', 'notified', 'final']),
  because: z.array(z.string()),
  entries: z.array(z.string()),
  notifiedOn: maybeDate,
  appealedOn: maybeDate,
  /** Who appealed, while that is undecided. */
  appealBy: text,
  corrected: z.boolean(),
};

/** A grade wherever it is asked for by person, unit or year. */
export const gradeRow = z
  .object({ evaluation: z.string(), year: z.int(), of: z.enum(evaluated), pool: z.string(), ...gradeFields })
  .meta({ id: 'EvaluationGrade' });

const subject = {
  ...gradeFields,
  /** The best grade that the record leaves open today, what bars the others, and what a grade may cite. */
  atMost: grade.nullable(),
  bars: z.array(bar),
  citable: z.array(z.string()),
  appeal: z.object({ asks: grade, reason: text, status: z.string() }).nullable(),
};

/** The first day on which the grades are final. */
const finalOn = maybeDate;

/** One grade as whoever may appeal against it sees it. */
export const toldGrade = z
  .object({
    evaluation: z.string(),
    year: z.int(),
    of: z.enum(evaluated),
    pool: z.string(),
    finalOn,
    ...subject,
  })
  .meta({ id: 'ToldGrade' });

export const wholeEvaluation = z
  .object({
    ...wholeFields,
    ...pool,
    raised: z.boolean(),
    /** The least total of the best grade. */
    leastTotal: z.int(),
    finalOn,
    subjects: z.array(z.object(subject)),
    approvals: z.array(approvalView),
  })
  .meta({ id: 'WholeEvaluation' });
