import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureNames } from '../../domain/figures.ts';
import { ADMINISTRATOR, HR, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';

const LEADER = 'a-sz-leader-1';
const SUPERVISOR = 'a-sz-supervisor-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const base = 'programmes/shenzhen-2022/figures';

/** A day on the way: what waited then waits no more. */
const AUTUMN = '2021-09-10';

const presence = [
  [
    2021,
    [
      { from: '2021-12-27', to: '2021-12-31', kind: 'onSite' },
      { from: '2021-12-30', to: '2021-12-30', kind: 'trip' },
    ],
  ],
  [
    2022,
    [
      { from: '2022-01-04', to: '2022-01-05', kind: 'onSite' },
      { from: '2022-01-10', to: '2022-01-10', kind: 'absent' },
    ],
  ],
] as const;

/** Items of the town's work, two of them in one village, and what they come to. */
const work = [
  { heading: 'povertyReturn', village: '示例甲村', figures: { householdsHelped: 5 } },
  {
    heading: 'povertyReturn',
    village: '示例乙村',
    figures: { householdsHelped: 4, householdsMonitored: 30 },
  },
  { heading: 'socialWork', village: '示例甲村', figures: { socialWorkStations: 100 } },
  { heading: 'socialWork', village: '示例乙村', figures: { socialWorkStations: 60 } },
  { heading: 'lowIncome', figures: { publicPosts: 7 } },
  { heading: 'lowIncome', village: '示例甲村', figures: { publicPosts: 2 } },
];

let http: Http;
let inAutumn: readonly unknown[];

beforeAll(async () => {
  http = await startInPost();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: AUTUMN });
  inAutumn = await rows('waiting');
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-01-10' });
  const entries = [
    { source: 'donation630', kind: 'allotted', amount: 1200.5 },
    { source: 'donation630', kind: 'used', amount: 200.25 },
  ].map((entry) => ({ ...entry, on: '2022-01-10', document: { number: '捐赠协议1号', on: '2022-01-10' } }));
  const funded = await http.post(HR, `funds/${TOWN}/2022/entries`, { entries });
  if (funded.status !== 200) throw new Error(JSON.stringify(funded.body));
  // December's days are known, one of them entered anew, and two in January.
  for (const [year, days] of presence) {
    const book = `supervisions/${TOWN}/${year}`;
    const [{ posting }] = (await http.get(HR, book)).body.members;
    for (const day of days) {
      const entered = await http.post(HR, `${book}/presence`, {
        ...(year === 2021 && { reason: '补录' }),
        entries: [{ ...day, posting }],
      });
      if (entered.status !== 200) throw new Error(JSON.stringify(entered.body));
    }
  }
  const found = { on: '2022-01-10', office: 'sz/supervisor', document: '抽查1号', seen: [] };
  const checked = await http.post(SUPERVISOR, `supervisions/${TOWN}/2022/spot-checks`, {
    ...{ ...found, findings: [{ what: '台账不全' }] },
  });
  if (checked.status !== 200) throw new Error(JSON.stringify(checked.body));
  const items = work.map(({ figures: _, ...item }) => ({ ...item, title: '示例事项' }));
  const planned = await http.post(HR, `teams/${TOWN}/work-items`, { items });
  if (planned.status !== 200) throw new Error(JSON.stringify(planned.body));
  for (const [n, { figures }] of work.entries()) {
    const progress = `work-items/${TOWN}/${n + 1}/progress`;
    const told = await http.post(HR, progress, { on: '2022-01-10', figures });
    if (told.status !== 200) throw new Error(JSON.stringify(told.body));
  }
  // Of an earlier day, though told later: it is not the last.
  await http.post(HR, `work-items/${TOWN}/1/progress`, {
    on: '2022-01-09',
    figures: { householdsHelped: 50 },
  });
  await http.stack.driver.settle();
});
afterAll(() => http?.stop());

interface Group {
  readonly key: string | null;
  readonly count: number;
  readonly statuses: readonly { status: string; count: number; sum: number | null; most: number | null }[];
}
const figure = async (name: string, query = '', who = LEADER) =>
  (await http.get(who, `${base}/${name}?${query}`)).body as {
    items: Group[];
    statuses: { status: string }[];
  };
const rows = async (name: string, query = '', who = LEADER) =>
  (await http.all(who, `${base}/${name}/rows?limit=200&${query}`)).items;
const count = async (query: ReturnType<typeof sql>): Promise<number> => {
  const [row] = await http.stack.database.db.execute<{ n: number }>(sql`select (${query})::int as n`);
  return row?.n ?? -1;
};
const inAll = ({ items }: { items: Group[] }): number => items.reduce((sum, one) => sum + one.count, 0);
const standing = ({ items }: { items: Group[] }): Record<string, number> =>
  Object.fromEntries(items.flatMap(({ statuses }) => statuses.map(({ status, count: n }) => [status, n])));

describe('each of the leaders’ figures', () => {
  it.each(figureNames)('%s: is the number of its rows, by every group, and in all the same', async (name) => {
    const all = await figure(name);
    const known = all.statuses.map(({ status }) => status);
    const open = await rows(name);
    expect(inAll(all)).toBe(open.length);
    for (const by of ['city', 'county', 'town', 'unit']) {
      const grouped = await figure(name, `by=${by}`);
      expect(inAll(grouped)).toBe(open.length);
      for (const { key, statuses } of grouped.items.slice(0, 6))
        for (const { status, count: n, sum } of statuses) {
          expect(known).toContain(status);
          if (key === null) continue;
          const behind = await rows(name, `status=${status}&${by === 'unit' ? 'unit' : 'within'}=${key}`);
          expect(behind).toHaveLength(n);
          const values = behind.flatMap(({ value }) => value ?? []);
          const total = values.reduce((before: number, value: number) => before + value, 0);
          if (name === 'coverage') expect(sum).toBeNull();
          else expect(total).toBeCloseTo(sum ?? 0, 6);
        }
    }
  });

  it('agrees with the tables and the cases that it is about', async () => {
    expect(standing(await figure('findings'))).toEqual({ open: 1 });
    expect((await rows('findings'))[0]).toMatchObject({ case: `finding/${TOWN}/2022/1`, area: TOWN });
    expect(await figure('funds', `by=town`)).toMatchObject({
      items: [
        {
          ...{ key: TOWN, count: 2 },
          statuses: [
            { status: 'allotted', sum: 1200.5 },
            { status: 'used', sum: 200.25 },
          ],
        },
      ],
    });
    expect((await http.get(HR, `funds/${TOWN}/2022`)).body.sums.donation630).toMatchObject({
      ...{ allotted: 1200.5, used: 200.25 },
    });
    expect(inAll(await figure('duties'))).toBe(
      await count(sql`select count(*) from "case" where kind = 'duty'`),
    );
    expect(inAll(await figure('hostPosts'))).toBe(
      await count(sql`select count(*) from "case" where kind = 'hostPost' and version > 0`),
    );
    expect(inAll(await figure('waiting'))).toBe(await count(sql`select count(*) from task`));
    const towns = (await http.get(LEADER, 'towns')).body.items as { strength: number; belowFloor: boolean }[];
    expect(standing(await figure('towns'))).toEqual({
      covered: towns.filter(({ belowFloor }) => !belowFloor).length,
      below: towns.filter(({ belowFloor, strength }) => belowFloor && strength > 0).length,
      empty: towns.filter(({ strength }) => strength === 0).length,
    });
    const byDuty = (await http.get(LEADER, 'duty-figures?by=year')).body.items as {
      all: number;
      overdue: number;
    }[];
    expect(standing(await figure('duties')).overdue ?? 0).toBe(
      byDuty.reduce((sum, { overdue }) => sum + overdue, 0),
    );
  });

  it('adds up what the work comes to in the villages, where nothing is told of the whole town', async () => {
    expect(await figure('workCounts', 'by=town')).toMatchObject({
      items: [
        {
          ...{ key: TOWN, count: 4 },
          statuses: [
            { status: 'householdsHelped', count: 2, sum: 9, most: 5 },
            { status: 'householdsMonitored', count: 1, sum: 30 },
            { status: 'publicPosts', count: 1, sum: 7 },
          ],
        },
      ],
    });
    expect(inAll(await figure('workCounts', 'on=2022-01-09'))).toBe(0);
    const { items } = (await http.get(LEADER, 'towns')).body;
    // Two targets: of one both villages have told, the other is told nowhere.
    expect(standing(await figure('coverage'))).toEqual({
      reached: 1,
      below: 1,
      untold: 2 * items.length - 1,
    });
    expect(await rows('coverage', `status=reached`)).toMatchObject([
      { case: `work-item/${TOWN}/3`, value: 100, subject: 'socialWorkStations 示例甲村' },
    ]);
  });

  it('of years is asked for one of them: days of each kind up to the day, reports, duties and funds of the year', async () => {
    const days = async (query: string) =>
      Object.fromEntries(
        (await rows('presence', query)).map(({ status, value }: { status: string; value: number }) => [
          status,
          value,
        ]),
      );
    expect(await days('')).toEqual({ onSite: 2, absent: 1 });
    expect(await days('on=2022-01-04')).toEqual({ onSite: 1 });
    expect(await days('year=2021')).toEqual({ onSite: 4, trip: 1 });
    expect(await days('on=2021-12-30&year=2021')).toEqual({ onSite: 3, trip: 1 });
    expect(await days('on=2021-12-30')).toEqual({ onSite: 3, trip: 1 });
    expect(await days('year=2023')).toEqual({});
    for (const name of ['duties', 'reports', 'funds']) {
      const all = inAll(await figure(name));
      const years = [2021, 2022, 2023].map(async (year) => inAll(await figure(name, `year=${year}`)));
      const [before, now, next] = await Promise.all(years);
      expect((before ?? 0) + (now ?? 0)).toBe(all);
      expect(next).toBe(0);
    }
    expect(await http.get(LEADER, `${base}/towns?year=2021`)).toMatchObject({
      body: { byYear: false, year: null },
    });
    expect(await http.get(LEADER, `${base}/duties?year=2021`)).toMatchObject({
      body: { byYear: true, year: 2021 },
    });
  });

  it('is as of any day that has been', async () => {
    const towns = (await http.get(LEADER, 'towns')).body as { items: unknown[] };
    expect(inAll(await figure('findings', 'on=2022-01-09'))).toBe(0);
    expect(inAll(await figure('funds', 'on=2022-01-09'))).toBe(0);
    expect(standing(await figure('towns', 'on=2021-02-01'))).toEqual({ empty: towns.items.length });
    expect(inAll(await figure('duties', 'on=2021-12-31'))).toBeLessThan(inAll(await figure('duties')));
    expect(await rows('waiting', `on=${AUTUMN}`)).toEqual(inAutumn);
    expect(inAutumn.length).toBeGreaterThan(0);
    expect(await rows('waiting')).not.toEqual(inAutumn);
    await expectRefused(http, () => http.get(LEADER, `${base}/towns?on=2022-01-11`), {
      ...{ status: 422, code: 'date-in-future', field: 'on' },
    });
    expect(await http.get(LEADER, `${base}/weather`)).toMatchObject({ status: 400 });
    expect(await http.get(LEADER, 'programmes/nowhere/figures')).toMatchObject({ status: 404 });
  });

  it('counts and opens only what whoever asks may read', async () => {
    expect(inAll(await figure('findings', '', HR))).toBe(1);
    expect(inAll(await figure('findings', '', STRANGER))).toBe(0);
    expect(await rows('findings', '', STRANGER)).toEqual([]);
    // Days are summed up for those alone whom one reads: they come to the same.
    for (const query of ['', 'on=2022-01-04', 'year=2021', 'on=2021-12-30']) {
      const all = await rows('presence', query);
      for (const who of [HR, HEADQUARTERS]) expect(await rows('presence', query, who)).toEqual(all);
      expect(await rows('presence', query, STRANGER)).toEqual([]);
    }
    const { items } = (await http.get(LEADER, base)).body;
    expect(items.map(({ figure: name }: { figure: string }) => name)).toEqual(figureNames);
  });

  it('says of a day what it said on that day, whatever has happened since', async () => {
    const act = async (who: string, path: string, body: unknown) => {
      expect(await http.post(who, path, body)).toMatchObject({ status: 200 });
    };
    const cluster = { heading: 'industryCluster', title: '示例集群', dueOn: '2022-01-20' };
    // What is done for industry beside the five is not counted as one of them.
    const beside = { heading: 'industry', title: '示例事项' };
    await act(HR, `teams/${TOWN}/work-items`, { items: [cluster, beside] });
    await http.stack.driver.settle();
    const said = async (query = '') =>
      Object.fromEntries(await Promise.all(figureNames.map(async (name) => [name, await rows(name, query)])));
    const then = await said();
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-02-10' });
    const report = 'reports/sz-caizhengju/2021';
    await act(HR, `${report}/drafts`, {
      sections: ['overview', 'outlook'].map((section) => ({ section, text: '正文' })),
    });
    await act(HR, `${report}/submissions`, { number: '财报〔2022〕1号' });
    const agree = { items: [{ approval: 'signOff', verdict: 'agree' }] };
    await act('a-sz-caizhengju-partyGroup-1', `${report}/decisions`, agree);
    const receipt = { recipient: 'sz/leadingGroup', result: 'acknowledged' };
    await act('a-sz-leadingGroup-1', `${report}/receipts`, receipt);
    await act(HR, `findings/${TOWN}/2022/1/rectifications`, { document: '整改1号', done: '已补齐' });
    const closed = { result: 'enough', document: '销号1号' };
    await act(SUPERVISOR, `findings/${TOWN}/2022/1/verifications`, closed);
    const ill = { ground: 'illness', reason: '住院' };
    await act('a-hq-shantou-headquarters-1', `postings/${TOWN}/1/1/recalls`, ill);
    await http.stack.driver.settle();
    expect(await said('on=2022-01-10')).toEqual(then);
    const reports = (await rows('reports')).length;
    expect(standing(await figure('reports'))).toEqual({ missing: reports - 2, sent: 1, acknowledged: 1 });
    expect(standing(await figure('reports', 'on=2022-01-10'))).toEqual({ preparing: reports - 1 });
    expect(standing(await figure('fiveOnes'))).toEqual({ overdue: 1 });
    expect(standing(await figure('findings'))).toEqual({ closed: 1 });
    expect(standing(await figure('gaps'))).toEqual({ vacant: 1 });
    expect(standing(await figure('hostPosts')).ended).toBeGreaterThan(0);
  });
});
