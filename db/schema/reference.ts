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
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { CadreRecord } from '../../domain/cadre.ts';
import type { Change } from '../../domain/change.ts';
import type { Policy } from '../../domain/policy.ts';
import { businessDate, dateRange } from '../columns.ts';

/** The business date: `real` follows the calendar of Asia/Shanghai, `driven` is moved by a driver. One row. */
export const clock = pgTable('clock', {
  id: integer().primaryKey().default(1),
  mode: text({ enum: ['real', 'driven'] }).notNull(),
  /** The date of a driven clock; null for a real one: see the function business_date(). */
  date: businessDate(),
  /** Tells one published calendar of working days from another. */
  published: text().notNull().default(''),
  /** How often a day has been declared or revoked: with `published` the calendar's version. */
  declared: integer().notNull().default(0),
});

/** Moves of a driven clock that were asked for under a key: the same request again is the same move. */
export const clockMove = pgTable('clock_move', {
  /** Of account, address and key, as a command's. */
  id: text().primaryKey(),
  body: text().notNull(),
  from: businessDate().notNull(),
  to: businessDate().notNull(),
});

/** Days that count otherwise than published. */
export const calendarDay = pgTable('calendar_day', {
  day: businessDate().primaryKey(),
  working: boolean().notNull(),
  document: text().notNull(),
});

/** A version of a programme's policy, immutable: a running case keeps the one it began with. */
export const policy = pgTable(
  'policy',
  {
    id: text().notNull(),
    version: integer().notNull(),
    document: jsonb().$type<Policy>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
);

export const programme = pgTable(
  'programme',
  {
    id: text().primaryKey(),
    policyVersion: integer().notNull(),
  },
  (t) => [foreignKey({ columns: [t.id, t.policyVersion], foreignColumns: [policy.id, policy.version] })],
);

/** Units as a tree: a district and its bodies, the municipality and its departments. `line` is the unit and all above it. */
export const unit = pgTable(
  'unit',
  {
    code: text().primaryKey(),
    parent: text(),
    kind: text().notNull(),
    line: text().array().notNull(),
    /** A unit that was merged is a body of the other from that day on: its people and cases stay within reach. */
    mergedInto: text(),
    mergedOn: businessDate(),
  },
  (t) => [
    foreignKey({ columns: [t.parent], foreignColumns: [t.code] }),
    foreignKey({ columns: [t.mergedInto], foreignColumns: [t.code] }),
    check('unit_merged', sql`(merged_into is null) = (merged_on is null)`),
    index('unit_line').using('gin', t.line),
  ],
);

/** Units change their names: each name holds for a period. The table's constraint `unit_name_period` forbids two at once. */
export const unitName = pgTable(
  'unit_name',
  {
    unit: text()
      .notNull()
      .references(() => unit.code),
    name: text().notNull(),
    period: dateRange().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unit, t.period] })],
);

/** Cities, counties and towns of the host area, and the headquarters of each city. `line` is the area and all above it. */
export const area = pgTable(
  'area',
  {
    code: text().primaryKey(),
    kind: text({ enum: ['city', 'county', 'town', 'headquarters'] }).notNull(),
    name: text().notNull(),
    parent: text(),
    line: text().array().notNull(),
    /** Whether the name is documented in public sources or chosen for illustration. */
    source: text(),
  },
  (t) => [foreignKey({ columns: [t.parent], foreignColumns: [t.code] })],
);

/** Who helps which county or town, from when to when. `pairing_lead_period`: one lead unit for one area on one date. */
export const pairing = pgTable(
  'pairing',
  {
    area: text()
      .notNull()
      .references(() => area.code),
    unit: text()
      .notNull()
      .references(() => unit.code),
    role: text({ enum: ['lead', 'member'] }).notNull(),
    period: dateRange().notNull(),
  },
  (t) => [primaryKey({ columns: [t.area, t.unit, t.period] })],
);

/** A place in a team: who fills it changes, the seat stays while the team has it. Its id is `{area}/{n}`. */
export const seat = pgTable(
  'seat',
  {
    id: text().primaryKey(),
    area: text()
      .notNull()
      .references(() => area.code),
    n: integer().notNull(),
    role: text({ enum: ['leader', 'member', 'head'] }).notNull(),
    /** The unit that owes it today: the last row of `seat_supply`. */
    supplyingUnit: text()
      .notNull()
      .references(() => unit.code),
    period: dateRange().notNull().default('(,)'),
  },
  (t) => [index('seat_area').on(t.area)],
);

/** Which unit owes a seat, from when to when. `seat_supply_period`: one on one date. */
export const seatSupply = pgTable(
  'seat_supply',
  {
    seat: text()
      .notNull()
      .references(() => seat.id),
    unit: text()
      .notNull()
      .references(() => unit.code),
    period: dateRange().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seat, t.period] })],
);

/** What has been changed of units, towns and seats while the programme runs, what waits for its day, and what could not be made. */
export const referenceChange = pgTable('reference_change', {
  id: text().primaryKey(),
  programme: text().notNull(),
  kind: text().$type<Change['kind']>().notNull(),
  what: jsonb().$type<Change>().notNull(),
  from: businessDate().notNull(),
  document: text().notNull(),
  status: text({ enum: ['pending', 'made', 'withdrawn', 'lapsed'] }).notNull(),
  /** Why it could not be made on its day. */
  refusal: text(),
  orderedBy: text().notNull(),
  orderedOn: businessDate().notNull(),
  /** The day on which it was made, withdrawn or found impossible. */
  settledOn: businessDate(),
});

/** People. The record holds what HR expects (干部任免审批表); the columns are what lists sort and filter by. */
export const cadre = pgTable(
  'cadre',
  {
    id: text().primaryKey(),
    unit: text()
      .notNull()
      .references(() => unit.code),
    name: text().notNull(),
    record: jsonb().$type<CadreRecord>().notNull(),
  },
  (t) => [index('cadre_unit').on(t.unit, t.id)],
);

export const account = pgTable('account', {
  id: text().primaryKey(),
  name: text().notNull(),
  person: text().references(() => cadre.id),
});

/** Who holds which office when: the scope is a unit's or an area's code. The office's id is `{scope}/{role}`. */
export const holding = pgTable(
  'holding',
  {
    account: text()
      .notNull()
      .references(() => account.id),
    office: text().notNull(),
    period: dateRange().notNull(),
  },
  (t) => [primaryKey({ columns: [t.account, t.office, t.period] }), index('holding_office').on(t.office)],
);

/** 代理: who acts for an account that is absent. The table's constraint `substitution_account_period` forbids two at once. */
export const substitution = pgTable(
  'substitution',
  {
    id: text().primaryKey(),
    account: text()
      .notNull()
      .references(() => account.id),
    substitute: text()
      .notNull()
      .references(() => account.id),
    /** Null: every office that the account holds. */
    offices: text().array(),
    period: dateRange().notNull(),
    /** Number of the document on which somebody else entered it. */
    document: text(),
  },
  (t) => [index('substitution_substitute').on(t.substitute)],
);

/** Free text waits here until a command names it: Temporal's history holds its id only. The api's only write. */
export const textEntry = pgTable('text', {
  id: text().primaryKey(),
  body: text().notNull(),
  author: text().notNull(),
  enteredAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
