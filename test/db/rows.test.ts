import { is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRows, rowOf } from '../../db/rows.ts';
import * as schema from '../../db/schema.ts';
import { caseTable, event, outbox, task } from '../../db/schema.ts';
import { createPreparedDatabase, START } from '../support/prepared.ts';
import type { TestDatabase } from '../support/database.ts';

let database: TestDatabase;

const ID = 'team/of-nobody';

beforeAll(async () => {
  database = await createPreparedDatabase();
  await database.db.insert(caseTable).values({
    ...{ id: ID, kind: 'team', programme: 'shenzhen-2022', policyVersion: 1, version: 0 },
    ...{ state: { kind: 'town', seats: {} }, head: 'none', stage: 'open', openedOn: START, changedOn: START },
  });
});

afterAll(() => database?.close());

const link = {
  ...{ caseId: ID, type: 'signed', date: START, actor: 'a-1', command: 'c', previous: 'p', hash: 'h' },
  ...{ data: { said: "“好”, \\ and 'so'", many: [1, 2.5, null], none: null }, onBehalf: null },
  ...{ secret: null, salt: null, secretHash: null },
};

describe('rows that are written as one parameter', () => {
  it('are those that the query builder writes', async () => {
    const { db } = database;
    const rows = (sequence: number) => [
      { ...link, sequence },
      {
        ...link,
        sequence: sequence + 1,
        onBehalf: { office: 'o', document: 'd' },
        secret: { name: '某' },
        salt: 's',
      },
    ];
    await db.insert(event).values(rows(1));
    await db.transaction((tx) => insertRows(tx, event, rows(3)));
    const found = await db
      .select()
      .from(event)
      .where(sql`case_id = ${ID}`)
      .orderBy(event.sequence);
    const bare = found.map(({ sequence: _, xid: __, recordedAt: ___, ...row }) => row);
    expect(bare.slice(2)).toEqual(bare.slice(0, 2));
    expect(bare[0]).toMatchObject({ data: link.data, onBehalf: null, secret: null });
  });

  it('leave null what they do not name, and hold lists', async () => {
    const { db } = database;
    const open = { caseId: ID, office: 'o', act: 'decide', subject: 's', openedOn: START };
    await db.transaction((tx) =>
      insertRows(tx, task, [
        { ...open, key: 'a' },
        { ...open, key: 'b', due: '2021-04-01', barred: ['a-1', 'a "2", {3}'] },
      ]),
    );
    const found = await db
      .select()
      .from(task)
      .where(sql`case_id = ${ID}`)
      .orderBy(task.key);
    const none = { due: null, account: null, notFor: null, barred: null, urgedOn: null };
    expect(found).toEqual([
      { ...none, ...open, key: 'a' },
      { ...none, ...open, key: 'b', due: '2021-04-01', barred: ['a-1', 'a "2", {3}'] },
    ]);
  });

  it('get the defaults of their table', async () => {
    const { db } = database;
    const message = {
      ...{ id: 'x#1.0', fromCase: ID, toCase: ID, toKind: 'team' as const, act: 'note', payload: { a: 1 } },
      ...{ opens: false, date: START, programme: 'shenzhen-2022', policyVersion: 1 },
    };
    await db.transaction((tx) => insertRows(tx, outbox, [message]));
    const [found] = await db
      .select()
      .from(outbox)
      .where(sql`id = ${message.id}`);
    expect(found).toEqual({ ...message, delivered: false, position: expect.any(Number) as number });
  });
});

it("a case's row is read as its type says", async () => {
  const { db } = database;
  const [raw] = await db.execute(sql`select ${rowOf(caseTable)} from "case" where id = ${ID}`);
  const [built] = await db
    .select()
    .from(caseTable)
    .where(sql`id = ${ID}`);
  expect(raw).toEqual(built);
});

it('every column is named in the database as the text has it', async () => {
  const tables = (Object.values(schema) as unknown[]).filter((item): item is PgTable => is(item, PgTable));
  expect(tables.length).toBeGreaterThan(10);
  for (const table of tables) {
    await database.db.execute(sql`select ${rowOf(table)} from ${table} limit 0`);
  }
});
