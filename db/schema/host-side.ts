import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { businessDate, dateRange } from '../columns.ts';
import { posting } from './posting.ts';
import { area, cadre, textEntry } from './reference.ts';

/**
 * 驻县帮扶工作组: members whom the county's lead unit has added. The head has a seat, and the leaders of the county's teams
 * are members by their presence. `group_member_person_period`: one person in one group at a time.
 */
export const groupMember = pgTable(
  'group_member',
  {
    county: text()
      .notNull()
      .references(() => area.code),
    person: text()
      .notNull()
      .references(() => cadre.id),
    period: dateRange().notNull(),
    /** Of whoever serves in a town of the county: the membership ends with it. */
    posting: text().references(() => posting.id),
    /** Id of the text. */
    reason: text().notNull(),
    document: text(),
    addedBy: text().notNull(),
    addedOn: businessDate().notNull(),
  },
  (t) => [primaryKey({ columns: [t.county, t.person, t.period] })],
);

/** Who holds which office of a headquarters. `office_holder_single_period`: some have one holder at a time. */
export const officeHolder = pgTable(
  'office_holder',
  {
    id: text().primaryKey(),
    headquarters: text()
      .notNull()
      .references(() => area.code),
    office: text().notNull(),
    single: boolean().notNull(),
    /** Somebody on the roster, or the text with the name. */
    person: text().references(() => cadre.id),
    name: text().references(() => textEntry.id),
    period: dateRange().notNull(),
    document: text().notNull(),
    /** On which they left it. */
    endDocument: text(),
    recordedBy: text().notNull(),
    recordedOn: businessDate().notNull(),
  },
  () => [check('office_holder_named', sql`(person is null) <> (name is null)`)],
);
