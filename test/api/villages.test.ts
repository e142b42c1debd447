import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, holderOf, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';

const HOST = holderOf('440513/host');
const HEADQUARTERS = holderOf('hq-shantou/headquarters');
const TODAY = '2021-03-15';
/** Of the file: the first asks for a first secretary since 1 March 2021, the second does not. */
const [ASKS, QUIET, NEW] = [`${TOWN}201`, `${TOWN}202`, `${TOWN}209`];
const MEMBER = 'c-shenyejituan-1';
const onBehalf = { office: '440513/host', document: '潮阳函〔2021〕3号' };
const villages = `teams/${TOWN}/villages`;
const wishes = `teams/${TOWN}/village-wishes`;
const proposals = (n: number) => `postings/${TOWN}/${n}/1/first-secretary-proposals`;
const post = (n: number, k = 1) => `host-posts/${TOWN}/${n}/1/firstSecretary-${k}`;
const appointment = { body: '潮阳区委组织部', document: '潮组通〔2021〕20号', on: TODAY };

let http: Http;

beforeAll(async () => {
  http = await startInPost();
});
afterAll(() => http?.stop());

const ok = async (who: string, path: string, body: unknown): Promise<void> => {
  expect(await http.post(who, path, body)).toMatchObject({ status: 200 });
  await http.stack.driver.settle();
};
const refused = (who: string, path: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, path, body), { status, code, field: field ?? null });
const village = async (code: string, who = HR, on?: string) =>
  (await http.get(who, `villages?town=${TOWN}${on ? `&on=${on}` : ''}`)).body.items.find(
    (row: { village: string }) => row.village === code,
  );
const figures = async (query = '') => (await http.get(STRANGER, `village-figures?${query}`)).body;

describe('a village', () => {
  it('comes with the programme, marked as invented, and says whether it asks for a first secretary', async () => {
    expect(await village(ASKS)).toMatchObject({
      ...{ name: '示例甲村', source: 'invented', asksSince: '2021-03-01', post: null },
    });
    expect(await village(QUIET)).toMatchObject({ tags: ['红色村'], asksSince: null });
    expect(await village(ASKS, HR, '2021-02-28')).toMatchObject({ asksSince: null });
  });

  it('is listed by the lead unit or the host, with whatever it is', async () => {
    const body = { village: NEW, name: '示例丁村', tags: ['软弱涣散村', '老区村'] };
    for (const who of [STRANGER, ADMINISTRATOR, HEADQUARTERS])
      await refused(who, villages, body, 403, 'not-your-office');
    await refused(STRANGER, villages, { ...body, onBehalf }, 403, 'not-on-behalf');
    const elsewhere = { ...body, village: '440513103201' };
    await refused(HR, villages, elsewhere, 409, 'code-taken', 'village');
    await refused(HR, villages, { ...body, tags: ['x'.repeat(41)] }, 400, 'bad-request', 'tags.0');
    const COUNTY_HR = holderOf('sz-jiaotongyunshuju/hr');
    await refused(COUNTY_HR, 'teams/440513/villages', body, 422, 'no-town', 'village');
    await ok(HR, villages, body);
    await ok(HOST, villages, { ...body, tags: ['软弱涣散村'] });
    expect(await village(NEW)).toMatchObject({ tags: ['软弱涣散村'], source: 'entered' });
    const tagged = (await http.get(HR, `villages?tag=${encodeURIComponent('软弱涣散村')}&limit=200`)).body;
    expect(tagged.items.map((row: { village: string }) => row.village)).toContain(NEW);
  });

  it('asks by the town, or on its behalf with a document, once at a time', async () => {
    const body = { village: NEW, from: TODAY, document: '示例函1号' };
    await refused(HEADQUARTERS, wishes, body, 403, 'not-your-office');
    await refused(HOST, wishes, { ...body, village: '440513103201' }, 422, 'village-unknown', 'village');
    await refused(HOST, wishes, { ...body, document: ' ' }, 400, 'bad-request', 'document');
    await ok(HEADQUARTERS, wishes, { ...body, onBehalf });
    await refused(HOST, wishes, body, 409, 'asked-already', 'village');
    expect(await village(NEW)).toMatchObject({ asksSince: TODAY, asksDocument: '示例函1号' });
    const ending = { village: NEW, until: TODAY, document: '示例函2号' };
    await refused(HOST, `${wishes}/endings`, ending, 422, 'date-order', 'until');
    await refused(HOST, `${wishes}/endings`, { ...ending, village: QUIET }, 409, 'not-asked', 'village');
    await ok(HOST, `${wishes}/endings`, { ...ending, until: '2021-03-20' });
    expect(await village(NEW, HR, '2021-03-20')).toMatchObject({ asksSince: null });
  });
});

describe('a first secretary', () => {
  it('is a member in post who is proposed for a village of the town that asks', async () => {
    const body = { village: ASKS };
    for (const who of [STRANGER, ADMINISTRATOR])
      await refused(who, proposals(2), body, 403, 'not-your-office');
    await refused(HR, proposals(1), body, 422, 'no-first-secretary');
    await refused(HR, proposals(2), { village: '440513103201' }, 422, 'village-unknown', 'village');
    await refused(HR, proposals(2), { village: QUIET }, 409, 'not-asked', 'village');
    await ok(HR, proposals(2), body);
    await refused(HR, proposals(3), body, 409, 'village-has-secretary', 'village');
    await refused(HR, proposals(2), { village: NEW }, 409, 'secretary-already');
    expect((await village(ASKS)).proposed).toEqual([`host-post/${TOWN}/2/1/firstSecretary-1`]);
    const { items } = await http.all(HOST, 'inbox?act=appoint');
    expect(items.map(({ case: id }) => id)).toEqual([`host-post/${TOWN}/2/1/firstSecretary-1`]);
  });

  it('is the county’s decision, by body, document and day, like every host post', async () => {
    await refused(HR, `${post(2)}/appointments`, appointment, 403, 'not-your-office');
    await refused(
      HOST,
      `${post(2)}/appointments`,
      { ...appointment, on: '2021-03-16' },
      422,
      'date-in-future',
      'on',
    );
    const decline = { reason: '另行安排' };
    await ok(HOST, `${post(2)}/refusals`, decline);
    await ok(HR, proposals(2), { village: ASKS });
    await ok(HR, `${post(2, 2)}/appointments`, { ...appointment, onBehalf });
    expect((await http.get(HR, post(2, 2))).body.post).toMatchObject({
      ...{ title: 'firstSecretary', village: ASKS, villageName: '示例甲村', status: 'held' },
    });
    expect(await village(ASKS)).toMatchObject({ person: MEMBER, since: TODAY, proposed: [] });
    expect(await village(ASKS, STRANGER)).toMatchObject({ person: null, personName: null, since: TODAY });
    expect(await village(ASKS, HR, '2021-03-14')).toMatchObject({ post: null });
  });

  it('is counted: wanted and filled by town, county and tag', async () => {
    const [town] = (await figures(`by=town&town=${TOWN}`)).items;
    expect(town).toEqual({
      ...{ key: TOWN, name: '河溪镇', villages: 3, wanted: 2, filled: 1, proposed: 0, unasked: 0 },
    });
    expect((await figures(`town=${TOWN}&on=2021-03-14`)).total).toMatchObject({ wanted: 1, filled: 0 });
    const { total, items } = await figures('by=county');
    const sum = (of: 'wanted' | 'filled') =>
      items.reduce((all: number, row: { wanted: number; filled: number }) => all + row[of], 0);
    expect([sum('wanted'), sum('filled')]).toEqual([total.wanted, total.filled]);
    const tags = (await figures(`by=tag&town=${TOWN}`)).items;
    expect(tags).toContainEqual(
      expect.objectContaining({ key: '少数民族村', villages: 1, wanted: 1, filled: 1 }),
    );
    const { items: wanted } = await http.all(STRANGER, `villages?status=wanted&town=${TOWN}`);
    expect(wanted.map((row) => row.village)).toEqual([NEW]);
    const { items: filled } = await http.all(STRANGER, 'villages?status=filled');
    expect(filled.map((row) => row.village)).toEqual([ASKS]);
  });

  it('is relieved with the posting: the village waits for another', async () => {
    await ok(HEADQUARTERS, `postings/${TOWN}/2/1/recalls`, { ground: 'illness', reason: '病假' });
    expect((await http.get(HR, post(2, 2))).body.post).toMatchObject({ status: 'ended', postEndedOn: TODAY });
    expect(await village(ASKS)).toMatchObject({ post: null, proposed: [] });
    await ok(HR, proposals(3), { village: ASKS });
    await ok(HOST, `${post(3)}/appointments`, appointment);
    expect(await village(ASKS)).toMatchObject({ person: 'c-caizhengju-2' });
  });
});
