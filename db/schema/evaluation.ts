import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DisqualifierKind, Evaluated, Grade } from '../../domain/evaluation-policy.ts';
import { businessDate } from '../columns.ts';
import { caseTable } from './case.ts';
import { cadre } from './reference.ts';

/** 纪实评估: one row a subject and year. A person's is by posting; `final` when nobody can appeal any more. */
export const evaluationGrade = pgTable(
  'evaluation_grade',
  {
    caseId: text()
      .notNull()
      .references(() => caseTable.id),
    subject: text().notNull(),
    of: text().$type<Evaluated>().notNull(),
    year: integer().notNull(),
    pool: text().notNull(),
    person: text().references(() => cadre.id),
    /** The unit that gets the opinion. */
    unit: text().notNull(),
    /** Days on site in the year. */
    served: integer().notNull(),
    /** Served too short a time for a grade. */
    ungraded: boolean().notNull(),
    halfYear: integer(),
    yearEnd: integer(),
    /** In hundredths of a mark. */
    total: integer(),
    grade: text().$type<Grade>(),
    status: text({ enum: ['marking', 'proposed', 'notified', 'final'] }).notNull(),
    /** What barred a better grade. */
    because: jsonb().$type<readonly DisqualifierKind[]>(),
    /** Ids of what the grade rests on. */
    entries: jsonb().$type<readonly string[]>(),
    notifiedOn: businessDate(),
    appealedOn: businessDate(),
    corrected: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.subject] }),
    index('evaluation_grade_person').on(t.person, t.year),
    index('evaluation_grade_year').on(t.year, t.of, t.pool),
  ],
);
