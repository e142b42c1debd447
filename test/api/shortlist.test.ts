import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cadre } from '../../db/schema.ts';
import { PROGRAMME } from '../support/stack.ts';
import { ADMINISTRATOR, HR, startHttp, STRANGER, TOWN, type Answered, type Http } from './http.ts';
import { expectRefused } from './refused.ts';

const ORGANISATION = 'a-sz-orgDepartment-1';
const ENTERPRISE_HR = 'a-sz-shenyejituan-hr-1';
const HOST = 'a-440513-host-1';
const LEADER = 'a-sz-leader-1';
/** The bureau's, one filled up after a recall, one of the team's first. */
const [BACKFILL, FORMING] = [`selections/${TOWN}/1`, `selections/${TOWN}/2`] as const;
const SEAT = `${TOWN}/5`;

const person = (n: number): string => `c-caizhengju-${n}`;
const POSTED = person(1);
const RESTING = person(2);
const NOMINATED = person(3);
const VOLUNTEER = person(4);
const FIT = person(5);
const OLDER = person(6);
const TURNING = person(7);
const UNKNOWN = person(8);
const NEW_MEMBER = person(9);
const SPOUSE = person(10);
const KIN = person(11);
const MONTH = person(12);
const SKILLED = person(18);
/** What the town asks of whoever comes into the seat. */
const needs = {
  skills: ['农业', '水利'],
  villages: [{ name: '甲村', tags: ['党建'], firstSecretary: true }],
};

let http: Http;

/** Everybody of the bureau is alike, but for what is said of some. */
async function are(more: object, ...persons: readonly string[]): Promise<void> {
  const { db } = http.stack.database;
  const record = sql`${cadre.record} || ${JSON.stringify(more)}::jsonb`;
  for (const id of persons) await db.update(cadre).set({ record }).where(eq(cadre.id, id));
}

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  const plain = {
    ...{ born: '1985-05-01', sex: 'male', workStart: '2008-07-01', nativePlace: '广东梅州', health: 'good' },
    ...{ partyMember: true, partyEntry: '2006-06-01', fullMembership: '2007-06-01', family: [] },
    ...{ establishment: 'establishment', sanctions: [], underInvestigation: false, volunteer: false },
    ...{ skills: [], specialty: '财务' },
    ...{ postLevel: 'sectionMember', grades: { 2019: 'competent', 2020: 'competent' } },
  };
  await http.stack.database.db
    .update(cadre)
    .set({ record: sql`${cadre.record} || ${JSON.stringify(plain)}::jsonb` })
    .where(eq(cadre.unit, 'sz-caizhengju'));
  await are({ volunteer: true }, VOLUNTEER);
  await are({ skills: ['农业技术推广'], specialty: '党建' }, SKILLED);
  await are({ born: '1970-05-01' }, OLDER);
  await are({ born: '1975-06-15' }, TURNING);
  await are({ born: '1975-08' }, MONTH);
  await http.stack.database.db
    .update(cadre)
    .set({ record: sql`${cadre.record} - 'health'` })
    .where(eq(cadre.id, UNKNOWN));
  // A full member for a year less a day.
  await are({ fullMembership: '2020-03-16' }, NEW_MEMBER);
  await are({ family: [{ relation: '配偶', name: '某某', cadre: POSTED }] }, SPOUSE);
  await are({ family: [{ relation: '弟', name: '某某', area: '440513' }] }, KIN);
  await http.ask(ADMINISTRATOR, 'POST', `programmes/${PROGRAMME}/postings/imports`, {
    body: `席位,人员编号,到任日期\n${TOWN}/1,${POSTED},2021-03-08\n${TOWN}/3,${RESTING},2021-03-08`,
    ...{ key: 'import', headers: { 'content-type': 'text/csv' } },
  });
  await http.stack.driver.settle();
  await http.post(HOST, `postings/${TOWN}/3/1/recalls`, { ground: 'illness', reason: '住院治疗' });
  await http.stack.driver.settle();
  await http.post(HR, `teams/${TOWN}/selections`, { seats: [SEAT, `${TOWN}/2`], needs: { [SEAT]: needs } });
  await http.stack.driver.settle();
  await http.post(HR, `${BACKFILL}/nominations`, { seat: `${TOWN}/3`, person: NOMINATED });
});
afterAll(() => http?.stop());

const list = async (query = '', who = HR): Promise<readonly Answered['body'][]> =>
  (await http.all(who, `${FORMING}/shortlist?seat=${SEAT}${query}`)).items;
const rowOf = async (id: string): Promise<Answered['body']> =>
  (await list()).find((row) => row.person === id);
const idsOf = (rows: readonly Answered['body'][]) => rows.map((row) => row.person as string);

describe('the shortlist of a seat', () => {
  it('has everybody of the unit: who may be nominated first, by fit, volunteers before others; who may not last', async () => {
    const rows = await list();
    const people = (await http.all(HR, 'cadres?unit=sz-caizhengju')).items.map(({ id }) => id);
    expect(idsOf(rows).toSorted()).toEqual(people.toSorted());
    const standing = (of: string) => idsOf(rows.filter((row) => row.standing === of));
    expect(rows[0]).toMatchObject({ person: SKILLED, standing: 'eligible', volunteer: false, reasons: [] });
    expect(rows[1]).toMatchObject({ person: VOLUNTEER, standing: 'eligible', volunteer: true, fit: 0 });
    expect(standing('eligible').slice(2)).toEqual(standing('eligible').slice(2).toSorted());
    expect(standing('waiver')).toEqual([MONTH, OLDER, TURNING]);
    expect(standing('unknown')).toEqual([UNKNOWN]);
    expect(standing('excluded')).toEqual([SPOUSE, KIN, NEW_MEMBER]);
    expect([...new Set(rows.map((row) => row.standing))]).toEqual([
      ...['eligible', 'waiver', 'unknown', 'excluded'],
    ]);
  });

  it('says which needs of the town somebody meets, and by what', async () => {
    expect(await rowOf(SKILLED)).toMatchObject({
      fit: 2,
      matches: [
        {
          need: '农业',
          words: { zh: '需要农业:特长“农业技术推广”', en: '农业 wanted: skill "农业技术推广"' },
        },
        { need: '党建', words: { zh: '甲村:党建:专业“党建”', en: '甲村: 党建: specialty "党建"' } },
      ],
    });
    expect(await rowOf(FIT)).toMatchObject({ fit: 0, matches: [] });
  });

  it('says by which rule, in words, for which day, and what was seen', async () => {
    expect((await rowOf(NEW_MEMBER)).reasons).toEqual([
      {
        ...{ rule: 'member-party-standing', clause: '三(一)', force: 'must', outcome: 'failed', missing: [] },
        words: {
          zh: '队员具有1年以上党龄',
          en: 'A member has at least one year of Party standing, counted from full membership',
        },
        ...{ on: '2021-03-15', seen: { partyYears: 0 } },
      },
    ]);
    expect((await rowOf(UNKNOWN)).reasons).toMatchObject([
      { rule: 'health', outcome: 'unknown', missing: ['person.health'], seen: {} },
    ]);
    expect((await rowOf(KIN)).reasons).toMatchObject([
      { rule: 'no-kin-in-county', seen: { kinInArea: true } },
    ]);
    expect((await rowOf(MONTH)).reasons).toMatchObject([
      { rule: 'member-age', outcome: 'unknown', missing: ['born'], seen: { age: '45..46' } },
    ]);
  });

  it('judges the team with them, and shows no facts of others', async () => {
    expect((await rowOf(SPOUSE)).reasons).toMatchObject([
      { rule: 'no-kin-in-team', outcome: 'failed', seen: { [`${SPOUSE}.kin`]: POSTED } },
    ]);
    expect(Object.keys((await rowOf(SPOUSE)).reasons[0].seen)).toEqual([`${SPOUSE}.kin`]);
  });

  it('shows who is posted, nominated elsewhere, or resting, and until when', async () => {
    const free = { posted: null, nominated: null, resting: null, stage: null };
    expect(await rowOf(FIT)).toMatchObject(free);
    expect(await rowOf(POSTED)).toMatchObject({
      ...free,
      posted: { posting: `posting/${TOWN}/1/1`, until: '2024-03-08' },
    });
    expect(await rowOf(NOMINATED)).toMatchObject({
      ...free,
      nominated: { selection: `selection/${TOWN}/1` },
    });
    expect(await rowOf(RESTING)).toMatchObject({
      ...free,
      resting: { since: '2021-03-15', until: '2022-03-15' },
    });
    const own = await http.get(HR, `${BACKFILL}/shortlist?seat=${TOWN}/3&text=${NOMINATED}`);
    expect(own.body.items).toMatchObject([{ person: NOMINATED, stage: 'approval' }]);
  });

  it('judges for the day on which people go: who turns too old before that needs an exception', async () => {
    expect((await rowOf(TURNING)).reasons).toMatchObject([
      { rule: 'member-age', outcome: 'failed', on: '2021-08-01', seen: { age: 46 } },
    ]);
    const now = await http.get(HR, `${BACKFILL}/shortlist?seat=${TOWN}/3&text=${TURNING}`);
    expect(now.body.items).toMatchObject([{ person: TURNING, standing: 'eligible' }]);
    const later = await http.get(HR, `${BACKFILL}/shortlist?seat=${TOWN}/3&text=${TURNING}&on=2021-06-15`);
    expect(later.body.items).toMatchObject([{ standing: 'waiver', reasons: [{ on: '2021-06-15' }] }]);
    const standing = await http.get(HR, `${FORMING}/shortlist?seat=${SEAT}&text=${NEW_MEMBER}&on=2021-03-16`);
    expect(standing.body.items).toMatchObject([{ standing: 'eligible' }]);
  });

  it('is what a nomination comes to', async () => {
    const nominate = (id: string) => () =>
      http.post(HR, `${FORMING}/nominations`, { seat: SEAT, person: id });
    const refused = { status: 422, field: 'person' };
    const age = await expectRefused(http, nominate(TURNING), {
      ...refused,
      code: 'waiver-needed',
      field: 'waive',
    });
    expect(age.params).toMatchObject({ rule: 'member-age' });
    const health = await expectRefused(http, nominate(UNKNOWN), { ...refused, code: 'fact-missing' });
    expect(health.params).toMatchObject({ rule: 'health', facts: 'person.health' });
    const kin = await expectRefused(http, nominate(KIN), { ...refused, code: 'rule-failed' });
    expect(kin.params).toMatchObject({ rule: 'no-kin-in-county' });
    const couple = await expectRefused(http, nominate(SPOUSE), { ...refused, code: 'rule-failed' });
    expect(couple.params).toMatchObject({ rule: 'no-kin-in-team' });
    const standing = await expectRefused(http, nominate(NEW_MEMBER), { ...refused, code: 'rule-failed' });
    expect(standing.params).toMatchObject({ rule: 'member-party-standing' });
  });

  it('is found by name or id, and comes in pages that hold everybody once', async () => {
    const all = await list();
    expect(idsOf(await list(`&text=${FIT}`))).toEqual([FIT]);
    expect(idsOf(await list(`&text=${encodeURIComponent(all[0].name)}`))).toContain(all[0].person);
    const paged = await http.all(HR, `${FORMING}/shortlist?seat=${SEAT}&limit=4`);
    expect(idsOf(paged.items)).toEqual(idsOf(all));
    expect(paged.pages).toBe(Math.ceil(all.length / 4));
  });
});

describe('a shortlist is read', () => {
  const path = `${FORMING}/shortlist?seat=${SEAT}`;
  const refused = (
    who: string | null,
    status: number,
    code: string,
    field: string | null = null,
    at = path,
  ) => expectRefused(http, () => http.get(who, at), { status, code, field });

  it('by the organisation department that decides, by HR as far as people are theirs, by nobody else', async () => {
    expect(idsOf(await list('', ORGANISATION))).toEqual(idsOf(await list()));
    expect(await list('', ENTERPRISE_HR)).toEqual([]);
    await refused(null, 401, 'not-signed-in');
    for (const who of [STRANGER, HOST, LEADER, 'a-sz-supervisor-1', 'a-sz-futian-orgDepartment-1'])
      await refused(who, 403, 'not-visible');
  });

  it('of a seat that the selection fills', async () => {
    await refused(HR, 422, 'seat-unknown', 'seat', `${FORMING}/shortlist?seat=${TOWN}/3`);
    await refused(HR, 400, 'bad-request', 'seat', `${FORMING}/shortlist`);
    await refused(HR, 400, 'bad-request', 'on', `${path}&on=2021-02-30`);
    await refused(HR, 400, 'bad-request', 'cursor', `${path}&cursor=x`);
    await refused(HR, 404, 'not-found', null, `selections/${TOWN}/9/shortlist?seat=${SEAT}`);
  });
});
