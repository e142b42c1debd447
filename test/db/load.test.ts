import { readFile } from 'node:fs/promises';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findAccount } from '../../db/queries/accounts.ts';
import { account, cadre, claim, holding, statutoryGrade } from '../../db/schema.ts';
import { load } from '../../load.ts';
import type { TestDatabase } from '../support/database.ts';
import { createPreparedDatabase } from '../support/prepared.ts';

const sample = (name: string) =>
  readFile(new URL(`../../policies/shenzhen-2022/samples/${name}`, import.meta.url), 'utf8');

/** After everything that the samples say has happened. */
const LATER = '2022-06-01';
const HEADINGS = 'account,name,person,office,from,until';

let database: TestDatabase;

beforeEach(async () => {
  database = await createPreparedDatabase();
  await database.db.execute(sql`update clock set date = ${LATER}`);
  // A production set-up has nobody yet.
  await database.db.delete(holding);
  await database.db.delete(account);
  await database.db.delete(cadre);
});
afterEach(() => database.close());

const run = (what: 'people' | 'accounts', text: string, check = false) =>
  load(database.url, what, new TextEncoder().encode(text), { check });

const periods = (id: string) =>
  database.db
    .select({ office: holding.office, period: holding.period })
    .from(holding)
    .where(eq(holding.account, id))
    .orderBy(holding.office, holding.period);

it('brings in the samples: people and accounts that the API knows, and a second run changes nothing', async () => {
  const [people, accounts] = [await sample('people.csv'), await sample('accounts.csv')];
  expect(await run('people', people)).toEqual({
    ok: true,
    lines: ['people: 3 new, 0 changed, 0 as they were'],
  });
  expect(await run('accounts', accounts)).toMatchObject({
    ok: true,
    lines: ['accounts: 5 new, 0 changed, 0 as they were', 'offices: 5 new, 0 changed, 0 as they were'],
  });
  expect(await findAccount(database.db, 'ouyang')).toMatchObject({ person: 'p-0001', offices: [] });
  expect(await findAccount(database.db, 'example.party')).toMatchObject({
    offices: [{ office: 'sz-caizhengju/partyGroup', role: 'partyGroup' }],
  });
  expect(await run('people', people)).toMatchObject({ lines: ['people: 0 new, 0 changed, 3 as they were'] });
  expect(await run('accounts', accounts)).toMatchObject({
    lines: ['accounts: 0 new, 0 changed, 5 as they were', 'offices: 0 new, 0 changed, 5 as they were'],
  });
});

it('changes somebody who is wanted, and deletes nobody whom a list does not name', async () => {
  const people = await sample('people.csv');
  await run('people', people);
  await database.db
    .insert(claim)
    .values({ holder: 'posting/x', person: 'p-0001', kind: 'posting', period: '[2022-01-01,)' });
  const [headings = '', first = ''] = people.split('\n');
  const changed = first.replace('农业农村处副处长', '办公室主任');
  expect(await run('people', `${headings}\n${changed}`)).toMatchObject({
    lines: ['people: 0 new, 1 changed, 0 as they were'],
  });
  const posts = await database.db
    .select({ id: cadre.id, post: sql`record->>'post'` })
    .from(cadre)
    .orderBy(cadre.id);
  expect(posts.map(({ id }) => id)).toEqual(['p-0001', 'p-0002', 'p-0003']);
  expect(posts[0]?.post).toBe('市财政局办公室主任');
});

it('leaves the grades that the home unit has recorded by an act, whatever an older list says', async () => {
  const people = await sample('people.csv');
  await run('people', people);
  const { db } = database;
  await db.execute(sql`
    insert into "case" (id, kind, programme, policy_version, version, state, head, stage, opened_on, changed_on)
    select 'programme/x', 'programme', id, version, 0, '{}', '', 'running', '2021-03-15', '2021-03-15' from policy limit 1`);
  const grade = { year: 2019, document: '考核1号', on: '2020-01-20', caseId: 'programme/x', sequence: 1 };
  await db.insert(statutoryGrade).values(
    (['excellent', 'competent'] as const).map((given, n) => ({
      ...{ ...grade, person: 'p-0001', version: n + 1, grade: given, recordedBy: 'a', recordedOn: LATER },
    })),
  );
  const graded = async () =>
    (
      await db
        .select({ of: sql`record->'grades'->>'2019'` })
        .from(cadre)
        .orderBy(cadre.id)
    )[0]?.of;
  await run('people', people);
  expect(await graded()).toBe('competent');
  expect(await run('people', people)).toMatchObject({ lines: ['people: 0 new, 0 changed, 3 as they were'] });
});

it('brings in nothing when a row is wrong or it is only to check', async () => {
  const people = await sample('people.csv');
  const refused = await run('people', people.replace('p-0003,sz-jiaoyuju', 'p-0003,sz-nobody'));
  expect(refused.ok).toBe(false);
  expect(refused.lines[0]).toMatch(/^B4 unit: There is no unit "sz-nobody".*没有单位/);
  expect(await run('people', people, true)).toMatchObject({
    ok: true,
    lines: ['people: 3 new, 0 changed, 0 as they were', 'only checked: nothing was loaded'],
  });
  expect(await database.db.$count(cadre)).toBe(0);
  expect(await run('accounts', `${HEADINGS}\nwang,王,,sz/leader,,\nli,李,p-9,sz/leader,,`)).toEqual({
    ok: false,
    lines: [expect.stringMatching(/^C3 person: /), 'nothing was loaded; problems: 1'],
  });
  await run('accounts', `${HEADINGS}\nwang,王,,sz/leader,,`, true);
  expect([await database.db.$count(account), await database.db.$count(holding)]).toEqual([0, 0]);
});

it('ends an office and begins it again on the same day, and keeps what was', async () => {
  await run('accounts', `${HEADINGS}\nwang,王,,sz/leader,2020-01-01,\nwang,王,,sz/supervisor,,`);
  const rows = ['wang,王,,sz/leader,2020-01-01,2022-05-01', 'wang,王,,sz/leader,2022-05-01,2023-01-01'];
  expect(await run('accounts', [HEADINGS, ...rows].join('\n'))).toMatchObject({
    lines: ['accounts: 0 new, 0 changed, 1 as they were', 'offices: 1 new, 1 changed, 0 as they were'],
  });
  expect(await periods('wang')).toEqual([
    { office: 'sz/leader', period: '[2020-01-01,2022-05-01)' },
    { office: 'sz/leader', period: '[2022-05-01,2023-01-01)' },
    { office: 'sz/supervisor', period: `[${LATER},)` },
  ]);
});

it('keeps the whole list out when two are loaded at once and both begin an office', async () => {
  const rows = (from: string) => `${HEADINGS}\nwang,王,,sz/leader,${from},`;
  const both = await Promise.all([run('accounts', rows('2020-01-01')), run('accounts', rows('2021-01-01'))]);
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  expect(await periods('wang')).toHaveLength(1);
});
