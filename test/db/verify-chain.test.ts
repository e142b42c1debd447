import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { event } from '../../db/schema.ts';
import { verifyChains } from '../../db/verify-chain.ts';
import { processOf } from '../../domain/processes.ts';
import { byHand, launchByHand } from '../support/by-hand.ts';
import type { TestDatabase } from '../support/database.ts';
import { createPreparedDatabase } from '../support/prepared.ts';
import { launchSelection, recordDeps, towns } from '../support/slate.ts';

let database: TestDatabase;
let team: string;

beforeEach(async () => {
  database = await createPreparedDatabase();
  const deps = recordDeps(database.db, {
    processOf: (kind) => {
      const process = processOf(kind);
      return {
        ...process,
        decide: (...given) =>
          process.decide(...given).map((draft) => ({ ...draft, secret: { name: '王大明' } })),
      };
    },
  });
  const hands = byHand(database.db, deps);
  await launchByHand(hands);
  const [town = ''] = await towns(database.db);
  await launchSelection(hands, town);
  team = `team/${town}`;
});

afterEach(() => database?.close());

/** As somebody with the database's own password might: the trigger is set aside. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(statement);
  });
}

describe('verify-chain', () => {
  it('finds every chain whole, and counts what it followed', async () => {
    const [row] = await database.db.execute<{ events: number }>(
      sql`select count(*)::int as events from event`,
    );
    const report = await verifyChains(database.db);
    expect(report.faults).toEqual([]);
    expect(report.events).toBe(row?.events);
    expect(report.cases).toBeGreaterThan(3);
  });

  it.each([
    ['another date', sql`date = date + 1`],
    ['another actor', sql`actor = 'a-sz-administrator-2'`],
    ['other data', sql`data = data || '{"reason":"backfill"}'`],
    ['another command', sql`command = 'x'`],
  ])('finds %s in a row', async (_, change) => {
    await tamper(sql`update event set ${change} where case_id = ${team} and sequence = 2`);
    const { faults } = await verifyChains(database.db);
    expect(faults).toEqual([`${team} event 2: was changed after it was recorded`]);
  });

  it('finds a row that was changed together with its hash', async () => {
    await tamper(sql`update event set hash = 'ab' where case_id = ${team} and sequence = 1`);
    const { faults } = await verifyChains(database.db);
    expect(faults).toContain(`${team} event 2: does not link to the event before it`);
  });

  it('finds a row that is gone from the middle, and one gone from the end', async () => {
    await tamper(sql`delete from event where case_id = ${team} and sequence = 1`);
    expect((await verifyChains(database.db)).faults).toContain(`${team} event 2: event 1 is missing`);
    await tamper(sql`delete from event where case_id = ${team} and sequence = 2`);
    expect((await verifyChains(database.db)).faults).toContain(
      `${team}: the case is at event 2, its chain ends at 0`,
    );
  });

  it('finds a secret part that was changed', async () => {
    await tamper(sql`update event set secret = '{"name":"李小明"}' where case_id = ${team} and sequence = 1`);
    expect((await verifyChains(database.db)).faults).toEqual([
      `${team} event 1: its secret part was changed`,
    ]);
  });

  it('minds no erased secret: the chain holds its salted hash only', async () => {
    const first = and(eq(event.caseId, team), eq(event.sequence, 1));
    await database.db.update(event).set({ secret: null, salt: null }).where(first);
    expect((await verifyChains(database.db)).faults).toEqual([]);
  });
});

describe('the event table', () => {
  it.each([
    ['update', sql`update event set actor = 'somebody'`],
    ['delete', sql`delete from event`],
    ['truncate', sql`truncate event cascade`],
    ['a salt without its secret', sql`update event set salt = null where secret is not null`],
  ])('refuses %s', async (_, statement) => {
    await expect(database.db.execute(statement)).rejects.toMatchObject({
      cause: { message: 'event is append-only' },
    });
  });
});
