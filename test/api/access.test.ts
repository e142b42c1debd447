import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, holding } from '../../db/schema.ts';
import { ADMINISTRATOR, HR, STRANGER, TOWN, type Answered, type Http } from './http.ts';
import { startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';

const OTHER_TOWN = '440513103';
const COUNTY = '440513';
/** HR of the enterprise that helps the bureau in its town. */
const PARTNER = 'a-sz-shenyejituan-hr-1';
const HOST = 'a-440513-host-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const PARTY_GROUP = 'a-sz-caizhengju-partyGroup-1';
const SUPERVISOR = 'a-sz-supervisor-1';
const LEADER = 'a-sz-leader-1';

/** Offices that the demonstration does not have, and one that has ended. */
const others = {
  'x-town-leader': [`${OTHER_TOWN}/leader`, '[2000-01-01,)'],
  'x-county-leader': [`${COUNTY}/leader`, '[2000-01-01,)'],
  'x-other-host': ['441624/host', '[2000-01-01,)'],
  'x-other-headquarters': ['hq-heyuan/headquarters', '[2000-01-01,)'],
  'x-former-hr': ['sz-caizhengju/hr', '[2000-01-01,2021-03-15)'],
  'x-no-office': null,
} as const;

/** In post in the town, without any office. */
const IN_POST = 'x-in-post';
const OWN = { person: 'c-shenyejituan-1', posting: `posting/${TOWN}/2/1` };

const REASON = '家庭确有困难';
const member = `postings/${TOWN}/3/1`;

let http: Http;

beforeAll(async () => {
  http = await startInPost();
  const { db } = http.stack.database;
  for (const [id, held] of Object.entries(others)) {
    await db.insert(account).values({ id, name: '示例' });
    if (held) await db.insert(holding).values({ account: id, office: held[0], period: held[1] });
  }
  await db.insert(account).values({ id: IN_POST, name: '示例', person: OWN.person });
  await http.post(HOST, `${member}/recalls`, { ground: 'family', reason: REASON });
});
afterAll(() => http?.stop());

const seats = async (who: string): Promise<readonly string[]> =>
  (await http.all(who, 'postings')).items.map(({ seat }) => seat);
const towns = async (who: string): Promise<readonly string[]> => {
  const { items } = await http.all(who, 'cases?limit=200');
  return [...new Set(items.map(({ town }: Answered['body']) => town).filter(Boolean))].toSorted();
};
const invisible = { status: 403, body: { code: 'not-visible' } };
const ALL = 8;

describe('people', () => {
  it('are for HR of their own unit, and for an administrator', async () => {
    const units = async (who: string) =>
      new Set((await http.all(who, 'cadres?limit=200')).items.map(({ unit }) => unit));
    expect(await units(HR)).toEqual(new Set(['sz-caizhengju']));
    expect(await units(PARTNER)).toEqual(new Set(['sz-shenyejituan']));
    expect((await units(ADMINISTRATOR)).size).toBeGreaterThan(10);
    // Of the same team, and still of another unit.
    expect(await http.get(HR, 'cadres/c-shenyejituan-1')).toMatchObject(invisible);
    expect(await http.get(PARTNER, 'cadres/c-caizhengju-1')).toMatchObject(invisible);
    expect((await http.all(HR, 'cadres?unit=sz-shenyejituan')).items).toEqual([]);
    expect(await http.get(HR, 'cadres/c-nobody')).toMatchObject({ status: 404 });
    for (const who of [LEADER, SUPERVISOR, HOST, HEADQUARTERS, PARTY_GROUP, 'x-no-office', 'x-former-hr'])
      expect((await http.get(who, 'cadres')).status, who).toBe(403);
  });
});

describe('cases', () => {
  it.each([
    ['HR its unit’s towns', HR, 5, [TOWN]],
    ['HR of a partner the same', PARTNER, 5, [TOWN]],
    ['HR of another unit its own', STRANGER, 0, ['440513104']],
    ['a town’s leader that town', 'x-town-leader', 2, [OTHER_TOWN]],
    [
      'a county’s leader the county and its towns',
      'x-county-leader',
      ALL,
      [COUNTY, TOWN, OTHER_TOWN, '440513104'],
    ],
    ['a host its county', HOST, ALL, [COUNTY, TOWN, OTHER_TOWN, '440513104']],
    ['a host of another county none of it', 'x-other-host', 0, []],
    ['the headquarters its city', HEADQUARTERS, ALL, [COUNTY, TOWN, OTHER_TOWN, '440513104']],
    ['the headquarters of another city none of it', 'x-other-headquarters', 0, []],
    ['an approver what is before them', PARTY_GROUP, 1, [TOWN]],
    ['whoever has left nothing', 'x-former-hr', 0, []],
    ['whoever has no office nothing', 'x-no-office', 0, []],
    ['a supervisor everything', SUPERVISOR, ALL, [COUNTY, TOWN, OTHER_TOWN, '440513104']],
  ])('%s', async (_, who, postings, own) => {
    expect(await seats(who)).toHaveLength(postings);
    expect(await towns(who)).toEqual(own);
    const seen = await http.get(who, member);
    if (own.includes(TOWN)) expect(seen.status).toBe(200);
    else expect(seen).toMatchObject(invisible);
    const { items } = await http.all(who, 'events?limit=200');
    const told = items.filter((event) => event.case.startsWith(`posting/${TOWN}/`));
    expect(told.length > 0).toBe(own.includes(TOWN));
  });

  it('an approver sees the case that was before them, and not the one beside it', async () => {
    expect(await seats(PARTY_GROUP)).toEqual([`${TOWN}/3`]);
    expect(await http.get(PARTY_GROUP, `postings/${TOWN}/5/1`)).toMatchObject(invisible);
    const organisation = 'a-sz-orgDepartment-1';
    expect(await http.get(organisation, member)).toMatchObject(invisible);
    const agree = { items: [{ approval: 'recall:1', verdict: 'agree' }] };
    expect((await http.post(PARTY_GROUP, `${member}/decisions`, agree)).status).toBe(200);
    expect((await http.get(organisation, member)).status).toBe(200);
    expect((await http.get(PARTY_GROUP, member)).status).toBe(200);
  });
});

describe('a team’s year', () => {
  const year = `supervisions/${TOWN}/2021`;
  const casesOf = async (who: string, path: string, key: string): Promise<readonly string[]> => {
    const { items } = await http.all(who, `${path}?limit=200`);
    return [...new Set<string>(items.map((item) => item[key]))];
  };

  it('is seen by whoever is in it, from the first day on, and nothing beside it', async () => {
    for (const [path, key] of [
      ['cases', 'id'],
      ['events', 'case'],
    ] as const) {
      const others = await casesOf('x-no-office', path, key);
      const more = (await casesOf(IN_POST, path, key)).filter((id) => !others.includes(id));
      expect(more, path).toEqual([`supervision/${TOWN}/2021`]);
    }
    for (const path of [year, `${year}/presence?month=2021-03`])
      expect((await http.get(IN_POST, path)).status, path).toBe(200);
    for (const path of [
      `supervisions/${OTHER_TOWN}/2021`,
      `supervisions/${OTHER_TOWN}/2021/presence?month=2021-03`,
      member,
      `teams/${TOWN}`,
      'cadres',
    ])
      expect(await http.get(IN_POST, path), path).toMatchObject(invisible);
    const { body } = await http.get(IN_POST, 'session');
    expect(body).toMatchObject({
      ...{ offices: [], person: OWN.person },
      postings: [{ posting: OWN.posting, area: TOWN, role: 'member', from: '2021-03-08', to: null }],
    });
  });

  it('is not theirs to write in for a colleague', async () => {
    const { body } = await http.get(IN_POST, 'session');
    const others = { posting: `posting/${TOWN}/3/1`, from: body.today, to: body.today };
    const refused = (path: string, asked: object) =>
      expectRefused(http, () => http.post(IN_POST, `${year}/${path}`, asked), {
        ...{ status: 403, code: 'not-your-office' },
      });
    await refused('presence', { entries: [{ ...others, kind: 'onSite' }] });
    await refused('leaves', { ...others, kind: 'annual', reason: '探亲' });
  });
});

describe('free texts', () => {
  it.each([
    ['HR', HR, REASON],
    ['a supervisor', SUPERVISOR, REASON],
    ['an approver', PARTY_GROUP, REASON],
    ['the headquarters', HEADQUARTERS, REASON],
    ['a leader', LEADER, null],
    ['a host', HOST, null],
  ])('%s', async (_, who, reason) => {
    expect((await http.get(who, member)).body.proposals).toMatchObject([{ key: 'recall:1', reason }]);
    const whole = await http.get(who, `cases/posting/${TOWN}/3/1`);
    const events = await http.get(who, `events?case=posting/${TOWN}/3/1&limit=200`);
    for (const { body } of [whole, events]) {
      expect(JSON.stringify(body).includes(REASON)).toBe(reason !== null);
    }
  });
});

describe('acts', () => {
  it.each([SUPERVISOR, LEADER, 'x-county-leader', 'x-other-host', 'x-former-hr', 'x-no-office'])(
    '%s carries out none',
    async (who) => {
      const refused = (path: string, body: unknown) =>
        expectRefused(http, () => http.post(who, path, body), { status: 403, code: 'not-your-office' });
      await refused(`${member}/extensions`, { months: 1, reason: '收尾' });
      await refused(`${member}/recalls`, { ground: 'illness', reason: '住院' });
      await refused(`${member}/decisions`, { items: [{ approval: 'recall:1', verdict: 'agree' }] });
      await refused(`teams/440513104/selections`, {});
      await refused('programmes/shenzhen-2022/close', {});
      await refused('clock/advance', { days: 1 });
    },
  );
});
