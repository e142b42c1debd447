import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ReportFigures } from '../../domain/report-figures.ts';
import { businessDate } from '../columns.ts';
import { caseTable } from './case.ts';
import { unit } from './reference.ts';

export const report = pgTable(
  'report',
  {
    id: text()
      .primaryKey()
      .references(() => caseTable.id),
    unit: text()
      .notNull()
      .references(() => unit.code),
    year: integer().notNull(),
    status: text({ enum: ['draft', 'signing', 'submitted', 'received'] }).notNull(),
    due: businessDate().notNull(),
    submittedOn: businessDate(),
  },
  (t) => [index('report_unit').on(t.unit, t.year)],
);

/** What a recipient did with a report: each acknowledges or returns it on its own. */
export const receipt = pgTable(
  'receipt',
  {
    report: text()
      .notNull()
      .references(() => report.id),
    recipient: text().notNull(),
    status: text({ enum: ['sent', 'acknowledged', 'returned'] }).notNull(),
    /** Of the report: each version that a recipient was sent has a receipt of its own. */
    version: integer().notNull().default(1),
    sentOn: businessDate().notNull(),
    answeredOn: businessDate(),
  },
  (t) => [primaryKey({ columns: [t.report, t.recipient, t.version] })],
);

/** Every version of a report as it was sent, and the draft of the next one: its figures and texts stay as they were. */
export const reportVersion = pgTable(
  'report_version',
  {
    report: text()
      .notNull()
      .references(() => report.id),
    version: integer().notNull(),
    /** Null until the author has given it one. */
    number: text(),
    figures: jsonb().$type<ReportFigures>(),
    assembledOn: businessDate(),
    /** By section: ids of texts. */
    sections: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    /** Why the version before is corrected: the id of a text. */
    correction: text(),
    /** Null while it is a draft. */
    submittedOn: businessDate(),
    late: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.report, t.version] })],
);
