import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportFigures } from '../../db/queries/report-figures.ts';
import { ADMINISTRATOR, HR, holderOf, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';

const OWN = 'sz-caizhengju';
/** Of one town, which goes in June. */
const GONE = 'sz-tongjiju';
const GONE_TOWN = '440513104';
const JUNE = '2023-06-10';
/** Nobody leads before. */
const START = '2023-03-15';
/** The book is written by the unit that led on the day on which it was opened. */
const FUNDS_OF_GONE = holderOf(`${GONE}/hr`);
const LEADING_GROUP = 'a-sz-leadingGroup-1';
const [FEBRUARY, NEW_YEAR] = ['2024-02-29', '2024-12-31'];

let http: Http;

const ok = async (account: string, path: string, body: unknown) => {
  const answered = await http.post(account, path, body);
  expect(answered).toMatchObject({ status: 200 });
  return answered.body;
};
const figures = (unit: string, year: number, on: string) =>
  reportFigures(http.stack.database.db, unit, year, on);
const reportOf = async (unit: string, year: number) =>
  (await http.get(LEADING_GROUP, `reports/${unit}/${year}`)).body;

beforeAll(async () => {
  http = await startInPost({ start: START });
  const { db } = http.stack.database;
  await db.execute(sql`update pairing set period = daterange(${START}::date, upper(period))`);
  // A county of another city comes to the unit in June: nobody in the programme's data leads in two.
  await db.execute(sql`
    insert into area (code, kind, name, parent, line) values
      ('441600', 'city', '河源市', null, '{441600}'), ('441624', 'county', '和平县', '441600', '{441600,441624}'),
      ('hq-heyuan', 'headquarters', '河源指挥部', '441600', '{441600,hq-heyuan}') on conflict do nothing`);
  await db.execute(sql`
    insert into pairing (area, unit, role, period) values ('441624', ${OWN}, 'lead', daterange(${JUNE}::date, null))`);
  await ok(ADMINISTRATOR, 'programmes/shenzhen-2022/changes', {
    what: { kind: 'moveTown', area: GONE_TOWN, leadUnit: 'sz-jiaoyuju' },
    ...{ from: JUNE, document: '调整1号' },
  });
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2023-12-01' });
  // Of the book of that town's year: before anybody led it, while one did, and when the other one did.
  const document = { number: '资金2号', on: '2023-11-30' };
  const lines = [
    { kind: 'planned', amount: 300, on: '2023-01-04' },
    { kind: 'allotted', amount: 200, on: '2023-06-09' },
    { kind: 'allotted', amount: 70, on: JUNE },
  ];
  await ok(FUNDS_OF_GONE, `funds/${GONE_TOWN}/2023/entries`, {
    entries: lines.map((line) => ({ ...line, source: 'unit', document })),
  });
});
afterAll(() => http?.stop());

describe('who reports', () => {
  it('is also who led only until June, on those months and to the same headquarters', async () => {
    const { versions, receipts } = await reportOf(GONE, 2023);
    expect(versions).toMatchObject([
      {
        ...{ version: 1, submittedOn: null, assembledOn: '2023-12-01' },
        figures: { areas: [{ area: GONE_TOWN, from: START, until: JUNE }] },
      },
    ]);
    expect(receipts.map(({ recipient }: { recipient: string }) => recipient)).toEqual([
      'sz/leadingGroup',
      'hq-shantou/headquarters',
    ]);
    // From then on it is in the other unit's; each line of the funds is in one of them.
    const fundsOf = async (unit: string) => (await figures(unit, 2023, '2023-12-01')).funds;
    expect(await fundsOf(GONE)).toEqual([{ source: 'unit', planned: 30_000, allotted: 20_000, used: 0 }]);
    expect(await fundsOf('sz-jiaoyuju')).toEqual([{ source: 'unit', planned: 0, allotted: 7_000, used: 0 }]);
    const { areas } = await figures('sz-jiaoyuju', 2023, '2023-12-01');
    expect(areas).toContainEqual(expect.objectContaining({ area: GONE_TOWN, from: JUNE, until: null }));
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2023-12-13' });
    // Of the year's evaluation it has no part: it led for less than half a year.
    const { subjects } = (await http.get(LEADING_GROUP, 'evaluations/unit/sz/2023')).body;
    const served = (unit: string) => subjects.find(({ subject }: { subject: string }) => subject === unit);
    expect(served(GONE)).toMatchObject({ served: 87, ungraded: true });
    expect(served(OWN)).toMatchObject({ served: 292, ungraded: false });
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2024-12-01' });
    expect(await http.get(LEADING_GROUP, `reports/${GONE}/2024`)).toMatchObject({ status: 404 });
  });

  it('in two cities reports to the headquarters of both', async () => {
    const { receipts } = await reportOf(OWN, 2023);
    expect(receipts.map(({ recipient }: { recipient: string }) => recipient)).toEqual([
      ...['sz/leadingGroup', 'hq-heyuan/headquarters', 'hq-shantou/headquarters'],
    ]);
  });
});

describe('what is assembled', () => {
  it('has 29 February and the last day of the year, and nothing of the next one', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2025-01-03' });
    const day = (on: string, kind: string) => ({
      ...{ posting: `posting/${TOWN}/1/1`, from: on, to: on, kind },
    });
    const year = `supervisions/${TOWN}`;
    const stays = await http.get(HR, `postings/${TOWN}/1/1`);
    expect(stays.body.posting.status).toBe('onSite');
    const before = await figures(OWN, 2024, '2025-01-03');
    await ok(HR, `${year}/2024/presence`, {
      ...{ entries: [day(FEBRUARY, 'onSite'), day(NEW_YEAR, 'trip')], reason: '补录' },
    });
    await ok(HR, `${year}/2025/presence`, { entries: [day('2025-01-01', 'onSite')] });
    const leader = ({ people }: typeof before) => people.find(({ seat }) => seat === `${TOWN}/1`);
    const [was, is] = [leader(before), leader(await figures(OWN, 2024, '2025-01-03'))];
    expect(is).toMatchObject({ from: '2024-01-01', until: null, days: 366 });
    expect([(is?.onSite ?? 0) - (was?.onSite ?? 0), (is?.trip ?? 0) - (was?.trip ?? 0)]).toEqual([1, 1]);
    // On the day itself the year is not over yet.
    expect(leader(await figures(OWN, 2024, FEBRUARY))).toMatchObject({ days: 60, onSite: 1, trip: 0 });
    expect((await figures(OWN, 2024, '2025-01-03')).through).toBe(NEW_YEAR);
  });

  it('stays with the version that was sent, when the record goes on', async () => {
    const base = `reports/${OWN}/2024`;
    await ok(HR, `${base}/assemblies`, {});
    await ok(HR, `${base}/drafts`, {
      sections: ['overview', 'outlook'].map((section) => ({ section, text: `${section} 正文` })),
    });
    await ok(HR, `${base}/submissions`, { number: '财报〔2025〕1号' });
    await ok(holderOf(`${OWN}/partyGroup`), `${base}/decisions`, {
      items: [{ approval: 'signOff', verdict: 'agree' }],
    });
    const entry = { source: 'district', kind: 'planned', amount: 1000.5, on: '2024-12-30' };
    await ok(HR, `funds/${TOWN}/2024/entries`, {
      entries: [{ ...entry, document: { number: '资金1号', on: '2024-12-30' } }],
    });
    await ok(HR, `${base}/corrections`, { reason: '漏列资金' });
    await ok(HR, `${base}/assemblies`, {});
    const { versions } = await reportOf(OWN, 2024);
    expect(versions).toMatchObject([
      { version: 1, number: '财报〔2025〕1号', submittedOn: '2025-01-03', figures: { funds: [] } },
      {
        ...{ version: 2, submittedOn: null, correction: '漏列资金' },
        figures: { funds: [{ source: 'district', planned: 1000.5 }] },
      },
    ]);
    expect(versions[1].sections[0]).toMatchObject({ section: 'overview', text: 'overview 正文' });
    // What was sent reads as it was sent.
    const page = await http.get(LEADING_GROUP, `${base}/document?version=1`);
    expect(page.body).toContain('财报〔2025〕1号');
    expect(page.body).toContain('overview 正文');
    expect(page.body).not.toContain('1000.50');
    const next = await http.get(HR, `${base}/document?version=2`);
    expect(next.body).toContain('1000.50');
    expect(next.body).toContain('草稿');
    const docx = await http.get(HR, `${base}/document?version=2&format=docx`);
    expect(docx.headers.get('content-type')).toContain('wordprocessingml');
    expect(String(docx.body).slice(0, 2)).toBe('PK');
    expect(await http.get(HR, `${base}/document?version=3`)).toMatchObject({ status: 404 });
    expect(await http.get('a-sz-leader-1', `${base}/document`)).toMatchObject({ status: 403 });
  });
});
