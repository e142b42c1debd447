import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createCases, type Cases } from '../../client/cases.ts';
import { calendarNow, recalendar } from '../../client/ticks.ts';
import { caseTable } from '../../db/schema.ts';
import type { PostingState } from '../../domain/posting-state.ts';
import { importTeams } from '../api/in-post.ts';
import { ADMINISTRATOR, startHttp, TOWN, type Http } from '../api/http.ts';
import { calendar } from '../support/shenzhen.ts';
import { commandOf, refOf } from '../support/slate.ts';

const posting = refOf('posting', `posting/${TOWN}/2/1`);
const programme = refOf('programme', 'programme/shenzhen-2022');

let http: Http;
let cases: Cases;
let today: string;

beforeAll(async () => {
  http = await startHttp();
  const { client, config, database, worker, launch } = http.stack;
  await worker();
  await launch();
  await importTeams(http);
  // From now on by the calendar: the posting is started again, with timers of its own.
  await database.db.execute(sql`update clock set mode = 'real', date = null`);
  await client.workflow.getHandle(posting.id).terminate('to be started again with a timer of its own');
  cases = createCases({ client, taskQueue: config.taskQueue, clock: 'real' });
  const [row] = await database.db.execute<{ today: string }>(sql`select business_date()::text as today`);
  today = row?.today ?? '';
});
afterAll(() => http?.stop());

const send = async (ref: typeof posting, act: string, actor: string, payload: object) =>
  expect(await cases.send(ref, commandOf(act, actor, today, { ...payload }))).toMatchObject({ ok: true });
const declare = (act: 'declareDay' | 'revokeDay', day: string) =>
  send(programme, act, ADMINISTRATOR, {
    ...{ day, document: '粤府办〔2021〕5号' },
    ...(act === 'declareDay' && { working: false }),
  });

/** What the sweep does with a case that was counted by another calendar. */
async function count(): Promise<void> {
  const { db } = http.stack.database;
  const [row] = await db.select().from(caseTable).where(eq(caseTable.id, posting.id));
  if (row) await recalendar(cases, row, await calendarNow(db), today);
}

const handle = () => http.stack.client.workflow.getHandle(posting.id);
const recallOf = async () => {
  const { state, due } = await handle().query<{ state: PostingState; due: string }>('state');
  const { remindOn, due: limit } = state.approvals['recall:1'] ?? {};
  return { due, remindOn, limit };
};
/** The days on which the timers of the case fire, in Shenzhen. */
async function timers(): Promise<readonly string[]> {
  const { events } = await handle().fetchHistory();
  return (events ?? []).flatMap(({ timerStartedEventAttributes: timer, eventTime }) => {
    if (!timer) return [];
    const from = Number(eventTime?.seconds);
    // A second's grace: the timer may have been asked for just before the day's first moment, counted to the second.
    const at = new Date((from + Number(timer.startToFireTimeout?.seconds) + 1 + 8 * 3600) * 1000);
    return [at.toISOString().slice(0, 10)];
  });
}

it('a day off that is revoked brings a signature’s limit forward, and the case’s timer with it', async () => {
  const off = calendar.addWorkingDays(today, 1);
  await declare('declareDay', off);
  await send(posting, 'recall', 'a-hq-shantou-headquarters-1', { ground: 'unfit', reason: 'text-1' });
  // What the term, ended long ago, had waiting is ticked at once.
  await vi.waitFor(async () => expect((await recallOf()).due > today).toBe(true), 10_000);
  const before = await recallOf();
  expect((await timers()).at(-1)).toBe(before.due);

  await declare('revokeDay', off);
  await count();
  const after = await recallOf();
  expect(String(after.limit) < String(before.limit)).toBe(true);
  expect(after.due < before.due).toBe(true);
  expect((await timers()).at(-1)).toBe(after.due);

  // Later again: the timer that is armed fires first and looks again, so no other is needed.
  const armed = await timers();
  await declare('declareDay', off);
  await count();
  expect(await recallOf()).toEqual(before);
  expect(await timers()).toEqual(armed);
});
