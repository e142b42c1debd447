import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { FiledDocument } from '../../domain/case-file.ts';
import type { OnBehalf } from '../../domain/office.ts';
import { businessDate } from '../columns.ts';
import { caseTable } from './case.ts';
import { area, unit } from './reference.ts';

/** 规定动作: one row a duty, bearer and period. Overdue is what is open after its last day. */
export const duty = pgTable(
  'duty',
  {
    id: text()
      .primaryKey()
      .references(() => caseTable.id),
    /** Id of the policy's duty. */
    duty: text().notNull(),
    period: text().notNull(),
    /** The period's first day. */
    from: businessDate().notNull(),
    unit: text()
      .notNull()
      .references(() => unit.code),
    area: text().references(() => area.code),
    office: text().notNull(),
    status: text({
      enum: ['open', 'confirming', 'fulfilled', 'waived', 'missed', 'dropped'],
    }).notNull(),
    due: businessDate().notNull(),
    /** The day on which it was done, and whether that was after the last day. */
    doneOn: businessDate(),
    late: boolean().notNull().default(false),
    /** When it was said that the last day has passed, and to how many it has been said by now. */
    overdueOn: businessDate(),
    told: smallint().notNull().default(0),
    /** Fulfilled, waived, missed or dropped. */
    settledOn: businessDate(),
  },
  (t) => [
    index('duty_unit').on(t.unit, t.due),
    index('duty_area').on(t.area, t.due),
    index('duty_open').on(t.status, t.due),
  ],
);

/** What shows that a duty was done, version by version. */
export const dutyEvidence = pgTable(
  'duty_evidence',
  {
    duty: text()
      .notNull()
      .references(() => duty.id),
    /** Of the event that filed it. */
    sequence: integer().notNull(),
    version: integer().notNull(),
    on: businessDate().notNull(),
    number: text().notNull(),
    documentOn: businessDate().notNull(),
    attachment: jsonb().$type<NonNullable<FiledDocument['attachment']>>(),
    /** Roles as the policy names them. */
    participants: text().array().notNull(),
    villages: text().array().notNull(),
    note: text(),
    status: text({ enum: ['filed', 'accepted', 'returned'] }).notNull(),
    filedBy: text().notNull(),
    filedOn: businessDate().notNull(),
    onBehalf: jsonb().$type<OnBehalf>(),
  },
  (t) => [primaryKey({ columns: [t.duty, t.sequence] })],
);

/** 工作事项: one row an item. `title` and `plan` are ids of free texts. */
export const workItem = pgTable(
  'work_item',
  {
    id: text()
      .primaryKey()
      .references(() => caseTable.id),
    area: text()
      .notNull()
      .references(() => area.code),
    n: integer().notNull(),
    heading: text().notNull(),
    village: text(),
    title: text().notNull(),
    plan: text(),
    status: text({ enum: ['open', 'confirming', 'done', 'dropped'] }).notNull(),
    plannedOn: businessDate().notNull(),
    dueOn: businessDate(),
    overdueOn: businessDate(),
    completedOn: businessDate(),
    settledOn: businessDate(),
  },
  (t) => [index('work_item_area').on(t.area, t.heading)],
);

export const workProgress = pgTable(
  'work_progress',
  {
    item: text()
      .notNull()
      .references(() => workItem.id),
    /** Of the event that told it. */
    sequence: integer().notNull(),
    on: businessDate().notNull(),
    figures: jsonb().$type<Record<string, number>>().notNull(),
    note: text(),
    enteredBy: text().notNull(),
    enteredOn: businessDate().notNull(),
  },
  (t) => [primaryKey({ columns: [t.item, t.sequence] })],
);

/** The last known value of each measure of an item, by the day that it is of. */
export const workFigure = pgTable(
  'work_figure',
  {
    item: text()
      .notNull()
      .references(() => workItem.id),
    measure: text().notNull(),
    value: doublePrecision().notNull(),
    on: businessDate().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.item, t.measure] }),
    index('work_figure_measure').on(t.measure),
    check('work_figure_value', sql`value >= 0`),
  ],
);

export const workEvidence = pgTable(
  'work_evidence',
  {
    item: text()
      .notNull()
      .references(() => workItem.id),
    sequence: integer().notNull(),
    number: text().notNull(),
    on: businessDate().notNull(),
    attachment: jsonb().$type<NonNullable<FiledDocument['attachment']>>(),
    filedBy: text().notNull(),
    filedOn: businessDate().notNull(),
  },
  (t) => [primaryKey({ columns: [t.item, t.sequence] })],
);

/** 资金: the book of a town and year. */
export const fund = pgTable(
  'fund',
  {
    id: text()
      .primaryKey()
      .references(() => caseTable.id),
    area: text()
      .notNull()
      .references(() => area.code),
    year: integer().notNull(),
    /** The lead unit when it was opened: whose figure it is. */
    unit: text()
      .notNull()
      .references(() => unit.code),
  },
  (t) => [uniqueIndex('fund_area_year').on(t.area, t.year), index('fund_year').on(t.year)],
);

/** Each line as it was entered, never changed; amounts in fen. A counter entry has the other sign, and each line one at most. */
export const fundLine = pgTable(
  'fund_line',
  {
    fund: text()
      .notNull()
      .references(() => fund.id),
    line: integer().notNull(),
    source: text().notNull(),
    kind: text({ enum: ['planned', 'allotted', 'used'] }).notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    on: businessDate().notNull(),
    number: text().notNull(),
    documentOn: businessDate().notNull(),
    attachment: jsonb().$type<NonNullable<FiledDocument['attachment']>>(),
    /** A note, or the reason of a correction: its id. */
    note: text(),
    corrects: integer(),
    enteredBy: text().notNull(),
    enteredOn: businessDate().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.fund, t.line] }),
    uniqueIndex('fund_line_corrected').on(t.fund, t.corrects),
    foreignKey({ columns: [t.fund, t.corrects], foreignColumns: [t.fund, t.line] }),
    check('fund_line_sign', sql`(amount > 0) = (corrects is null) and amount <> 0`),
  ],
);

/** By source, kept equal to the sum of the lines; what cannot be is impossible here, too. */
export const fundSum = pgTable(
  'fund_sum',
  {
    fund: text()
      .notNull()
      .references(() => fund.id),
    source: text().notNull(),
    planned: bigint({ mode: 'number' }).notNull(),
    allotted: bigint({ mode: 'number' }).notNull(),
    used: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.fund, t.source] }),
    check('fund_sum_not_below_zero', sql`planned >= 0 and allotted >= 0 and used >= 0`),
    check('fund_sum_used_allotted', sql`used <= allotted`),
  ],
);
