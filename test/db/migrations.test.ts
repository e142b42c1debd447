import { sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constraintRefusal } from '../../db/constraints.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import * as schema from '../../db/schema.ts';
import {
  account,
  acting,
  area,
  cadre,
  caseTable,
  claim,
  event,
  firstSecretary,
  groupMember,
  officeHolder,
  pairing,
  posting,
  presence,
  seat,
  seatSupply,
  substitution,
  tenure,
  unit,
  village,
  villageWish,
} from '../../db/schema.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

const TOWN = '440513101';
const SEATS = [`${TOWN}/1`, `${TOWN}/2`];
const POSTINGS = [`posting/${TOWN}/1/1`, `posting/${TOWN}/2/1`];
const TERM = '[2021-07-12,2024-07-12)';
const NEXT_TERM = '[2024-07-12,2027-07-12)';
const OVERLAPPING = '[2024-07-11,2027-07-12)';

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
  await insertReference();
});

afterAll(() => database.close());

describe('migrations', () => {
  it('change nothing the second time', async () => {
    const before = await applied();
    await migrateDatabase(database.url);
    expect(await applied()).toEqual(before);
    expect(before.length).toBeGreaterThan(1);
  });

  it('make the columns that the code reads and writes, and no others', async () => {
    const columns = await database.db.execute<{ name: string }>(
      sql`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    const tables = Object.values(schema).map((table) => getTableConfig(table));
    const described = tables.flatMap(({ name, columns }) =>
      columns.map((column) => `${name}.${snakeCase(column.name)}`),
    );
    expect(columns.map(({ name }) => name).sort()).toEqual(described.sort());
  });
});

describe('an event', () => {
  const [caseId = ''] = POSTINGS;
  const first = {
    caseId,
    sequence: 1,
    type: 'dispatched',
    date: '2021-07-12',
    actor: 'a-1',
    data: { seat: SEATS[0] },
    secret: { comment: 'a comment' },
    salt: 'salt',
    secretHash: 'hash of salt and secret',
    command: 'command-1',
    previous: '',
    hash: 'hash-1',
  };

  beforeAll(() => database.db.insert(event).values(first));

  it.each([
    ['changed', sql`update event set data = '{}'`],
    ['changed together with its secret', sql`update event set actor = 'a-2', secret = null, salt = null`],
    ['given another secret', sql`update event set secret = '{"comment":"another"}'`],
    ['deleted', sql`delete from event`],
    ['truncated', sql`truncate event cascade`],
  ])('cannot be %s', async (_, statement) => {
    await expect(database.db.execute(statement)).rejects.toMatchObject({
      cause: { message: 'event is append-only' },
    });
    expect(await database.db.select().from(event)).toMatchObject([first]);
  });

  it('can lose its secret and nothing else', async () => {
    await database.db.execute(sql`update event set secret = null, salt = null`);
    const [erased] = await database.db.select().from(event);
    expect(erased).toMatchObject({ ...first, secret: null, salt: null });
  });
});

describe('one person', () => {
  it('has no two postings that overlap, not even by a day', async () => {
    await database.db.insert(posting).values(postingOf(0, 'c-1', TERM));
    const second = database.db.insert(posting).values(postingOf(1, 'c-1', OVERLAPPING));
    expect(await refusal(second)).toMatchObject({ code: 'already-posted', params: { person: 'c-1' } });
    await database.db.insert(posting).values(postingOf(1, 'c-1', NEXT_TERM));
  });

  it('is not wanted by two selections for one period', async () => {
    const wanted = (holder: string, period: string) =>
      database.db.insert(claim).values({ holder, person: 'c-2', kind: 'nomination', period });
    await wanted('selection/1', TERM);
    expect(await refusal(wanted('selection/2', OVERLAPPING))).toMatchObject({
      code: 'already-posted',
      params: { person: 'c-2' },
      field: 'person',
    });
    await wanted('selection/2', NEXT_TERM);
  });
});

describe('one seat', () => {
  const [held = '', other = ''] = POSTINGS;
  const [seatId = ''] = SEATS;

  it('has one holder on one date', async () => {
    await database.db.insert(tenure).values({ posting: held, seat: seatId, period: TERM });
    const second = database.db.insert(tenure).values({ posting: other, seat: seatId, period: OVERLAPPING });
    expect(await refusal(second)).toMatchObject({ code: 'seat-taken', params: { seat: seatId } });
  });

  it('has two people on site only in the two lanes of a handover', async () => {
    const there = (id: string, lane: number) =>
      database.db.insert(presence).values({
        ...{ posting: id, seat: seatId, area: TOWN, lane, period: OVERLAPPING },
        person: id === held ? 'c-1' : 'c-2',
      });
    await there(held, 0);
    expect(await refusal(there(other, 0))).toMatchObject({ code: 'seat-taken', params: { seat: seatId } });
    await expect(there(other, 2)).rejects.toMatchObject({ cause: { constraint_name: 'presence_lane' } });
    await there(other, 1);
  });

  it('is not the second place in which somebody is on site', async () => {
    const [, , third = ''] = POSTINGS;
    const twice = { posting: third, seat: SEATS[1] ?? '', area: TOWN, person: 'c-1', lane: 0 };
    const here = database.db.insert(presence).values({ ...twice, period: OVERLAPPING });
    expect(await refusal(here)).toMatchObject({ code: 'already-posted', params: { person: 'c-1' } });
  });

  it('has its work taken by one colleague at a time', async () => {
    const takes = (id: string, period: string) =>
      database.db
        .insert(acting)
        .values({ seat: seatId, posting: id, period, namedBy: 'a-1', namedOn: '2024-01-01' });
    await takes(held, TERM);
    expect(await refusal(takes(other, OVERLAPPING))).toMatchObject({ code: 'already-decided' });
  });

  it('is relieved by somebody in the same seat', async () => {
    const relieving = database.db
      .update(posting)
      .set({ relieves: held })
      .where(sql`id = ${other}`);
    await expect(relieving).rejects.toMatchObject({
      cause: { constraint_name: 'posting_relieves_same_seat' },
    });
  });
});

describe('one account', () => {
  const absent = (id: string, substitute: string, period: string) =>
    database.db.insert(substitution).values({ id, account: 'a-1', substitute, period });

  it('has one substitute at a time, who is somebody else', async () => {
    await database.db.insert(account).values(['a-1', 'a-2', 'a-3'].map((id) => ({ id, name: id })));
    await absent('s-1', 'a-2', TERM);
    expect(await refusal(absent('s-2', 'a-3', OVERLAPPING))).toEqual({
      ...{ code: 'substituted-already', params: { account: 'a-1' }, field: 'account' },
    });
    await absent('s-3', 'a-3', NEXT_TERM);
    await expect(absent('s-4', 'a-1', '[2030-01-01,2030-02-01)')).rejects.toMatchObject({
      cause: { constraint_name: 'substitution_not_oneself' },
    });
  });
});

describe('one town', () => {
  const led = (code: string, period: string) =>
    database.db.insert(pairing).values({ area: TOWN, unit: code, role: 'lead', period });

  it('is led by one unit on one date', async () => {
    await led('u-1', TERM);
    expect(await refusal(led('u-2', OVERLAPPING))).toMatchObject({ code: 'overlaps' });
    await led('u-2', NEXT_TERM);
  });

  it('may have several members beside it', async () => {
    const helping = (code: string) =>
      database.db.insert(pairing).values({ area: TOWN, unit: code, role: 'member', period: TERM });
    await helping('u-2');
    await helping('u-3');
    await expect(helping('u-3')).rejects.toThrow();
  });
});

describe('what changes of the host side and of units', () => {
  const [seatId = ''] = SEATS;
  const owes = (code: string, period: string) =>
    database.db.insert(seatSupply).values({ seat: seatId, unit: code, period });
  const member = (period: string) =>
    database.db.insert(groupMember).values({
      ...{ county: TOWN, person: 'c-1', period, reason: 'text-1', addedBy: 'a-1', addedOn: '2021-07-12' },
    });
  const holds = (id: string, single: boolean, period: string) =>
    database.db.insert(officeHolder).values({
      ...{ id, headquarters: TOWN, office: single ? 'commander' : 'member', single, period, person: 'c-1' },
      ...{ document: '1', recordedBy: 'a-1', recordedOn: '2021-07-12' },
    });

  it('a seat is owed by one unit on one date', async () => {
    await owes('u-1', TERM);
    expect(await refusal(owes('u-2', OVERLAPPING))).toMatchObject({ code: 'overlaps' });
    await owes('u-2', NEXT_TERM);
  });

  it('nobody is in two groups at a time', async () => {
    await member(TERM);
    expect(await refusal(member(OVERLAPPING))).toMatchObject({
      ...{ code: 'group-member-already', params: { person: 'c-1' } },
    });
    await member(NEXT_TERM);
  });

  it('some offices of a headquarters have one holder, others several', async () => {
    await holds('h-1', true, TERM);
    expect(await refusal(holds('h-2', true, OVERLAPPING))).toMatchObject({ code: 'office-held' });
    await holds('h-2', true, NEXT_TERM);
    await holds('h-3', false, TERM);
    await holds('h-4', false, OVERLAPPING);
  });
});

describe('one village', () => {
  const [held = '', other = ''] = POSTINGS;
  const secretary = (post: string, code: string, person: string, period: string) =>
    database.db.insert(firstSecretary).values({ post, village: code, posting: post, person, period });
  const asks = (period: string) =>
    database.db.insert(villageWish).values({ village: 'v-1', period, document: '1号' });

  it('has one first secretary on one date, who has one village', async () => {
    await database.db
      .insert(village)
      .values(['v-1', 'v-2'].map((code) => ({ code, town: TOWN, name: code, tags: [], source: 'invented' })));
    await secretary(held, 'v-1', 'c-1', TERM);
    expect(await refusal(secretary(other, 'v-1', 'c-2', OVERLAPPING))).toMatchObject({
      ...{ code: 'village-has-secretary', params: { village: 'v-1' } },
    });
    expect(await refusal(secretary(other, 'v-2', 'c-1', OVERLAPPING))).toMatchObject({
      code: 'secretary-already',
    });
    await secretary(other, 'v-1', 'c-2', NEXT_TERM);
  });

  it('asks once at a time', async () => {
    await asks(TERM);
    expect(await refusal(asks(OVERLAPPING))).toMatchObject({ code: 'overlaps' });
  });
});

describe('a stored policy', () => {
  it.each([
    ['changed', sql`update policy set document = '{"changed":true}'`],
    ['deleted', sql`delete from policy`],
  ])('cannot be %s', async (_, statement) => {
    await expect(database.db.execute(statement)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('a stored policy is immutable') },
    });
  });
});

async function insertReference(): Promise<void> {
  const { db } = database;
  await db.execute(sql`insert into policy (id, version, document) values ('p', 1, '{}')`);
  await db.insert(area).values({ code: TOWN, kind: 'town', name: 'Town', line: [TOWN] });
  const codes = ['u-1', 'u-2', 'u-3'];
  await db.insert(unit).values(codes.map((code) => ({ code, kind: 'bureau', line: [code] })));
  await db
    .insert(seat)
    .values(
      SEATS.map((id, n) => ({ id, area: TOWN, n: n + 1, role: 'member' as const, supplyingUnit: 'u-1' })),
    );
  for (const id of ['c-1', 'c-2']) {
    await db.execute(sql`insert into ${cadre} (id, unit, name, record) values (${id}, 'u-1', ${id}, '{}')`);
  }
  await db.insert(caseTable).values(
    POSTINGS.map((id) => ({
      id,
      kind: 'posting' as const,
      programme: 'p',
      policyVersion: 1,
      version: 0,
      state: {},
      head: '',
      stage: '',
      openedOn: '2021-07-12',
      changedOn: '2021-07-12',
    })),
  );
}

function postingOf(n: 0 | 1, person: string, period: string): typeof posting.$inferInsert {
  return {
    id: POSTINGS[n] ?? '',
    person,
    seat: SEATS[n] ?? '',
    area: TOWN,
    status: 'dispatched',
    period,
    termEnd: '2024-07-11',
    dispatchedOn: '2021-07-12',
  };
}

const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const applied = async (): Promise<readonly unknown[]> => [
  ...(await database.db.execute(sql`select hash, created_at from drizzle.__drizzle_migrations order by id`)),
];

/** What the domain calls the constraint that stopped a statement. */
async function refusal(statement: PromiseLike<unknown>): Promise<unknown> {
  const error: unknown = await statement.then(
    () => expect.fail('the database took it'),
    (reason: unknown) => reason,
  );
  return constraintRefusal(error);
}
