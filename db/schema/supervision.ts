import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import type { PresenceKind } from '../../domain/supervision-presence.ts';
import { businessDate, dateRange } from '../columns.ts';
import { area, cadre } from './reference.ts';
import { posting } from './posting.ts';
import { caseTable } from './case.ts';

/**
 * 考勤: where somebody was on one day, as entered last. `sequence` is of the event that says so. A hundred and fifty rows are written
 * at a time, and nothing is referenced by each of them: to look up what is known to be there was half of what writing them took.
 * Every day's posting is one of `presence_sum`, which references it; its case is the one whose event is being recorded.
 */
export const presenceDay = pgTable(
  'presence_day',
  {
    posting: text().notNull(),
    day: businessDate().notNull(),
    kind: text().$type<PresenceKind>().notNull(),
    caseId: text().notNull(),
    sequence: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.posting, t.day] }),
    // Of a year there are a handful among hundreds of days.
    index('presence_day_absent')
      .on(t.posting, t.day)
      .where(sql`kind = 'absent'`),
  ],
);

/** How many days of each kind a posting has in a month: kept equal to `presence_day` by whatever changes that. By month, as figures ask. */
export const presenceSum = pgTable(
  'presence_sum',
  {
    /** Its first day. */
    month: businessDate().notNull(),
    posting: text()
      .notNull()
      .references(() => posting.id),
    onSite: smallint().notNull(),
    trip: smallint().notNull(),
    leave: smallint().notNull(),
    absent: smallint().notNull(),
    rest: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.posting] })],
);

/** A month of one posting as it stood when the month was closed; later corrections are in `presence_day`. */
export const presenceMonth = pgTable(
  'presence_month',
  {
    posting: text()
      .notNull()
      .references(() => posting.id),
    /** Its first day. */
    month: date({ mode: 'string' }).notNull(),
    onSite: smallint().notNull(),
    trip: smallint().notNull(),
    leave: smallint().notNull(),
    absent: smallint().notNull(),
    rest: smallint().notNull(),
    unknown: smallint().notNull(),
    /** On site for the whole month, with fewer days than the policy asks for. */
    below: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.posting, t.month] }), index('presence_month_month').on(t.month)],
);

/** Absences without leave of one person in one year; over all teams, as counted last. */
export const absenceCount = pgTable(
  'absence_count',
  {
    person: text()
      .notNull()
      .references(() => cadre.id),
    year: integer().notNull(),
    absences: integer().notNull(),
    caseId: text().notNull(),
    sequence: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.year] })],
);

/** 请假. `leave_person_period`: nobody is on two leaves at a time. */
export const leaveRequest = pgTable(
  'leave_request',
  {
    caseId: text()
      .notNull()
      .references(() => caseTable.id),
    key: text().notNull(),
    posting: text()
      .notNull()
      .references(() => posting.id),
    person: text()
      .notNull()
      .references(() => cadre.id),
    year: integer().notNull(),
    kind: text().notNull(),
    /** As asked for, and granted; with its working days. */
    asked: dateRange().notNull(),
    askedDays: integer().notNull(),
    /** As it was taken: shorter where somebody was back or left before; empty where none of it was. With its working days. */
    period: dateRange().notNull(),
    days: integer().notNull(),
    status: text({ enum: ['asked', 'granted', 'refused'] }).notNull(),
    askedOn: businessDate().notNull(),
    settledOn: businessDate(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.key] }), index('leave_request_person').on(t.person, t.year)],
);

/** 抽查. */
export const spotCheck = pgTable(
  'spot_check',
  {
    caseId: text()
      .notNull()
      .references(() => caseTable.id),
    check: integer().notNull(),
    on: businessDate().notNull(),
    office: text().notNull(),
    document: text().notNull(),
    seen: jsonb().$type<readonly { readonly posting: string; readonly kind: PresenceKind }[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.check] })],
);

/** 监督发现的问题. */
export const finding = pgTable(
  'finding',
  {
    id: text()
      .primaryKey()
      .references(() => caseTable.id),
    area: text()
      .notNull()
      .references(() => area.code),
    posting: text().references(() => posting.id),
    office: text().notNull(),
    status: text({ enum: ['made', 'rectified', 'closed'] }).notNull(),
    on: businessDate().notNull(),
    due: businessDate(),
    closedOn: businessDate(),
    escalatedOn: businessDate(),
  },
  (t) => [index('finding_area').on(t.area), index('finding_posting').on(t.posting)],
);
