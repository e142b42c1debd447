import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { HandoverStatus } from '../../domain/posting-handover-state.ts';
import { businessDate, dateRange } from '../columns.ts';
import { caseTable } from './case.ts';
import { area, cadre, seat } from './reference.ts';

/** Somebody in a seat for a term. `posting_person_period`: nobody has two at a time. */
export const posting = pgTable(
  'posting',
  {
    id: text()
      .primaryKey()
      .references(() => caseTable.id),
    person: text()
      .notNull()
      .references(() => cadre.id),
    seat: text()
      .notNull()
      .references(() => seat.id),
    area: text()
      .notNull()
      .references(() => area.code),
    status: text({ enum: ['dispatched', 'onSite', 'returned', 'cancelled'] }).notNull(),
    /** From dispatch to the end of the term; cut short or extended as it goes. */
    period: dateRange().notNull(),
    termEnd: businessDate().notNull(),
    relieves: text(),
    dispatchedOn: businessDate().notNull(),
    arrivedOn: businessDate(),
    /** 报到回执. */
    arrivalDocument: text(),
    /** The seat passed to the successor. */
    handedOverOn: businessDate(),
    releasedOn: businessDate(),
    releaseReason: text(),
    /** The posting in another team that it goes on from (调整). */
    transferredFrom: text(),
    /** Brought in without a selection (plan.md, First dates). */
    imported: businessDate(),
  },
  (t) => [
    foreignKey({ columns: [t.relieves], foreignColumns: [t.id] }),
    index('posting_person').on(t.person),
    index('posting_seat').on(t.seat),
    index('posting_area').on(t.area),
  ],
);

/** 交接清单: what is on the list of a handover, as it stands. Title and note are free text: their ids in `text`. */
export const handoverEntry = pgTable(
  'handover_entry',
  {
    posting: text()
      .notNull()
      .references(() => posting.id),
    entry: integer().notNull(),
    kind: text().notNull(),
    status: text().$type<HandoverStatus>().notNull(),
    title: text().notNull(),
    note: text(),
    listedBy: text().notNull(),
    listedOn: businessDate().notNull(),
  },
  (t) => [primaryKey({ columns: [t.posting, t.entry] })],
);

/** 代理负责: which colleague takes the work of a vacant seat, from when to when; `acting_seat_period`: one at a time. */
export const acting = pgTable(
  'acting',
  {
    seat: text()
      .notNull()
      .references(() => seat.id),
    posting: text()
      .notNull()
      .references(() => posting.id),
    period: dateRange().notNull(),
    document: text(),
    namedBy: text().notNull(),
    namedOn: businessDate().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seat, t.period] })],
);

/** 期满鉴定. Opinion, grade and comment are about a person: their ids in `text`. */
export const appraisal = pgTable('appraisal', {
  posting: text()
    .primaryKey()
    .references(() => posting.id),
  /** Of the host, before the unit's own. */
  opinion: text().notNull(),
  opinionDocument: text(),
  opinionOn: businessDate().notNull(),
  grade: text(),
  comment: text(),
  document: text(),
  appraisedBy: text(),
  appraisedOn: businessDate(),
});

/** Who holds a seat: `tenure_seat_period` makes it exclusive. */
export const tenure = pgTable('tenure', {
  posting: text()
    .primaryKey()
    .references(() => posting.id),
  seat: text()
    .notNull()
    .references(() => seat.id),
  period: dateRange().notNull(),
});

/**
 * Who is on site: may overlap in a handover, of predecessor and successor only. A successor takes the other lane than
 * the one it relieves, and `presence_lane_period` keeps each lane of a seat exclusive. `presence_person_period`: nobody is
 * on site in two places, whatever was planned.
 */
export const presence = pgTable(
  'presence',
  {
    posting: text()
      .primaryKey()
      .references(() => posting.id),
    seat: text()
      .notNull()
      .references(() => seat.id),
    area: text().notNull(),
    person: text()
      .notNull()
      .references(() => cadre.id),
    lane: smallint().notNull(),
    period: dateRange().notNull(),
  },
  (t) => [check('presence_lane', sql`lane in (0, 1)`), index('presence_area').on(t.area)],
);

/** A post held in the host area on top of a posting (挂任). */
export const hostPost = pgTable(
  'host_post',
  {
    id: text()
      .primaryKey()
      .references(() => caseTable.id),
    posting: text()
      .notNull()
      .references(() => posting.id),
    person: text()
      .notNull()
      .references(() => cadre.id),
    area: text()
      .notNull()
      .references(() => area.code),
    title: text().notNull(),
    /** Of a first secretary: its code. */
    village: text(),
    status: text({ enum: ['proposed', 'held', 'declined', 'ended'] }).notNull(),
    proposedOn: businessDate().notNull(),
    decidedOn: businessDate(),
    document: text(),
    endedOn: businessDate(),
  },
  (t) => [index('host_post_posting').on(t.posting)],
);
