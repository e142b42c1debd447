import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Grade } from '../../domain/cadre.ts';
import { businessDate } from '../columns.ts';
import { caseTable } from './case.ts';
import { cadre } from './reference.ts';

/** 法定年度考核等次 as the home unit gave it; a correction is another version, and the one before stays. */
export const statutoryGrade = pgTable(
  'statutory_grade',
  {
    person: text()
      .notNull()
      .references(() => cadre.id),
    year: integer().notNull(),
    version: integer().notNull(),
    grade: text().$type<Grade>().notNull(),
    document: text().notNull(),
    on: businessDate().notNull(),
    /** Why the one before is corrected: the id of a text. */
    reason: text(),
    /** The event that says so. */
    caseId: text()
      .notNull()
      .references(() => caseTable.id),
    sequence: integer().notNull(),
    recordedBy: text().notNull(),
    recordedOn: businessDate().notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.year, t.version] })],
);
