import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, holderOf, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';

/** 潮阳区, led by 市交通运输局: two leaders and the head are in post since March 2021. */
const COUNTY = '440513';
const LEADER = 'c-caizhengju-1';
const MEMBER = 'c-shenyejituan-1';
const HEAD = 'c-jiaotongyunshuju-1';
const COUNTY_HR = holderOf('sz-jiaotongyunshuju/hr');
const HEADQUARTERS = holderOf('hq-shantou/headquarters');
const ELSEWHERE = 'hq-heyuan';
const group = `counties/${COUNTY}/group`;
const members = `teams/${COUNTY}/group-members`;
const holders = 'programmes/shenzhen-2022/office-holders';
const TODAY = '2021-03-15';
const reason = '产业协作需要';

let http: Http;

beforeAll(async () => {
  http = await startInPost();
});
afterAll(() => http?.stop());

const ok = async (who: string, path: string, body: unknown) => {
  const answered = await http.post(who, path, body);
  expect(answered).toMatchObject({ status: 200 });
  await http.stack.driver.settle();
  return answered.body;
};
const refused = (who: string, path: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, path, body), { status, code, field: field ?? null });
const inGroup = async (on?: string): Promise<readonly string[]> => {
  const { body } = await http.get(COUNTY_HR, on ? `${group}?on=${on}` : group);
  return body.members.map(({ role, person }: { role: string; person: string }) => `${role} ${person}`);
};
const ofPosting = ['head c-jiaotongyunshuju-1', `leader ${LEADER}`, 'leader c-jiaoyuju-1'];

describe('a county’s working group', () => {
  it('has the head, and the leader of each team of the county by itself, whoever sent them', async () => {
    expect(await inGroup()).toEqual(ofPosting);
    const { body } = await http.get(COUNTY_HR, group);
    expect(body).toMatchObject({ countyName: '潮阳区', leadUnit: 'sz-jiaotongyunshuju' });
    expect(body.members[1]).toMatchObject({ town: TOWN, townName: '河溪镇', unit: 'sz-caizhengju' });
  });

  it('is read as of any day: whoever had not arrived is not in it', async () => {
    expect(await inGroup('2021-02-28')).toEqual([]);
    expect(await inGroup('2021-03-01')).toEqual([`head ${HEAD}`]);
    expect(await inGroup('2021-03-08')).toEqual([`head ${HEAD}`, `leader ${LEADER}`]);
  });

  it('shows its people to who may read the group, and is none in a town', async () => {
    expect((await http.get(STRANGER, group)).body).toMatchObject({ county: COUNTY, members: null });
    expect(await http.get(ADMINISTRATOR, `counties/${TOWN}/group`)).toMatchObject({ status: 404 });
    expect(await http.get(ADMINISTRATOR, 'counties/999999/group')).toMatchObject({ status: 404 });
  });

  it('is joined by others with the reason of the unit that leads the county', async () => {
    const body = { person: MEMBER, from: TODAY, reason };
    for (const who of [HR, ADMINISTRATOR, HEADQUARTERS])
      await refused(who, members, body, 403, 'not-your-office');
    await refused(HR, `teams/${TOWN}/group-members`, body, 409, 'no-county-group');
    await refused(COUNTY_HR, members, { ...body, person: 'c-nobody' }, 422, 'cadre-unknown', 'person');
    await refused(COUNTY_HR, members, { ...body, person: LEADER }, 409, 'group-member-already', 'person');
    await refused(COUNTY_HR, members, { ...body, reason: ' ' }, 400, 'bad-request', 'reason');
    await ok(COUNTY_HR, members, body);
    await refused(COUNTY_HR, members, body, 409, 'group-member-already', 'person');
    expect(await inGroup()).toEqual([...ofPosting, `member ${MEMBER}`]);
    expect((await http.get(COUNTY_HR, group)).body.members.at(-1)).toMatchObject({ reason, until: null });
    expect((await http.get(holderOf('440513/host'), group)).body.members.at(-1)).toMatchObject({
      reason: null,
    });
  });

  it('wants whoever serves in no town of the county for itself: nobody else has them meanwhile', async () => {
    const body = { person: 'c-jiaotongyunshuju-2', from: TODAY, reason };
    const out = { person: 'c-jiaotongyunshuju-2', until: '2021-03-20', reason };
    await refused(COUNTY_HR, `${members}/removals`, out, 409, 'no-group-member', 'person');
    await ok(COUNTY_HR, members, body);
    expect((await http.get(COUNTY_HR, `cadres?text=c-jiaotongyunshuju-2`)).body.items[0]).toMatchObject({
      wantedBy: `team/${COUNTY}`,
    });
    const early = { ...out, until: TODAY };
    await refused(COUNTY_HR, `${members}/removals`, early, 422, 'date-order', 'until');
    await ok(COUNTY_HR, `${members}/removals`, out);
    expect(await inGroup('2021-03-19')).toContain('member c-jiaotongyunshuju-2');
    expect(await inGroup('2021-03-20')).not.toContain('member c-jiaotongyunshuju-2');
  });

  it('loses leader, head and members with their postings, at once; a head’s seat is filled again by who owes it', async () => {
    const recall = { ground: 'illness', reason: '病假' };
    await ok(HEADQUARTERS, `postings/${TOWN}/1/1/recalls`, recall);
    await ok(HEADQUARTERS, `postings/${TOWN}/2/1/recalls`, recall);
    await ok(HEADQUARTERS, `postings/${COUNTY}/1/1/recalls`, recall);
    expect(await inGroup('2021-03-20')).toEqual(['leader c-jiaoyuju-1']);
    expect(await inGroup('2021-03-14')).toEqual(ofPosting);
    const { items } = await http.all(COUNTY_HR, `inbox?act=nominate&case=selection/${COUNTY}/1`);
    expect(items).toMatchObject([{ subject: `${COUNTY}/1`, office: 'sz-jiaotongyunshuju/hr' }]);
    expect((await http.get(COUNTY_HR, `selections/${COUNTY}/1`)).body).toMatchObject({ reason: 'backfill' });
  });
});

describe('a headquarters’ offices', () => {
  const body = {
    ...{ headquarters: 'hq-shantou', office: 'commander', name: '示例甲' },
    ...{ from: '2021-03-01', document: '深任〔2021〕1号' },
  };

  it('are recorded by it or by an administrator, with a document', async () => {
    for (const who of [HR, holderOf(`${ELSEWHERE}/headquarters`)])
      await refused(who, holders, body, 403, 'not-your-office');
    await refused(HEADQUARTERS, holders, { ...body, office: 'chef' }, 422, 'office-unknown', 'office');
    await refused(HEADQUARTERS, holders, { ...body, headquarters: TOWN }, 404, 'not-found', 'headquarters');
    await refused(HEADQUARTERS, holders, { ...body, person: HEAD }, 400, 'bad-request', 'person');
    const { name: _, ...roster } = body;
    const nobody = { ...roster, person: 'c-nobody' };
    await refused(HEADQUARTERS, holders, nobody, 422, 'cadre-unknown', 'person');
    await ok(HEADQUARTERS, holders, body);
    await ok(ADMINISTRATOR, holders, { ...roster, office: 'member', person: HEAD });
    expect((await http.get(HR, `${holders}?headquarters=hq-shantou`)).body.items).toMatchObject([
      { office: 'commander', name: '示例甲', person: null, from: '2021-03-01', until: null },
      { office: 'member', person: HEAD },
    ]);
    expect((await http.get(HR, `${holders}?headquarters=${ELSEWHERE}`)).body.items).toEqual([]);
    expect((await http.get(HR, `${holders}?on=2021-02-28`)).body.items).toEqual([]);
  });

  it('have one commander at a time, and no name in the workflow’s history', async () => {
    const next = { ...body, name: '示例乙', from: '2021-03-10', document: '深任〔2021〕2号' };
    await refused(HEADQUARTERS, holders, next, 409, 'office-held', 'office');
    const [first] = (await http.get(HR, holders)).body.items;
    const ending = { holder: first.id, until: '2021-03-10', document: '深免〔2021〕1号' };
    const endings = `${holders}/endings`;
    await refused(HR, endings, ending, 403, 'not-your-office');
    await refused(HEADQUARTERS, endings, { ...ending, until: '2021-03-01' }, 422, 'date-order', 'until');
    await refused(HEADQUARTERS, endings, { ...ending, holder: 'nobody' }, 404, 'not-found', 'holder');
    await ok(HEADQUARTERS, endings, ending);
    await refused(HEADQUARTERS, endings, ending, 409, 'already-decided', 'holder');
    await ok(HEADQUARTERS, holders, next);
    expect((await http.get(HR, `${holders}?on=2021-03-09`)).body.items[0]).toMatchObject({ name: '示例甲' });
    expect((await http.get(HR, `${holders}?on=2021-03-10`)).body.items[0]).toMatchObject({ name: '示例乙' });
    const [{ data }] = (await http.stack.database.db.execute(
      sql`select data from event where type = 'officeHolderRecorded' order by sequence`,
    )) as unknown as [{ data: { name: string } }];
    expect(data.name).toMatch(/^text-/);
  });
});
