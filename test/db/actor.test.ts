import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../db/facts/actor.ts';
import { account, cadre, holding, substitution, unit } from '../../db/schema.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

const ALWAYS = '[2020-01-01,)';
const LEAVE = '[2021-03-15,2021-03-22)';

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
  const { db } = database;
  await db.insert(unit).values({ code: 'u', kind: 'bureau', line: ['u'] });
  await db.execute(sql`insert into ${cadre} (id, unit, name, record) values ('c-1', 'u', 'c-1', '{}')`);
  const accounts = ['absent', 'substitute', 'further', 'none'];
  await db
    .insert(account)
    .values(accounts.map((id) => ({ id, name: id, person: id === 'further' ? 'c-1' : null })));
  await db.insert(holding).values([
    { account: 'absent', office: 'u/hr', period: ALWAYS },
    { account: 'absent', office: 'u/partyGroup', period: ALWAYS },
    { account: 'absent', office: 'u/discipline', period: '[2020-01-01,2021-03-18)' },
    { account: 'substitute', office: 'v/hr', period: ALWAYS },
    { account: 'substitute', office: 'u/hr', period: ALWAYS },
    { account: 'further', office: 'u/hr', period: ALWAYS },
  ]);
  await db.insert(substitution).values([
    { id: 's-1', account: 'absent', substitute: 'substitute', period: LEAVE },
    { id: 's-2', account: 'further', substitute: 'substitute', period: LEAVE, offices: ['u/hr'] },
    { id: 's-3', account: 'substitute', substitute: 'none', period: LEAVE, offices: ['v/hr'] },
  ]);
});
afterAll(() => database.close());

const on = (id: string, date: string) => actorOf(database.db, id, date);

describe('whoever sends a command', () => {
  it('holds their own offices, and those of the absent that the absent hold on that day', async () => {
    expect(await on('substitute', '2021-03-15')).toEqual({
      account: 'substitute',
      offices: ['u/hr', 'v/hr', 'u/discipline', 'u/partyGroup'],
      ownOffices: ['u/hr', 'v/hr'],
      standsFor: {
        'u/discipline': ['absent'],
        'u/hr': ['absent', 'further'],
        'u/partyGroup': ['absent'],
      },
      absentPersons: { further: 'c-1' },
    });
    expect((await on('substitute', '2021-03-21')).standsFor).not.toHaveProperty('u/discipline');
  });

  it.each(['2021-03-14', '2021-03-22'])('stands in for nobody on %s', async (date) => {
    expect(await on('substitute', date)).toMatchObject({ offices: ['u/hr', 'v/hr'], standsFor: {} });
  });

  it('does not get the offices for which the absent stands in, nor those that were left out', async () => {
    expect(await on('none', '2021-03-15')).toEqual({
      ...{ account: 'none', offices: ['v/hr'], ownOffices: [], standsFor: { 'v/hr': ['substitute'] } },
    });
  });

  it.each(['clock', 'case:team/1', 'nobody'])('%s holds none', async (id) => {
    expect(await on(id, '2021-03-15')).toEqual({ account: id, offices: [], ownOffices: [], standsFor: {} });
  });
});
