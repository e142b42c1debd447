import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { yearsOnRecord } from '../../db/queries/year-on-record.ts';
import { untilOneWaits } from '../support/waiting.ts';
import { ADMINISTRATOR, HR, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';

const base = `supervisions/${TOWN}/2021`;
const TOWN_OFFICE = `a-${TOWN}-host-1`;
const COUNTY = 'a-440513-host-1';
const SUPERVISOR = 'a-sz-supervisor-1';
const ENTERPRISE_HR = 'a-sz-shenyejituan-hr-1';
const [LEADER, MEMBER] = [1, 2].map((n) => `posting/${TOWN}/${n}/1`) as [string, string];

let http: Http;

beforeAll(async () => {
  http = await startInPost();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-04-01' });
});
afterAll(() => http?.stop());

const ok = async (who: string, path: string, body: unknown): Promise<void> => {
  expect(await http.post(who, path, body)).toMatchObject({ status: 200 });
  await http.stack.driver.settle();
};
const refused = (who: string, path: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, path, body), { status, code, field: field ?? null });
const month = async (which: string) => (await http.get(HR, `${base}/presence?month=${which}`)).body;
const kinds = (
  answer: { members: { posting: string; days: { kind: string | null }[] }[] },
  posting: string,
) => answer.members.find((member) => member.posting === posting)?.days.map(({ kind }) => kind);

const agree = (approval: string) => ({ items: [{ approval, verdict: 'agree' }] });

describe('presence over HTTP', () => {
  const entry = { posting: MEMBER, from: '2021-03-22', to: '2021-03-26', kind: 'onSite' };

  it('is there for every team with somebody in it, and read by whoever reads the town', async () => {
    const { items } = await http.all(SUPERVISOR, 'supervisions?year=2021');
    expect(items.map(({ id }) => id)).toContain(`supervision/${TOWN}/2021`);
    for (const who of [HR, TOWN_OFFICE, COUNTY, SUPERVISOR])
      expect(await http.get(who, base)).toMatchObject({ status: 200, body: { year: 2021, closed: [] } });
    expect(await http.get(STRANGER, base)).toMatchObject({ status: 403, body: { code: 'not-visible' } });
  });

  it('is entered for days that were, of people who were there; the last entry for a day stands', async () => {
    await refused(STRANGER, `${base}/presence`, { entries: [entry] }, 403, 'not-your-office');
    await refused(HR, `${base}/presence`, { entries: [] }, 400, 'bad-request', 'entries');
    const bad = (change: object) => ({ entries: [entry, { ...entry, posting: LEADER, ...change }] });
    await refused(HR, `${base}/presence`, bad({ to: '2021-04-02' }), 422, 'date-in-future', 'entries.1.to');
    await refused(HR, `${base}/presence`, bad({ kind: 'asleep' }), 400, 'bad-request', 'entries.1.kind');
    await refused(
      HR,
      `${base}/presence`,
      bad({ posting: 'posting/x' }),
      422,
      'not-in-team',
      'entries.1.posting',
    );
    await refused(HR, `${base}/presence`, bad({ from: '2020-12-31' }), 422, 'other-year', 'entries.1.from');
    expect(kinds(await month('2021-03'), MEMBER)).toEqual(Array(31).fill(null));
    await ok(HR, `${base}/presence`, { entries: [entry] });
    await ok(TOWN_OFFICE, `${base}/presence`, { entries: [{ ...entry, from: '2021-03-26', kind: 'trip' }] });
    const march = await month('2021-03');
    expect(kinds(march, MEMBER)?.slice(21, 26)).toEqual(['onSite', 'onSite', 'onSite', 'onSite', 'trip']);
    expect(march).toMatchObject({ closed: false });
    expect(await http.get(HR, `${base}/presence?month=2022-03`)).toMatchObject({
      ...{ status: 422, body: { code: 'other-year', field: 'month' } },
    });
  });

  it('that is missing counts as absence, with what the ladder says', async () => {
    const absent = { posting: LEADER, from: '2021-03-22', to: '2021-03-23', kind: 'absent' };
    await ok(HR, `${base}/presence`, {
      entries: [absent, { ...absent, from: '2021-03-25', to: '2021-03-25' }],
    });
    const { members } = (await http.get(SUPERVISOR, base)).body;
    expect(members.find(({ posting }: { posting: string }) => posting === LEADER)).toMatchObject({
      ...{ absences: 2, absent: 3, consequence: { atMost: 'basicallyCompetent' } },
    });
    expect((await http.all(SUPERVISOR, 'supervisions?year=2021')).items).toContainEqual(
      expect.objectContaining({ id: `supervision/${TOWN}/2021`, absences: 2 }),
    );
  });

  it('of a month is sent in by the lead unit once it is complete, and closed at once', async () => {
    const { items } = await http.all(SUPERVISOR, 'supervisions?year=2021');
    const other = items.find(({ town }) => town !== TOWN && town.length === TOWN.length);
    const [path, who] = [`supervisions/${other?.town}/2021`, `a-${other?.unit}-hr-1`];
    const { members } = (await http.get(SUPERVISOR, path)).body;
    const whole = members.map(({ posting, from }: { posting: string; from: string }) => ({
      ...{ posting, from, to: '2021-03-31', kind: 'onSite' },
    }));
    const some = { entries: whole.slice(1), closes: true };
    await refused(who, `${path}/presence`, some, 422, 'days-unknown', 'closes');
    const host = `a-${other?.town}-host-1`;
    await refused(host, `${path}/presence`, { ...some, entries: whole }, 403, 'not-your-office', 'closes');
    await refused(who, `${path}/presence`, { ...some, closes: 'yes' }, 400, 'bad-request', 'closes');
    await ok(who, `${path}/presence`, { entries: whole, closes: true });
    expect((await http.get(who, path)).body).toMatchObject({ closed: ['2021-03'], due: '2021-05-11' });
    const again = { entries: whole, reason: '补登', closes: true };
    await refused(who, `${path}/presence`, again, 422, 'month-not-over', 'closes');
  });
});

describe('leave over HTTP', () => {
  const leave = { posting: MEMBER, kind: 'annual', from: '2021-04-06', to: '2021-04-09', reason: '探亲' };
  it('is asked for, and the town grants what is short', async () => {
    await refused(ENTERPRISE_HR, `${base}/leaves`, leave, 403, 'not-your-office');
    await refused(HR, `${base}/leaves`, { ...leave, kind: 'holiday' }, 422, 'leave-kind-unknown', 'kind');
    await refused(HR, `${base}/leaves`, { ...leave, to: '2021-04-05' }, 422, 'date-order', 'to');
    await ok(HR, `${base}/leaves`, leave);
    await refused(
      HR,
      `${base}/leaves`,
      { ...leave, from: '2021-04-09', to: '2021-04-12' },
      409,
      'leave-overlaps',
      'from',
    );
    await refused(COUNTY, `${base}/decisions`, agree('leave:1'), 403, 'not-your-office');
    await ok(TOWN_OFFICE, `${base}/decisions`, agree('leave:1'));
    const whole = (await http.get(TOWN_OFFICE, base)).body;
    expect(whole.leaves).toMatchObject([{ key: 'leave:1', status: 'granted', days: 4, reason: null }]);
    expect((await http.get(HR, base)).body.leaves).toMatchObject([{ reason: '探亲' }]);
    expect(kinds(await month('2021-04'), MEMBER)?.slice(4, 10)).toEqual([
      null,
      ...Array(4).fill('leave'),
      null,
    ]);
  });

  it('ends when somebody is back, and a later one stays, or is given back before it begins', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-04-08' });
    await ok(HR, `${base}/leaves`, { ...leave, from: '2021-04-22', to: '2021-04-23' });
    await ok(TOWN_OFFICE, `${base}/decisions`, agree('leave:2'));
    const back = { leave: 'leave:1', on: '2021-04-08' };
    await refused(STRANGER, `${base}/leave-returns`, back, 403, 'not-your-office');
    const there = { entries: [{ posting: MEMBER, from: '2021-04-08', to: '2021-04-08', kind: 'onSite' }] };
    await refused(HR, `${base}/presence`, there, 409, 'on-leave', 'entries.0.from');
    await ok(HR, `${base}/leave-returns`, back);
    await ok(HR, `${base}/presence`, there);
    expect(kinds(await month('2021-04'), MEMBER)?.slice(5, 10)).toEqual([
      'leave',
      'leave',
      'onSite',
      null,
      null,
    ]);
    expect((await http.get(HR, base)).body.leaves).toMatchObject([
      { askedTo: '2021-04-09', askedDays: 4, to: '2021-04-07', days: 2 },
      { askedTo: '2021-04-23', to: '2021-04-23', days: 2 },
    ]);
    expect(kinds(await month('2021-04'), MEMBER)?.slice(21, 23)).toEqual(['leave', 'leave']);
    await ok(HR, `${base}/leave-returns`, { leave: 'leave:2', on: '2021-04-22' });
    expect((await http.get(HR, base)).body.leaves[1]).toMatchObject({
      from: '2021-04-22',
      to: null,
      days: 0,
    });
    expect(kinds(await month('2021-04'), MEMBER)?.slice(21, 23)).toEqual([null, null]);
  });

  it('that is longer goes to the county after the town, and too much of it proposes a recall', async () => {
    const long = { ...leave, from: '2021-05-06', to: '2021-06-30', kind: 'sick' };
    await ok(HR, `${base}/leaves`, long);
    await ok(TOWN_OFFICE, `${base}/decisions`, agree('leave:3'));
    await ok(COUNTY, `${base}/decisions`, agree('leave:3'));
    const posting = (await http.get(SUPERVISOR, `postings/${TOWN}/2/1`)).body;
    expect(posting.proposals).toMatchObject([
      { key: 'recall:1', what: { kind: 'recall', ground: 'longLeave' } },
    ]);
    expect(posting.approvals).toMatchObject([{ status: 'open' }]);
  });
});

describe('a month', () => {
  it('is closed with its summary, and corrected afterwards with a reason', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-04-12' });
    expect(await month('2021-03')).toMatchObject({ closed: true });
    expect((await http.get(HR, base)).body.closed).toEqual(['2021-03']);
    const late = { entries: [{ posting: MEMBER, from: '2021-03-29', to: '2021-03-29', kind: 'onSite' }] };
    await refused(HR, `${base}/presence`, late, 409, 'month-closed', 'reason');
    await ok(HR, `${base}/presence`, { ...late, reason: '补登' });
    expect(kinds(await month('2021-03'), MEMBER)?.[28]).toBe('onSite');
  });
});

describe('a spot check', () => {
  const check = {
    ...{ on: '2021-04-12', office: 'sz/supervisor', document: '督查〔2021〕1号' },
    seen: [{ posting: LEADER, kind: 'onSite' }],
    findings: [{ what: '台账不全', rectifyBy: '2021-04-30' }],
  };
  const finding = `findings/${TOWN}/2021/1`;

  it('makes findings that are rectified, verified and closed', async () => {
    await refused(COUNTY, `${base}/spot-checks`, check, 403, 'not-your-office');
    await refused(
      SUPERVISOR,
      `${base}/spot-checks`,
      { ...check, document: '' },
      400,
      'bad-request',
      'document',
    );
    await ok(SUPERVISOR, `${base}/spot-checks`, check);
    expect(await http.get(HR, finding)).toMatchObject({
      ...{ status: 200, body: { what: '台账不全', finding: { status: 'made', findingDue: '2021-04-30' } } },
    });
    const done = { document: '整改〔2021〕1号', done: '已补齐' };
    await refused(STRANGER, `${finding}/rectifications`, done, 403, 'not-your-office');
    await ok(HR, `${finding}/rectifications`, done);
    await refused(HR, `${finding}/rectifications`, done, 409, 'wrong-stage');
    await refused(
      SUPERVISOR,
      `${finding}/verifications`,
      { result: 'notEnough' },
      400,
      'bad-request',
      'reason',
    );
    await ok(SUPERVISOR, `${finding}/verifications`, { result: 'notEnough', reason: '缺附件' });
    await ok(HR, `${finding}/rectifications`, { ...done, document: '整改〔2021〕2号' });
    await ok(SUPERVISOR, `${finding}/verifications`, { result: 'enough', document: '销号〔2021〕1号' });
    expect((await http.get(HR, finding)).body).toMatchObject({
      ...{ stage: 'closed', finding: { status: 'closed', closedOn: '2021-04-12' } },
      rectifications: [
        { document: '整改〔2021〕1号', done: '已补齐', refusal: '缺附件' },
        { document: '整改〔2021〕2号', refusal: null },
      ],
    });
    await refused(HR, `${finding}/rectifications`, done, 409, 'case-ended');
    expect((await http.all(SUPERVISOR, `findings?town=${TOWN}&status=closed`)).items).toHaveLength(1);
  });
});

describe('whoever leaves in the middle of a leave', () => {
  const later = { posting: MEMBER, kind: 'annual', from: '2021-07-05', to: '2021-07-09', reason: '探亲' };
  const leavesOf = async () => {
    const { leaves, members } = (await http.get(HR, base)).body;
    const { leaveDays } = members.find(({ posting }: { posting: string }) => posting === MEMBER);
    return { leaves, leaveDays };
  };

  it('is on leave no more from that day on, in the days, the list and the sum of the year', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-05-20' });
    await ok(HR, `${base}/leaves`, later);
    expect((await leavesOf()).leaveDays).toBe(2 + 40);
    expect(kinds(await month('2021-05'), MEMBER)?.filter((kind) => kind === 'leave')).toHaveLength(26);
    await ok('a-hq-shantou-headquarters-1', `postings/${TOWN}/2/1/recalls`, {
      ...{ ground: 'illness', reason: '住院' },
    });
    const may = await month('2021-05');
    expect(kinds(may, MEMBER)?.slice(5)).toEqual([...Array(14).fill('leave'), ...Array(12).fill(null)]);
    const june = kinds(await month('2021-06'), MEMBER) ?? [];
    expect(june.filter((kind) => kind === 'leave')).toEqual([]);
    // 6 to 19 May, of which 8 May is worked and the 9th, 15th and 16th are weekends.
    expect(await leavesOf()).toMatchObject({
      leaveDays: 2 + 11,
      leaves: [
        { key: 'leave:1', days: 2 },
        { key: 'leave:2', days: 0 },
        { from: '2021-05-06', askedTo: '2021-06-30', askedDays: 40, to: '2021-05-19', days: 11 },
        { key: 'leave:4', from: '2021-07-05', status: 'refused' },
      ],
    });
  });

  it('nor is somebody whose leave is granted at the moment in which the posting ends', async () => {
    const { db, sql } = http.stack.database;
    const asked = { posting: LEADER, kind: 'personal', from: '2021-05-24', to: '2021-05-26', reason: '探亲' };
    await ok(HR, `${base}/leaves`, asked);
    let granted: ReturnType<Http['post']> | undefined;
    // What a release does, not committed yet.
    await sql.begin(async (tx) => {
      await tx`update presence set period = daterange(lower(period), '2021-05-21') where posting = ${LEADER}`;
      granted = http.post(TOWN_OFFICE, `${base}/decisions`, agree('leave:5'));
      await untilOneWaits(db, 'presence_day');
    });
    expect(await granted).toMatchObject({ status: 200 });
    expect(kinds(await month('2021-05'), LEADER)?.filter((kind) => kind === 'leave')).toEqual([]);
  });
});

it('of days from the release on, nothing can be entered', async () => {
  const after = { posting: MEMBER, from: '2021-05-19', to: '2021-05-20', kind: 'onSite' };
  await refused(HR, `${base}/presence`, { entries: [after] }, 422, 'not-on-site', 'entries.0.from');
});

it('of whoever was recalled in the year the record says on which ground: their grade goes by it', async () => {
  const { db } = http.stack.database;
  const ids = [MEMBER, `posting/${TOWN}/3/1`];
  const subjects = ids.map((id) => ({ id, unit: '', served: 300 }));
  const year = await yearsOnRecord(db, 'person', 2021, subjects, ['illness']);
  expect(ids.map((id) => year[id]?.recalled)).toEqual(['illness', null]);
});

it('names in the summary of a month whoever was there for all of it on too few days, once it is closed', async () => {
  const belowIn = async (which: string): Promise<ReadonlyMap<string, boolean | null>> =>
    new Map(
      (await month(which)).members.map(({ posting, below }: { posting: string; below: boolean | null }) => [
        posting,
        below,
      ]),
    );
  // They came in the middle of March; of April nothing is known; May goes on.
  expect((await belowIn('2021-03')).get(LEADER)).toBe(false);
  expect((await belowIn('2021-04')).get(LEADER)).toBe(true);
  expect((await belowIn('2021-05')).get(LEADER)).toBe(null);
});

it('has the sums of each month equal to its days, whatever was entered, taken back or cut short', async () => {
  const { db } = http.stack.database;
  const sums = await db.execute(
    `select posting, month, on_site, trip, leave, absent, rest from presence_sum
     where (on_site, trip, leave, absent, rest) <> (0, 0, 0, 0, 0) order by 1, 2`,
  );
  const days = await db.execute(
    `select posting, date_trunc('month', day)::date as month, ${['onSite', 'trip', 'leave', 'absent', 'rest']
      .map((kind) => `(count(*) filter (where kind = '${kind}'))::int as "${kind}"`)
      .join(', ')} from presence_day group by 1, 2 order by 1, 2`,
  );
  expect(sums.length).toBeGreaterThan(3);
  expect(sums.map((row) => Object.values(row))).toEqual(days.map((row) => Object.values(row)));
});
