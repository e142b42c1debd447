import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp, STRANGER, TOWN, type Http } from './http.ts';
import { importTeams } from './in-post.ts';
import { expectRefused } from './refused.ts';
import { PROGRAMME } from '../support/stack.ts';

const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const TODAY = '2021-03-15';
const path = `programmes/${PROGRAMME}/strength`;

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await importTeams(http);
});
afterAll(() => http?.stop());

const read = async (query: string) => {
  const { status, body } = await http.get(STRANGER, `${path}?${query}`);
  expect(status).toBe(200);
  return body;
};
const row = async (query: string, key: string) => {
  const { items } = await read(query);
  return items.find((one: { key: string }) => one.key === key);
};

describe('strength on a day', () => {
  it('is what was recorded, up to today', async () => {
    expect(await read('on=2021-03-09')).toMatchObject({ on: '2021-03-09', today: TODAY, basis: 'recorded' });
    expect(await row('on=2021-03-07', TOWN)).toMatchObject({ owed: 5, posted: 0, onSite: 0, belowFloor: 1 });
    expect(await row('on=2021-03-09', TOWN)).toMatchObject({ owed: 5, onSite: 3, expected: 3, floor: 5 });
    expect(await row('by=team', TOWN)).toMatchObject({ name: '河溪镇', onSite: 5, belowFloor: 0 });
  });

  it('after today is what is certain, and apart from it what may be expected', async () => {
    expect(await read('on=2024-07-15')).toMatchObject({ basis: 'projected' });
    expect(await row('on=2024-06-30', TOWN)).toMatchObject({ onSite: 5, expected: 5 });
    // Two terms are over, nobody is looked for yet; the holders stay until the relief of the table of batches.
    const after = await row('on=2024-07-15', TOWN);
    expect(after.onSite).toBeLessThan(5);
    expect(after.expected).toBe(5);
  });

  it('says where and when the weakest moment is', async () => {
    const { lowest } = await row('months=60', TOWN);
    expect(lowest.onSite).toMatchObject({ strength: 0, floor: 5, team: TOWN, teamName: '河溪镇' });
    const { total } = await read('');
    expect(total.lowest.onSite).toMatchObject({ strength: 0, on: TODAY });
  });

  it.each([
    ['county', '440513', '潮阳区'],
    ['unit', 'sz-caizhengju', '市财政局'],
    ['level', 'town', '驻镇帮扶工作队'],
  ])('adds up by %s', async (by, key, name) => {
    const { items, total } = await read(`by=${by}`);
    const own = items.find((one: { key: string }) => one.key === key);
    expect(own).toMatchObject({ name });
    expect(own.onSite).toBeGreaterThanOrEqual(5);
    const sum = items.reduce((all: number, { owed }: { owed: number }) => all + owed, 0);
    expect(sum).toBe(total.owed);
  });

  it('goes down when somebody falls ill, and is expected back by the day of the backfill', async () => {
    const ill = { ground: 'illness', reason: '住院治疗' };
    expect(await http.post(HEADQUARTERS, `postings/${TOWN}/3/1/recalls`, ill)).toMatchObject({ status: 200 });
    await http.stack.driver.settle();
    expect(await row('', TOWN)).toMatchObject({
      ...{ posted: 4, onSite: 4, belowFloor: 1 },
      lowest: { onSite: { strength: 4, on: TODAY }, expected: { strength: 4, on: TODAY } },
    });
    const needBy = (await http.get(HEADQUARTERS, `selections/${TOWN}/1`)).body.needBy;
    expect(await row(`on=${needBy}`, TOWN)).toMatchObject({ onSite: 4, expected: 5, expectedBelowFloor: 0 });
    const town = await http.get(STRANGER, `towns/${TOWN}`);
    expect(town.body).toMatchObject({ strength: 4, belowFloor: true });
  });
});

describe('bad input', () => {
  it.each([
    ['on=2021-02-30', 'on'],
    ['on=0202-01-01', 'on'],
    ['by=village', 'by'],
    ['months=0', 'months'],
    ['months=121', 'months'],
    ['when=2021-03-01', 'when'],
  ])('%s is refused', async (query, field) => {
    await expectRefused(http, () => http.get(STRANGER, `${path}?${query}`), {
      ...{ status: 400, code: 'bad-request', field },
    });
  });

  it('another programme is not there, and nobody asks without a session', async () => {
    expect(await http.get(STRANGER, 'programmes/none/strength')).toMatchObject({ status: 404 });
    expect(await http.get(null, path)).toMatchObject({ status: 401 });
  });
});
