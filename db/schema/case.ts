import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { CaseKind, Outcome } from '../../domain/case.ts';
import { businessDate, dateRange, xid8 } from '../columns.ts';
import { policy } from './reference.ts';

/** The authority on cases, for ever: Temporal forgets after its retention. Its id is the workflow's id. */
export const caseTable = pgTable(
  'case',
  {
    id: text().primaryKey(),
    kind: text().$type<CaseKind>().notNull(),
    programme: text().notNull(),
    policyVersion: integer().notNull(),
    /** Events recorded so far. 0: opened by another case, its first command on the way. */
    version: integer().notNull(),
    /** The fold of the events' public parts, as of `version`. */
    state: jsonb().notNull(),
    /** Hash of the last event: the next one's link. */
    head: text().notNull(),
    stage: text().notNull(),
    due: businessDate(),
    town: text(),
    unit: text(),
    /** Version of the calendar by which its limits were counted last. */
    calendar: text().notNull().default(''),
    openedOn: businessDate().notNull(),
    changedOn: businessDate().notNull(),
    endedOn: businessDate(),
  },
  (t) => [
    foreignKey({ columns: [t.programme, t.policyVersion], foreignColumns: [policy.id, policy.version] }),
    index('case_due')
      .on(t.due)
      .where(sql`ended_on is null`),
    index('case_kind').on(t.kind, t.id),
    index('case_town').on(t.town, t.id),
  ],
);

/** What happened: append-only (a trigger refuses update and delete), chained by hash within a case. */
export const event = pgTable(
  'event',
  {
    caseId: text()
      .notNull()
      .references(() => caseTable.id),
    sequence: integer().notNull(),
    type: text().notNull(),
    date: businessDate().notNull(),
    actor: text().notNull(),
    /** The office for which the act was entered, and the document it rests on. */
    onBehalf: jsonb().$type<{ office: string; document: string }>(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Names, comments, the facts a screening saw. May be erased: the chain holds `secretHash` only. */
    secret: jsonb().$type<Record<string, unknown>>(),
    salt: text(),
    secretHash: text(),
    command: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
    xid: xid8()
      .notNull()
      .default(sql`pg_current_xact_id()`),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.sequence] }),
    index('event_feed').on(t.xid, t.caseId, t.sequence),
    index('event_type').on(t.type, t.date),
    // Whose act it was, the office that acted and whom it was sent to: which cases somebody reaches (db/queries/visible.ts).
    index('event_actor').on(t.actor),
    index('event_office').on(sql`(data->>'office')`),
    index('event_recipients')
      .using('gin', sql`(data->'recipients')`)
      .where(sql`data ? 'recipients'`),
  ],
);

/** Every command that was decided, with what it came to: the same id is answered with the same outcome, for ever. */
export const command = pgTable(
  'command',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => caseTable.id),
    act: text().notNull(),
    actor: text().notNull(),
    date: businessDate().notNull(),
    /** Hash of the request's body: another body under the same key is a conflict. Null for messages and ticks. */
    bodyHash: text(),
    outcome: jsonb().$type<Outcome>().notNull(),
  },
  (t) => [index('command_case').on(t.caseId)],
);

/** Messages between cases, written with the event that asks for them; the receiver's transaction marks them delivered. */
export const outbox = pgTable(
  'outbox',
  {
    /**
     * `{case}#{sequence}.{n}`, or `load:{uuid}` where a list of people asks: the command id under which the receiver
     * takes it, so it is taken once.
     */
    id: text().primaryKey(),
    fromCase: text()
      .notNull()
      .references(() => caseTable.id),
    toCase: text().notNull(),
    toKind: text().$type<CaseKind>().notNull(),
    act: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    opens: boolean().notNull(),
    date: businessDate().notNull(),
    programme: text().notNull(),
    policyVersion: integer().notNull(),
    /** Order of writing. Gaps and late commits do no harm: the relay looks for rows that are not delivered. */
    position: bigserial({ mode: 'number' }).notNull(),
    delivered: boolean().notNull().default(false),
  },
  (t) => [
    index('outbox_waiting')
      .on(t.position)
      .where(sql`not delivered`),
  ],
);

/** The inbox: what waits for an office now. Kept equal to `tasks(state)` of each case by `record`. */
export const task = pgTable(
  'task',
  {
    caseId: text()
      .notNull()
      .references(() => caseTable.id),
    key: text().notNull(),
    office: text().notNull(),
    act: text().notNull(),
    subject: text().notNull(),
    due: businessDate(),
    openedOn: businessDate().notNull(),
    /** Asked by name: nobody else of the office is. */
    account: text(),
    /** Holders of the office who are not asked, or no more. */
    notFor: text().array(),
    /** Accounts that may not do it in an absent holder's place either. */
    barred: text().array(),
    urgedOn: businessDate(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.key] }),
    index('task_office').on(t.office, t.due, t.caseId, t.key),
    index('task_account')
      .on(t.account)
      .where(sql`account is not null`),
  ],
);

/**
 * What waited for an office and does so no more: from the day on which it came, until the one on which it went or was asked otherwise.
 * What came and went on one day has no row: it waited at the end of none. Apart from `task`, which stays as small as what is open.
 */
export const pastTask = pgTable(
  'past_task',
  {
    caseId: text()
      .notNull()
      .references(() => caseTable.id),
    key: text().notNull(),
    office: text().notNull(),
    act: text().notNull(),
    due: businessDate(),
    period: dateRange().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.key, t.period] }),
    index('past_task_period').using('gist', t.period),
  ],
);

/** 抄送: approvals that were shown to an account or to an office. Whoever got a copy may read the case. */
export const copy = pgTable(
  'copy',
  {
    caseId: text().notNull(),
    sequence: integer().notNull(),
    approval: text().notNull(),
    /** An account, or an office (which has a slash in it). */
    recipient: text().notNull(),
    by: text().notNull(),
    date: businessDate().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.sequence, t.recipient] }),
    foreignKey({ columns: [t.caseId, t.sequence], foreignColumns: [event.caseId, event.sequence] }),
    index('copy_recipient').on(t.recipient, t.date),
  ],
);

/** Decisions as they were made, of every process: who, when, on what, with which result. Nobody's account: silence. */
export const decision = pgTable(
  'decision',
  {
    caseId: text().notNull(),
    sequence: integer().notNull(),
    approval: text().notNull(),
    step: integer().notNull(),
    kind: text({ enum: ['signed', 'minutesConfirmed', 'deemedConsent'] }).notNull(),
    verdict: text().notNull(),
    account: text().notNull(),
    date: businessDate().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.sequence] }),
    foreignKey({ columns: [t.caseId, t.sequence], foreignColumns: [event.caseId, event.sequence] }),
    index('decision_date').on(t.date),
  ],
);

/** Limits that passed: an approval's step, an arrival, a report, a receipt, a handover. */
export const missedDeadline = pgTable(
  'missed_deadline',
  {
    caseId: text().notNull(),
    sequence: integer().notNull(),
    subject: text().notNull(),
    office: text().notNull(),
    date: businessDate().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.sequence] }),
    foreignKey({ columns: [t.caseId, t.sequence], foreignColumns: [event.caseId, event.sequence] }),
  ],
);
