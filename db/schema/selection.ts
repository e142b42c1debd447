import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { FiledDocument } from '../../domain/case-file.ts';
import type { Needs } from '../../domain/needs.ts';
import type { OnBehalf } from '../../domain/office.ts';
import { businessDate, dateRange } from '../columns.ts';
import { caseTable } from './case.ts';
import { area, cadre, seat } from './reference.ts';

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
