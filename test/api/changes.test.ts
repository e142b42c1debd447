import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, holderOf, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';

const ORGANISATION = holderOf('sz/orgDepartment');
const changes = 'programmes/shenzhen-2022/changes';
const document = '深编〔2021〕7号';
let today = '2021-03-15';
/** 西胪镇: led by 市教育局 with 深圳地铁集团, two people in post. */
const OTHER = '440513103';
const NEW = '440513199';

let http: Http;

beforeAll(async () => {
  http = await startInPost();
});
afterAll(() => http?.stop());

const ask = async (what: unknown, from = today, who = ADMINISTRATOR) => {
  const answered = await http.post(who, changes, { what, from, document });
  expect(answered).toMatchObject({ status: 200 });
  await http.stack.driver.settle();
  return answered.body;
};
const refused = (what: unknown, status: number, code: string, field: string | null = null, from = today) =>
  expectRefused(http, () => http.post(ADMINISTRATOR, changes, { what, from, document }), {
    ...{ status, code, field },
  });
const moveTo = async (day: string) => {
  await http.stack.driver.moveTo(day);
  today = day;
};
const read = async (path: string) => (await http.get(ADMINISTRATOR, path)).body;
const listed = async () => (await read(changes)).items;

describe('a change', () => {
  it('is the administrator’s or the organisation department’s, with a document and a day', async () => {
    const what = { kind: 'renameUnit', unit: 'sz-tongjiju', name: '市统计调查局' };
    for (const who of [HR, STRANGER, holderOf('hq-shantou/headquarters')])
      await expectRefused(http, () => http.post(who, changes, { what, from: today, document }), {
        ...{ status: 403, code: 'not-your-office' },
      });
    const blank = { what, from: today, document: ' ' };
    await expectRefused(http, () => http.post(ADMINISTRATOR, changes, blank), {
      ...{ status: 400, code: 'bad-request', field: 'document' },
    });
    const strange = { what: { ...what, kind: 'dissolve' }, from: today, document };
    await expectRefused(http, () => http.post(ADMINISTRATOR, changes, strange), {
      ...{ status: 400, code: 'bad-request', field: 'what.kind' },
    });
  });
});

describe('a unit that is renamed', () => {
  it('has each of its names in its own time, from a day that may have been', async () => {
    await refused({ kind: 'renameUnit', unit: 'sz-nowhere', name: '某局' }, 404, 'not-found', 'what.unit');
    const taken = { kind: 'renameUnit', unit: 'sz-tongjiju', name: '市财政局' };
    await refused(taken, 409, 'name-taken', 'what.name');
    const what = { kind: 'renameUnit', unit: 'sz-tongjiju', name: '市统计调查局' };
    await ask(what, '2021-03-10', ORGANISATION);
    expect(await read('units/sz-tongjiju')).toMatchObject({
      name: '市统计调查局',
      names: [
        { name: '市统计局', from: null, until: '2021-03-10' },
        { name: '市统计调查局', from: '2021-03-10', until: null },
      ],
    });
    await refused({ ...what, name: '市统计局' }, 422, 'date-order', 'from', '2021-03-10');
    expect(await listed()).toMatchObject([{ kind: 'renameUnit', what, document, status: 'made' }]);
  });

  it('waits for a day to come, can be withdrawn until then, and is made on it', async () => {
    const what = { kind: 'renameUnit', unit: 'sz-tongjiju', name: '市数据统计局' };
    const { events } = await ask(what, '2021-03-17');
    expect(events.map(({ type }: { type: string }) => type)).toEqual(['changeOrdered']);
    const [pending] = await listed();
    expect(pending).toMatchObject({ status: 'pending', from: '2021-03-17' });
    const withdrawal = { change: pending.id, document: '撤1号' };
    await expectRefused(http, () => http.post(HR, `${changes}/revocations`, withdrawal), {
      ...{ status: 403, code: 'not-your-office' },
    });
    expect((await http.post(ORGANISATION, `${changes}/revocations`, withdrawal)).status).toBe(200);
    expect((await listed())[0]).toMatchObject({ status: 'withdrawn' });
    await expectRefused(http, () => http.post(ORGANISATION, `${changes}/revocations`, withdrawal), {
      ...{ status: 404, code: 'not-found', field: 'change' },
    });
    await ask(what, '2021-03-17');
    await ask({ ...what, name: '市统计数据局' }, '2021-03-18');
    await moveTo('2021-03-17');
    expect(await read('units/sz-tongjiju')).toMatchObject({ name: '市数据统计局' });
  });

  it('asks the administrator, when on its day it can no longer be made', async () => {
    await ask({ kind: 'renameUnit', unit: 'sz-jiaoyuju', name: '市统计数据局' }, '2021-03-17');
    await moveTo('2021-03-18');
    const lapsed = (await listed()).find(({ status }: { status: string }) => status === 'lapsed');
    expect(lapsed).toMatchObject({ refusal: 'name-taken', from: '2021-03-18' });
    const { items } = await http.all(ADMINISTRATOR, 'inbox?act=withdrawChange');
    expect(items).toMatchObject([{ subject: lapsed.id }]);
    await http.post(ADMINISTRATOR, `${changes}/revocations`, { change: lapsed.id, document: '撤2号' });
    expect((await http.all(ADMINISTRATOR, 'inbox?act=withdrawChange')).items).toEqual([]);
  });
});

describe('a team that is resized', () => {
  it('grows by seats of its consortium: each is looked for at once by the unit that owes it', async () => {
    const grow = (add: readonly string[], area = TOWN) => ({ kind: 'resizeTeam', area, add, end: [] });
    await refused(grow([]), 422, 'no-seats', 'what.add');
    await refused(grow(['sz-tongjiju']), 422, 'not-in-consortium', 'what.add.0');
    await refused(grow(['sz-caizhengju'], '440513'), 422, 'no-town-team', 'what.area');
    await refused(grow(['sz-caizhengju'], '999'), 404, 'not-found', 'what.area');
    await ask(grow(['sz-shenyejituan']));
    const team = await read(`teams/${TOWN}`);
    expect(team.seats.at(-1)).toMatchObject({
      ...{ seat: `${TOWN}/6`, role: 'member', supplyingUnit: 'sz-shenyejituan', posting: null },
      filling: `selection/${TOWN}/1`,
    });
    expect(await read(`selections/${TOWN}/1`)).toMatchObject({ reason: 'backfill' });
    const inbox = await http.all(holderOf('sz-shenyejituan/hr'), 'inbox?act=nominate');
    expect(inbox.items).toMatchObject([{ subject: `${TOWN}/6` }]);
    expect((await read(`towns/${TOWN}?on=2021-03-17`)).seats).toBe(5);
    expect((await read(`towns/${TOWN}`)).seats).toBe(6);
    const [of5, of6] = [
      await read('programmes/shenzhen-2022/strength?on=2021-03-17'),
      await read('programmes/shenzhen-2022/strength'),
    ];
    const owed = ({ items }: { items: readonly { key: string; owed: number }[] }) =>
      items.find(({ key }) => key === TOWN)?.owed;
    expect([owed(of5), owed(of6)]).toEqual([5, 6]);
  });

  it('shrinks at the end of a term: whoever is in the seat serves it, and nobody comes after', async () => {
    const shrink = (...end: readonly string[]) => ({ kind: 'resizeTeam', area: TOWN, add: [], end });
    await refused(shrink(`${TOWN}/1`), 422, 'leader-stays', 'what.end.0');
    await refused(shrink(`${TOWN}/6`), 409, 'seat-being-filled', 'what.end.0');
    await refused(shrink(`${TOWN}/9`), 422, 'seat-unknown', 'what.end.0');
    await refused(shrink(`${TOWN}/2`, `${TOWN}/3`), 422, 'below-floor', 'what.end');
    await ask(shrink(`${TOWN}/2`));
    await refused(shrink(`${TOWN}/2`), 409, 'already-decided', 'what.end.0');
    expect((await read(`towns/${TOWN}?on=2024-06-30`)).seats).toBe(6);
    expect((await read(`towns/${TOWN}?on=2024-07-01`)).seats).toBe(5);
    expect(await read(`cases/posting/${TOWN}/2/1`)).toMatchObject({ due: '2024-07-01' });
    await http.post(holderOf('hq-shantou/headquarters'), `postings/${TOWN}/2/1/recalls`, {
      ...{ ground: 'illness', reason: '病假' },
    });
    await http.stack.driver.settle();
    const { seats } = await read(`teams/${TOWN}`);
    expect(seats.map(({ n }: { n: number }) => n)).toEqual([1, 3, 4, 5, 6]);
    expect(await http.get(ADMINISTRATOR, `selections/${TOWN}/2`)).toMatchObject({ status: 404 });
  });
});

describe('a town that another unit leads', () => {
  const move = { kind: 'moveTown', area: OTHER, leadUnit: 'sz-caizhengju' };

  it('passes with the leader’s seat and what its former lead unit owed; whoever is there stays', async () => {
    await refused({ ...move, leadUnit: 'sz-nowhere' }, 404, 'not-found', 'what.leadUnit');
    await refused({ ...move, leadUnit: 'sz-jiaoyuju' }, 409, 'leads-already', 'what.leadUnit');
    await refused(move, 422, 'date-order', 'from', '2020-01-01');
    await ask(move);
    const town = await read(`towns/${OTHER}`);
    expect(town).toMatchObject({ leadUnit: 'sz-caizhengju' });
    expect(await read(`towns/${OTHER}?on=2021-03-17`)).toMatchObject({ leadUnit: 'sz-jiaoyuju' });
    expect(town.consortium).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ unit: 'sz-jiaoyuju', role: 'lead', until: '2021-03-18' }),
        expect.objectContaining({ unit: 'sz-caizhengju', role: 'lead', from: '2021-03-18' }),
      ]),
    );
    expect(town.team[0]).toMatchObject({ supplyingUnit: 'sz-caizhengju', person: 'c-jiaoyuju-1' });
    const before = await read(`towns/${OTHER}?on=2021-03-17`);
    expect(before.team[0]).toMatchObject({ supplyingUnit: 'sz-jiaoyuju', person: 'c-jiaoyuju-1' });
    const posting = await read(`postings/${OTHER}/1/1`);
    expect(posting.state.places).toMatchObject({ leadUnit: 'sz-caizhengju', supplyingUnit: 'sz-caizhengju' });
    expect(posting).toMatchObject({ stage: 'onSite', unit: 'sz-caizhengju' });
    const post = await read(`host-posts/${OTHER}/1/1/deputyPartySecretary`);
    expect(post.state.places.leadUnit).toBe('sz-caizhengju');
  });

  it('is led by one unit on every day, and its next selection is the new one’s to launch', async () => {
    const { items } = await http.all(HR, 'inbox?act=launchSelection');
    expect(items.map(({ case: id }) => id)).toEqual([`team/${OTHER}`]);
    expect((await http.all(holderOf('sz-jiaoyuju/hr'), 'inbox?act=launchSelection')).items).toEqual([]);
    const [row] = await http.stack.database.db.execute<{ n: number }>(sql`
      select count(*)::int as n from pairing one join pairing other
        on one.area = other.area and one.role = 'lead' and other.role = 'lead' and one.ctid < other.ctid
        and one.period && other.period`);
    expect(row?.n).toBe(0);
  });
});

describe('a unit that is merged into another', () => {
  const merge = { kind: 'mergeUnit', unit: 'sz-caizhengju', into: 'sz-tongjiju' };

  it('leaves what it leads and owes to the other: postings survive, running selections are told', async () => {
    await refused({ ...merge, into: 'sz-caizhengju' }, 422, 'unit-above', 'what.into');
    await refused({ ...merge, unit: 'sz', into: 'sz-tongjiju' }, 422, 'unit-topmost', 'what.unit');
    await refused(merge, 422, 'date-order', 'from');
    await http.post(HR, `teams/${OTHER}/selections`, { seats: [`${OTHER}/3`] });
    await moveTo('2021-03-19');
    await ask(merge);
    expect(await read(`towns/${TOWN}`)).toMatchObject({ leadUnit: 'sz-tongjiju' });
    const { seats } = await read(`teams/${TOWN}`);
    expect(seats.map((seat: { supplyingUnit: string }) => seat.supplyingUnit)).toEqual([
      ...['sz-tongjiju', 'sz-tongjiju', 'sz-shenyejituan', 'sz-tongjiju', 'sz-shenyejituan'],
    ]);
    expect(seats[0]).toMatchObject({ person: 'c-caizhengju-1', status: 'onSite' });
    expect((await read(`postings/${TOWN}/1/1`)).state.places).toMatchObject({ leadUnit: 'sz-tongjiju' });
    const selection = await read(`selections/${OTHER}/1`);
    expect(selection.seats).toMatchObject([{ seat: `${OTHER}/3`, supplyingUnit: 'sz-tongjiju' }]);
    const { items } = await http.all(holderOf('sz-tongjiju/hr'), 'inbox?act=nominate');
    expect(items.map(({ subject }) => subject)).toContain(`${OTHER}/3`);
  });

  it('is a body of the other from then on: its people may be sent for its seats, its offices end by list', async () => {
    expect(await read('units/sz-caizhengju')).toMatchObject({
      ...{ mergedInto: 'sz-tongjiju', mergedOn: '2021-03-19', parent: 'sz-tongjiju' },
      line: ['sz', 'sz-tongjiju', 'sz-caizhengju'],
    });
    const { offices } = await read('units/sz-caizhengju');
    // What was before it stays: the shortfall that is to be explained, the opinion of somebody who was recalled.
    const { items: before } = await http.all(holderOf('sz-caizhengju/hr'), 'inbox');
    expect(before.map(({ act }) => act).toSorted()).toEqual(['explainShortfall', 'giveOpinion']);
    expect(offices).toContainEqual({ office: 'sz-caizhengju/hr', accounts: 2, tasks: before.length });
    const people = await http.all(holderOf('sz-tongjiju/hr'), 'cadres?unit=sz-caizhengju&limit=200');
    expect(people.items.length).toBeGreaterThan(0);
    await refused({ ...merge, into: 'sz-jiaoyuju' }, 409, 'unit-merged', 'what.unit');
    const led = { kind: 'moveTown', area: TOWN, leadUnit: 'sz-caizhengju' };
    await refused(led, 409, 'unit-merged', 'what.leadUnit');
  });
});

describe('a town that is added', () => {
  const add = {
    ...{ kind: 'addTown', area: NEW, name: '示例新增镇', county: '440513' },
    ...{ leadUnit: 'sz-jiaoyuju', members: ['sz-ditiejituan'] },
  };

  it('has its unit, its seats and its team, which its lead unit is asked to fill', async () => {
    await refused({ ...add, area: TOWN }, 409, 'code-taken', 'what.area');
    await refused({ ...add, county: TOWN }, 404, 'not-found', 'what.county');
    await refused({ ...add, members: ['sz-jiaoyuju'] }, 422, 'named-twice', 'what.members.0');
    await refused({ ...add, members: ['sz-caizhengju'] }, 409, 'unit-merged', 'what.members.0');
    await ask(add);
    expect(await read(`towns/${NEW}`)).toMatchObject({
      ...{ name: '示例新增镇', county: '440513', leadUnit: 'sz-jiaoyuju', seats: 5, strength: 0, floor: 5 },
    });
    expect(await http.get(ADMINISTRATOR, `towns?on=2021-03-18`)).toMatchObject({ status: 200 });
    const before = (await read('towns?on=2021-03-18')).items.map(({ code }: { code: string }) => code);
    expect(before).not.toContain(NEW);
    const inbox = await http.all(holderOf('sz-jiaoyuju/hr'), 'inbox?act=launchSelection');
    expect(inbox.items).toMatchObject([{ case: `team/${NEW}`, subject: NEW }]);
    await http.post(holderOf('sz-jiaoyuju/hr'), `teams/${NEW}/selections`, {});
    await http.stack.driver.settle();
    expect((await read(`selections/${NEW}/1`)).seats.map(owedBy)).toEqual([
      ...['sz-jiaoyuju', 'sz-ditiejituan', 'sz-jiaoyuju', 'sz-ditiejituan', 'sz-jiaoyuju'],
    ]);
  });

  it('is in its lead unit’s next report, as is what another unit has taken over', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-12-01' });
    const units = (await http.all(ADMINISTRATOR, 'reports?year=2021')).items.map(({ unit }) => unit);
    expect(units).toContain('sz-tongjiju');
    expect(units).toContain('sz-jiaoyuju');
    expect(units).not.toContain('sz-caizhengju');
  });
});

const owedBy = ({ supplyingUnit }: { readonly supplyingUnit: string }) => supplyingUnit;
