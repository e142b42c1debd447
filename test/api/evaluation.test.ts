import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../db/schema.ts';
import { expecting } from './expecting.ts';
import { ADMINISTRATOR, HR, STRANGER, TOWN, type Answered, type Http } from './http.ts';
import { startInPost } from './in-post.ts';

const base = 'evaluations/person/440513/2021';
const COUNTY = 'a-440513-host-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';
const ORGANISATION = 'a-sz-orgDepartment-1';
const LEADING_GROUP = 'a-sz-leadingGroup-1';
/** HR of the unit that leads the county: it reads the grades of those whom it sent, like any unit. */
const LEADS_COUNTY = 'a-sz-jiaotongyunshuju-hr-1';
const SUPERVISOR = 'a-sz-supervisor-1';
/** The account of the one who is graded best: no office, a person only. */
const IN_PERSON = 'p-best';

let http: Http;
let subjects: readonly Answered['body'][] = [];

const { ok, refused } = expecting(() => http);
const read = async () => (await http.get(HEADQUARTERS, base)).body;
const subjectOf = (posting: string) => subjects.find(({ subject }) => subject === posting);
const grades = (best: readonly string[], change: object = {}) => ({
  items: subjects.map(({ subject, citable }) => ({
    ...{ subject, grade: best.includes(subject) ? 'excellent' : 'competent', entries: citable.slice(0, 2) },
    ...(subject === subjects[0]?.subject && change),
  })),
});

/** Everybody on site from April to September; the leader once away without leave. */
async function sendInPresence(): Promise<void> {
  const { body } = await http.get(HR, `supervisions/${TOWN}/2021`);
  const entries = body.members.map(({ posting }: { posting: string }) => ({
    ...{ posting, from: '2021-04-01', to: '2021-10-20', kind: 'onSite' },
  }));
  await ok(HR, `supervisions/${TOWN}/2021/presence`, { entries, reason: '补登' });
  const absent = { posting: `posting/${TOWN}/1/1`, from: '2021-10-20', to: '2021-10-20', kind: 'absent' };
  await ok(HR, `supervisions/${TOWN}/2021/presence`, { entries: [absent], reason: '更正' });
}

beforeAll(async () => {
  http = await startInPost();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-10-21' });
  await sendInPresence();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-12-13' });
  subjects = (await read()).subjects;
});
afterAll(() => http?.stop());

describe('an evaluation over HTTP', () => {
  it('is opened for each county’s people, each city’s teams and the units that report', async () => {
    const { items } = await http.all(SUPERVISOR, 'evaluations?year=2021');
    expect(new Set(items.map(({ of }) => of))).toEqual(new Set(['person', 'team', 'unit']));
    expect(items.find(({ id }) => id === 'evaluation/person/440513/2021')).toMatchObject({
      ...{ stage: 'marking', graded: subjects.length, excellent: 0 },
    });
    for (const who of [STRANGER, LEADS_COUNTY])
      expect(await http.get(who, base)).toMatchObject({ status: 403, body: { code: 'not-visible' } });
  });

  it('says what the record leaves open for each, and what a grade may cite', () => {
    expect(subjects.length).toBeGreaterThanOrEqual(5);
    expect(subjectOf(`posting/${TOWN}/2/1`)).toMatchObject({ atMost: 'excellent', bars: [], grade: null });
    expect(subjectOf(`posting/${TOWN}/1/1`)).toMatchObject({
      ...{ atMost: 'competent', bars: [{ code: 'absence', words: { zh: '擅自离岗' } }] },
    });
    expect(subjectOf(`posting/${TOWN}/2/1`)?.citable).toContain(`presence/posting/${TOWN}/2/1/2021-04`);
  });

  it('takes the county’s marks, of both halves', async () => {
    const marks = (half: string) => ({
      half,
      items: subjects.map(({ subject }) => ({ subject, score: 90 })),
    });
    await refused(HEADQUARTERS, `${base}/marks`, marks('halfYear'), 403, 'not-your-office');
    await refused(
      COUNTY,
      `${base}/marks`,
      { half: 'halfYear', items: [{ subject: 'x', score: 1 }] },
      422,
      'subject-unknown',
      'items.0.subject',
    );
    await refused(
      COUNTY,
      `${base}/marks`,
      { half: 'halfYear', items: [{ subject: 'x', score: 101 }] },
      400,
      'bad-request',
      'items.0.score',
    );
    await refused(HEADQUARTERS, `${base}/proposals`, grades([]), 409, 'mark-missing', 'items.0.subject');
    await ok(COUNTY, `${base}/marks`, marks('halfYear'));
    await ok(COUNTY, `${base}/marks`, marks('yearEnd'));
    expect(await read()).toMatchObject({ leastTotal: 85 });
    expect((await read()).subjects.every(({ total }: Answered['body']) => total === 9000)).toBe(true);
  });

  it('takes no proposal past the quota or the record, or without its entries', async () => {
    const all = subjects.map(({ subject }) => subject);
    const free = all.filter((subject) => subjectOf(subject)?.atMost === 'excellent');
    await refused(
      HEADQUARTERS,
      `${base}/proposals`,
      grades([`posting/${TOWN}/1/1`]),
      422,
      'grade-barred',
      `items.${all.indexOf(`posting/${TOWN}/1/1`)}.grade`,
    );
    await refused(HEADQUARTERS, `${base}/proposals`, grades(free), 422, 'quota-exceeded', 'items');
    await refused(
      HEADQUARTERS,
      `${base}/proposals`,
      grades([], { entries: [] }),
      400,
      'bad-request',
      'items.0.entries',
    );
    await refused(
      HEADQUARTERS,
      `${base}/proposals`,
      grades([], { entries: ['finding/x'] }),
      422,
      'entry-unknown',
      'items.0.entries.0',
    );
    expect((await read()).subjects[0]).toMatchObject({ grade: null, status: 'marking' });
  });

  it('is reviewed, told, appealed against and final', async () => {
    const best = `posting/${TOWN}/2/1`;
    await ok(HEADQUARTERS, `${base}/proposals`, grades([best]));
    const agree = { items: [{ approval: 'grades', verdict: 'agree' }] };
    const { db } = http.stack.database;
    await db.insert(account).values({ id: IN_PERSON, name: '示例队员', person: subjectOf(best)?.person });
    await refused(LEADING_GROUP, `${base}/decisions`, agree, 403, 'not-your-office');
    await ok(ORGANISATION, `${base}/decisions`, agree);
    await ok(LEADING_GROUP, `${base}/decisions`, agree);
    const told = (await http.all(holderOfUnit(best), 'evaluation-grades?year=2021&of=person')).items;
    expect(told.find(({ subject }) => subject === best)).toMatchObject({
      ...{
        grade: 'excellent',
        total: 9000,
        status: 'notified',
        entries: [expect.any(String), expect.any(String)],
      },
    });
    expect((await http.all(STRANGER, 'evaluation-grades?year=2021')).items).toEqual([]);

    const one = `${base}/grade?subject=${encodeURIComponent(best)}`;
    for (const who of [holderOfUnit(best), IN_PERSON]) {
      expect((await http.get(who, one)).body).toMatchObject({
        ...{ subject: best, grade: 'excellent', atMost: 'excellent', bars: [], appeal: null },
        ...{ citable: subjectOf(best)?.citable, finalOn: expect.any(String) },
      });
      expect(await http.get(who, base)).toMatchObject({ status: 403 });
    }
    expect(await http.get(STRANGER, one)).toMatchObject({ status: 403, body: { code: 'not-visible' } });
    expect((await http.all(IN_PERSON, 'evaluation-grades')).items.map(({ subject }) => subject)).toEqual([
      best,
    ]);

    const noted = { subject: `grade:${subjectOf(best)?.person}` };
    expect((await http.get(IN_PERSON, 'inbox')).body.items).toMatchObject([
      { act: 'takeNote', account: IN_PERSON, personName: subjectOf(best)?.personName, ...noted },
    ]);
    expect((await http.all(holderOfUnit(best), 'inbox?act=takeNote')).items).toEqual([]);
    await refused(holderOfUnit(best), `${base}/notes`, noted, 403, 'not-your-office');
    await ok(IN_PERSON, `${base}/notes`, noted);
    expect((await http.get(IN_PERSON, 'inbox')).body.items).toEqual([]);
    expect(await http.get(IN_PERSON, base)).toMatchObject({ status: 403 });

    const other = `posting/${TOWN}/3/1`;
    const appeal = {
      subject: other,
      grade: 'excellent',
      entries: subjectOf(other)?.citable.slice(0, 1),
      reason: '请予复核',
    };
    const same = { ...appeal, subject: best };
    await refused(holderOfUnit(best), `${base}/appeals`, same, 422, 'grade-same', 'grade');
    await refused(STRANGER, `${base}/appeals`, appeal, 403, 'not-your-office');
    const lower = {
      ...{ ...appeal, subject: best, grade: 'competent' },
      entries: subjectOf(best)?.citable.slice(0, 1),
    };
    const foreign = { ...lower, entries: appeal.entries };
    await refused(holderOfUnit(best), `${base}/appeals`, foreign, 422, 'entry-unknown', 'entries.0');
    await ok(holderOfUnit(best), `${base}/appeals`, lower);
    // Who appeals reads what is theirs, as before.
    expect(await http.get(holderOfUnit(best), base)).toMatchObject({ status: 403 });
    expect((await http.get(holderOfUnit(best), one)).body.appeal).toMatchObject({ reason: '请予复核' });
    await ok(ORGANISATION, `${base}/decisions`, {
      items: [{ approval: `appeal:${best}`, verdict: 'agree' }],
    });
    expect((await read()).subjects.find(({ subject }: Answered['body']) => subject === best)).toMatchObject({
      ...{
        grade: 'competent',
        corrected: true,
        appeal: { asks: 'competent', reason: '请予复核', status: 'agreed' },
      },
    });
    const took = `${base}/grade?subject=${encodeURIComponent(other)}`;
    const asked = { ...appeal, grade: 'basicallyCompetent' };
    await ok(holderOfUnit(other), `${base}/appeals`, asked);
    expect((await http.get(holderOfUnit(other), took)).body.appealBy).toBe(holderOfUnit(other));
    const back = { subject: other };
    await refused(IN_PERSON, `${base}/appeal-withdrawals`, back, 403, 'not-your-appeal');
    await ok(holderOfUnit(other), `${base}/appeal-withdrawals`, back);
    expect((await http.get(holderOfUnit(other), took)).body).toMatchObject({
      ...{ grade: 'competent', appealBy: null, appeal: { status: 'withdrawn' } },
    });
    expect(await http.get(holderOfUnit(other), base)).toMatchObject({ status: 403 });
    await refused(holderOfUnit(other), `${base}/appeals`, asked, 409, 'already-open');
    const slow = `posting/${TOWN}/4/1`;
    const own = { ...asked, subject: slow, entries: subjectOf(slow)?.citable.slice(0, 1) };
    await ok(holderOfUnit(slow), `${base}/appeals`, own);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-01-20' });
    expect(await read()).toMatchObject({ stage: 'notified', excellent: 0 });
  });

  it('is final when the last appeal is, and over when whoever was told of its correction has read that', async () => {
    const slow = `posting/${TOWN}/4/1`;
    await ok(ORGANISATION, `${base}/decisions`, {
      items: [{ approval: `appeal:${slow}`, verdict: 'agree' }],
    });
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-01-21' });
    expect(await read()).toMatchObject({ stage: 'final', due: expect.any(String) });
    expect((await read()).subjects.every(({ status }: Answered['body']) => status === 'final')).toBe(true);
    expect((await http.get(IN_PERSON, 'inbox')).body.items).toEqual([]);
    const noted = { subject: `grade:${subjectOf(slow)?.person}` };
    const notes = async () => (await http.all(holderOfUnit(slow), 'inbox?act=takeNote')).items;
    expect(await notes()).toMatchObject([{ ...noted, personName: subjectOf(slow)?.personName }]);
    await refused(STRANGER, `${base}/notes`, noted, 403, 'not-your-office');
    await ok(holderOfUnit(slow), `${base}/notes`, noted);
    expect(await notes()).toEqual([]);
    expect(await read()).toMatchObject({ stage: 'ended' });
    const late = { subject: slow, grade: 'competent', entries: ['a'], reason: '请予复核' };
    await refused(HR, `${base}/appeals`, late, 409, 'case-ended');
  });
});

describe('teams and units', () => {
  it.each([
    { of: 'evaluation/team/hq-shantou/2021', marker: HEADQUARTERS, field: 'team' },
    { of: 'evaluation/unit/sz/2021', marker: ORGANISATION, field: 'unit' },
  ])('are graded like people, but for days on site: $field', async ({ of, marker }) => {
    const path = of.replace('evaluation', 'evaluations');
    const graded = (await http.get(marker, path)).body.subjects.filter(
      ({ ungraded }: Answered['body']) => !ungraded,
    );
    expect(graded.length).toBeGreaterThanOrEqual(1);
    expect(graded.map(({ atMost, bars }: Answered['body']) => [atMost, bars])).toContainEqual([
      'excellent',
      [],
    ]);
    for (const half of ['halfYear', 'yearEnd'])
      await ok(marker, `${path}/marks`, {
        half,
        items: graded.map(({ subject }: Answered['body']) => ({ subject, score: 91 })),
      });
    const { quota } = (await http.get(marker, path)).body;
    const free = graded.filter(({ atMost }: Answered['body']) => atMost === 'excellent').slice(0, quota);
    await ok(marker, `${path}/proposals`, {
      items: graded.map((one: Answered['body']) => ({
        ...{ subject: one.subject, entries: one.citable.slice(-1) },
        grade: free.includes(one) ? 'excellent' : 'competent',
      })),
    });
    expect((await http.get(marker, path)).body).toMatchObject({ stage: 'reviewing', excellent: free.length });
  });
});

/** HR of the unit that sent the person. */
const holderOfUnit = (subject: string): string => `a-${subjectOf(subject)?.unit}-hr-1`;
