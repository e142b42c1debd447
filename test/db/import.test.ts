import { afterAll, beforeEach, expect, it } from 'vitest';
import { importWorld } from '../../db/queries/import-world.ts';
import { caseTable, claim, event, hostPost, outbox, posting, tenure } from '../../db/schema.ts';
import type { ImportedPosting } from '../../domain/programme-state.ts';
import type { TeamState } from '../../domain/team-state.ts';
import { checkPostings, readPostings } from '../../schemas/import-postings.ts';
import { byHand, launchByHand, type ByHand } from '../support/by-hand.ts';
import type { TestDatabase } from '../support/database.ts';
import { createPreparedDatabase, START } from '../support/prepared.ts';
import { commandOf, launchSelection, refOf, stateOf } from '../support/slate.ts';

/** What was right when the list was checked may be wrong by the time it is recorded: `record` has the last word. */

const PROGRAMME = refOf('programme', 'programme/shenzhen-2022');
const TOWN = '440513101';
const TEAM = refOf('team', `team/${TOWN}`);
const HR = 'a-sz-caizhengju-hr-1';
const LEADER = `${TOWN}/1,c-caizhengju-1,2021-03-08`;
const MEMBER = `${TOWN}/3,c-caizhengju-2,2021-03-08`;

let database: TestDatabase | undefined;
let hands: ByHand;

beforeEach(async () => {
  await database?.close();
  database = await createPreparedDatabase();
  hands = byHand(database.db);
  await launchByHand(hands);
});

afterAll(() => database?.close());

/** Rows as a route would send them, checked against what is in the record now. */
async function rowsOf(...lines: readonly string[]): Promise<readonly ImportedPosting[]> {
  const sheet = readPostings(new TextEncoder().encode(['seat,person,since', ...lines].join('\n')));
  const persons = sheet.rows.flatMap(({ person }) => person ?? []);
  const checked = checkPostings(sheet, await importWorld(hands.db, PROGRAMME, persons));
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.rows;
}

const importing = (rows: readonly ImportedPosting[]) =>
  hands.send(PROGRAMME, commandOf('importPostings', 'a-sz-administrator-1', START, { rows }));

async function traces() {
  const tables = [caseTable, claim, event, hostPost, outbox, posting, tenure];
  return Promise.all(tables.map((table) => hands.db.$count(table)));
}

it('refuses the whole import when a selection has begun for one of its seats', async () => {
  const rows = await rowsOf(LEADER, `440513103/1,c-jiaoyuju-1,2021-03-08`);
  await launchSelection(hands, TOWN);
  const before = await traces();
  expect(await importing(rows)).toMatchObject({
    ok: false,
    refusal: { code: 'seat-not-vacant', params: { seat: `${TOWN}/1` } },
  });
  expect(await traces()).toEqual(before);
});

it('refuses the whole import when one of its people was brought in elsewhere', async () => {
  const rows = await rowsOf(MEMBER, LEADER);
  expect(await importing(await rowsOf(`440513103/1,c-caizhengju-1,2021-03-09`))).toMatchObject({ ok: true });
  const before = await traces();
  expect(await importing(rows)).toMatchObject({ ok: false, refusal: { code: 'already-posted' } });
  expect(await traces()).toEqual(before);
});

it('takes a seat once, also before its team has heard of it', async () => {
  const first = await rowsOf(LEADER);
  const second = await rowsOf(`${TOWN}/1,c-caizhengju-3,2021-03-08`);
  expect(await importing(first)).toMatchObject({ ok: true });
  expect(await importing(second)).toMatchObject({ ok: false, refusal: { code: 'seat-not-vacant' } });
  const twice = await rowsOf(MEMBER);
  expect(await importing([...twice, ...twice])).toMatchObject({ ok: false });
  await hands.settle();
  expect(await hands.db.$count(posting)).toBe(1);
});

it('is an administrator’s act', async () => {
  const rows = await rowsOf(LEADER);
  const answer = await hands.send(PROGRAMME, commandOf('importPostings', HR, START, { rows }));
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-your-office' } });
});

it('launches no selection for a seat whose import is still on its way to the team', async () => {
  await importing(await rowsOf(LEADER));
  const launching = (seats?: readonly string[]) =>
    hands.send(TEAM, commandOf('launchSelection', HR, START, { ...(seats && { seats }) }));
  expect(await launching([`${TOWN}/1`])).toMatchObject({ ok: false, refusal: { code: 'seat-not-vacant' } });
  expect(await launching()).toMatchObject({ ok: true });
  await hands.settle();
  const { seats } = await stateOf<TeamState>(hands.db, TEAM.id);
  expect(seats[`${TOWN}/1`]).toMatchObject({ holder: `posting/${TOWN}/1/1`, filling: null });
  expect(seats[`${TOWN}/2`]).toMatchObject({ holder: null, filling: `selection/${TOWN}/1` });
});
