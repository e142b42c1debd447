import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HR, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';
import { PROGRAMME } from '../support/stack.ts';

const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const ORGANISATION = 'a-sz-orgDepartment-1';
const TODAY = '2021-03-15';
const path = `programmes/${PROGRAMME}/strength`;

let http: Http;

beforeAll(async () => {
  http = await startInPost();
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

describe('a team below its floor', () => {
  const said = { reason: '一名队员住院,补派选派已启动' };
  const explanations = `teams/${TOWN}/shortfall-explanations`;
  const notes = `teams/${TOWN}/shortfall-notes`;
  const refused = (who: string, path: string, body: unknown, status: number, code: string, field?: string) =>
    expectRefused(http, () => http.post(who, path, body), { status, code, field: field ?? null });
  const inbox = async (who: string) => {
    const { body } = await http.get(who, `inbox?case=team/${TOWN}`);
    return body.items.map(({ act }: { act: string }) => act);
  };

  it('is before its lead unit, the headquarters and the organisation department of the city', async () => {
    expect(await inbox(HR)).toContain('explainShortfall');
    expect(await inbox(HEADQUARTERS)).toEqual(['noteShortfall']);
    expect(await inbox(ORGANISATION)).toEqual(['noteShortfall']);
    expect((await http.get(ORGANISATION, `teams/${TOWN}`)).body.shortfall).toMatchObject({
      ...{ strength: 4, floor: 5, since: TODAY, office: 'sz-caizhengju/hr', explained: false, noted: [] },
      recipients: ['hq-shantou/headquarters', 'sz/orgDepartment'],
    });
  });

  it('is explained once by whom it names, and read by those who were told', async () => {
    await refused(STRANGER, explanations, said, 403, 'not-your-office');
    await refused(HR, explanations, { reason: ' ' }, 400, 'bad-request', 'reason');
    expect(await http.post(HR, explanations, said)).toMatchObject({ status: 200 });
    await refused(HR, explanations, said, 409, 'already-decided');
    const office = 'hq-shantou/headquarters';
    await refused(HR, notes, { office: 'sz-caizhengju/hr' }, 422, 'recipient-unknown', 'office');
    await refused(HR, notes, { office }, 403, 'not-your-office');
    expect(await http.post(HEADQUARTERS, notes, { office })).toMatchObject({ status: 200 });
    await refused(HEADQUARTERS, notes, { office }, 409, 'already-decided', 'office');
    expect(await inbox(HEADQUARTERS)).toEqual([]);
    await refused(HR, 'teams/440513103/shortfall-explanations', said, 409, 'not-below-floor');
  });

  it('is listed with its reason, for those who may read it', async () => {
    const list = `programmes/${PROGRAMME}/shortfalls`;
    expect((await http.get(HR, list)).body).toMatchObject({
      items: [{ area: TOWN, since: TODAY, until: null, strength: 4, floor: 5, explainedOn: TODAY, ...said }],
      next: null,
    });
    expect((await http.get(HR, `${list}?open=false`)).body.items).toEqual([]);
    expect((await http.get(STRANGER, list)).body.items).toEqual([]);
    expect((await http.get('a-440513-host-1', list)).body.items).toMatchObject([
      { area: TOWN, reason: null },
    ]);
    await expectRefused(http, () => http.get(HR, `${list}?cursor=x`), { status: 400, code: 'bad-request' });
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
