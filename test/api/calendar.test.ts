import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startSweep } from '../../client/sweep.ts';
import { calendarNow, staleCases } from '../../client/ticks.ts';
import { ADMINISTRATOR, HR, holderOf, startHttp, TOWN, type Http } from './http.ts';
import { expectRefused } from './refused.ts';
import { nominate } from './selecting.ts';

const days = 'programmes/shenzhen-2022/declared-days';
const base = `selections/${TOWN}/1`;
const SEAT = `${TOWN}/1`;

let http: Http;
let person: string;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await http.post(HR, `teams/${TOWN}/selections`, {});
  await http.stack.driver.settle();
  person = await nominate(http, SEAT, 'sz-caizhengju');
});
afterAll(() => http?.stop());

const ok = async (path: string, body: unknown) =>
  expect(await http.post(ADMINISTRATOR, path, body)).toMatchObject({ status: 200 });
const refused = (who: string, path: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, path, body), { status, code, field: field ?? null });
const approval = async () =>
  (await http.get(HR, base)).body.nominees[0].approvals.find(
    (own: { approval: string }) => own.approval === person,
  );
/** A signature of five working days that began on Monday, 15 March 2021. */
const due = async () => (await approval()).due;

it('declares days to come, by the administrator and with a document', async () => {
  const typhoon = { day: '2021-03-17', working: false, document: '粤府办〔2021〕5号' };
  await refused(HR, days, typhoon, 403, 'not-your-office');
  await refused(ADMINISTRATOR, days, { ...typhoon, day: '2021-03-12' }, 422, 'date-order', 'day');
  await refused(ADMINISTRATOR, days, { ...typhoon, document: '' }, 400, 'bad-request', 'document');
  expect(await due()).toBe('2021-03-22');
  await ok(days, typhoon);
  expect((await http.get(HR, days)).body.items).toEqual([typhoon]);
});

it('moves the limit of a signature that waits, its inbox row and its forecast, and says so', async () => {
  await http.stack.driver.settle();
  expect(await due()).toBe('2021-03-23');
  expect((await approval()).trace.map(({ type }: { type: string }) => type)).toEqual(['limitMoved']);
  const { items } = await http.all(
    holderOf('sz-caizhengju/hr', 2),
    `inbox?act=decide&case=selection/${TOWN}/1`,
  );
  expect(items).toMatchObject([{ subject: person, due: '2021-03-23' }]);
  const [forecast] = (await http.get(HR, `${base}/forecasts`)).body.items;
  expect(forecast.steps[0]).toMatchObject({ status: 'open', by: '2021-03-23' });
});

it('is seen by every case that has something due: none is left to count again', async () => {
  const { db } = http.stack.database;
  const calendar = await calendarNow(db);
  expect(calendar).toMatch(/\.1$/);
  expect(await staleCases(db, calendar)).toEqual([]);
  expect((await staleCases(db, 'another')).length).toBeGreaterThan(0);
});

it('moves back when the day is revoked, by the sweep alone where nobody drives the clock', async () => {
  await ok(`${days}/revocations`, { day: '2021-03-17', document: '粤府办〔2021〕6号' });
  expect(await due()).toBe('2021-03-23');
  const sweep = startSweep(http.stack.database.db, http.stack.cases);
  await vi.waitFor(async () => expect(await due()).toBe('2021-03-22'), 10_000);
  await sweep.stop();
  expect((await http.get(HR, days)).body.items).toEqual([]);
});

it('counts a Saturday that is declared a working day', async () => {
  await ok(days, { day: '2021-03-20', working: true, document: '深府办〔2021〕7号' });
  await http.stack.driver.settle();
  expect(await due()).toBe('2021-03-20');
});
