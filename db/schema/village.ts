import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { businessDate, dateRange } from '../columns.ts';
import { posting } from './posting.ts';
import { caseTable } from './case.ts';
import { area, cadre } from './reference.ts';

/** 村 of a town that takes part. `tags` are words: what the plan names (示范村 ...) and whatever else there is. */
export const village = pgTable(
  'village',
  {
    code: text().primaryKey(),
    town: text()
      .notNull()
      .references(() => area.code),
    name: text().notNull(),
    tags: text().array().notNull(),
    /** Where it is known from: `invented`, `documented`, or `entered` by an act. */
    source: text().notNull(),
  },
  (t) => [index('village_town').on(t.town)],
);

/** When a village asks for a first secretary, on which document. `village_wish_period`: once at a time. */
export const villageWish = pgTable(
  'village_wish',
  {
    village: text()
      .notNull()
      .references(() => village.code),
    period: dateRange().notNull(),
    document: text().notNull(),
    askedBy: text(),
    askedOn: businessDate(),
  },
  (t) => [primaryKey({ columns: [t.village, t.period] })],
);

/**
 * Who was first secretary of which village when. `first_secretary_village_period` and `first_secretary_person_period`: one a
 * village, and one village a person, at a time.
 */
export const firstSecretary = pgTable(
  'first_secretary',
  {
    post: text()
      .primaryKey()
      .references(() => caseTable.id),
    village: text()
      .notNull()
      .references(() => village.code),
    posting: text()
      .notNull()
      .references(() => posting.id),
    person: text()
      .notNull()
      .references(() => cadre.id),
    period: dateRange().notNull(),
  },
  (t) => [index('first_secretary_posting').on(t.posting)],
);
