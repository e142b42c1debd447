import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import type { FiledDocument } from '../../domain/case-file.ts';
import type { Needs } from '../../domain/needs.ts';
import type { OnBehalf } from '../../domain/office.ts';
import type { HandoverStatus } from '../../domain/posting-handover-state.ts';
import type { ReportFigures } from '../../domain/report-figures.ts';
import { businessDate, dateRange } from '../columns.ts';
import { caseTable } from './case.ts';
import { area, cadre, seat, unit } from './reference.ts';

/**
 * Somebody is wanted for a period: taken when they are nominated, held while they are posted, released when refused.
 * `claim_person_period`: one person in one place at a time, found before a case moves. `holder` is the nomination's
 * selection, then the posting; or the team of a county whose group they were added to.
 */
export const claim = pgTable(
  'claim',
  {
    holder: text().notNull(),
    person: text()
      .notNull()
      .references(() => cadre.id),
    kind: text({ enum: ['nomination', 'posting', 'group'] }).notNull(),
    period: dateRange().notNull(),
  },
  (t) => [primaryKey({ columns: [t.holder, t.person] })],
);

/** People proposed for the seats of a selection, where each stands. */
export const nominee = pgTable(
  'nominee',
  {
    selection: text()
      .notNull()
      .references(() => caseTable.id),
    person: text()
      .notNull()
      .references(() => cadre.id),
    seat: text()
      .notNull()
      .references(() => seat.id),
    stage: text().notNull(),
    nominatedOn: businessDate().notNull(),
  },
  (t) => [primaryKey({ columns: [t.selection, t.person] }), index('nominee_person').on(t.person)],
);

/** An exception to a `generally` or `in-principle` rule, asked for with its reason and approved or not. */
export const waiver = pgTable(
  'waiver',
  {
    caseId: text()
      .notNull()
      .references(() => caseTable.id),
    subject: text().notNull(),
    rule: text().notNull(),
    status: text({ enum: ['asked', 'approved', 'refused', 'withdrawn'] }).notNull(),
    askedOn: businessDate().notNull(),
    settledOn: businessDate(),
    /** The last day on which it holds. */
    validUntil: businessDate(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.subject, t.rule] })],
);

/** 选派材料: each document put on a nominee's file. Filed again, or nominated again, only the newest is current. */
export const caseFile = pgTable(
  'case_file',
  {
    selection: text()
      .notNull()
      .references(() => caseTable.id),
    person: text()
      .notNull()
      .references(() => cadre.id),
    item: text().notNull(),
    /** Of the event that filed it. */
    sequence: integer().notNull(),
    number: text().notNull(),
    on: businessDate().notNull(),
    filedBy: text().notNull(),
    filedOn: businessDate().notNull(),
    /** The office for which it was entered, and the document it rests on. */
    onBehalf: jsonb().$type<OnBehalf>(),
    attachment: jsonb().$type<NonNullable<FiledDocument['attachment']>>(),
    current: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.selection, t.person, t.item, t.sequence] })],
);

/** What a town (or a county) asks of whoever comes, as stated last. The note is free text: its id in `text`. */
export const need = pgTable('need', {
  area: text()
    .primaryKey()
    .references(() => area.code),
  skills: jsonb().$type<Needs['skills']>().notNull(),
  villages: jsonb().$type<Needs['villages']>().notNull(),
  note: text(),
  statedBy: text().notNull(),
  statedOn: businessDate().notNull(),
  onBehalf: jsonb().$type<OnBehalf>(),
});

/** Who has offered to go, for a seat or for any that their unit owes. */
export const volunteer = pgTable(
  'volunteer',
  {
    selection: text()
      .notNull()
      .references(() => caseTable.id),
    person: text()
      .notNull()
      .references(() => cadre.id),
    seat: text().references(() => seat.id),
    enteredBy: text().notNull(),
    enteredOn: businessDate().notNull(),
  },
  (t) => [primaryKey({ columns: [t.selection, t.person] })],
);

/** 公示: who was shown to whom, from when to when. */
export const notice = pgTable(
  'notice',
  {
    selection: text()
      .notNull()
      .references(() => caseTable.id),
    /** Of the event that published it. */
    sequence: integer().notNull(),
    number: text().notNull(),
    scope: text({ enum: ['unit', 'system', 'public', 'none'] }).notNull(),
    publishedOn: businessDate().notNull(),
    /** The last day. */
    until: businessDate().notNull(),
    persons: text().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.selection, t.sequence] }), index('notice_until').on(t.until)],
);

export const objection = pgTable(
  'objection',
  {
    selection: text()
      .notNull()
      .references(() => caseTable.id),
    id: text().notNull(),
    person: text().notNull(),
    openedOn: businessDate().notNull(),
    settledOn: businessDate(),
    result: text({ enum: ['upheld', 'dismissed'] }),
  },
  (t) => [primaryKey({ columns: [t.selection, t.id] })],
);

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

/** The plan of a batch: which seat is relieved when. */
export const relief = pgTable(
  'relief',
  {
    rotation: text()
      .notNull()
      .references(() => caseTable.id),
    seat: text()
      .notNull()
      .references(() => seat.id),
    posting: text().notNull(),
    on: businessDate().notNull(),
    relievedOn: businessDate(),
  },
  (t) => [primaryKey({ columns: [t.rotation, t.seat] })],
);

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
