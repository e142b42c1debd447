import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expecting } from './expecting.ts';
import { ADMINISTRATOR, HR, holderOf, startHttp, STRANGER, TOWN, type Answered, type Http } from './http.ts';
import { importTeams } from './in-post.ts';

const team = `teams/${TOWN}`;
const HOST = 'a-440513-host-1';
const LEADER = 'a-sz-leader-1';
const PARTNER = 'a-sz-shenyejituan-hr-1';
const [SEAT, THEIRS] = [`${TOWN}/1`, `${TOWN}/2`];

const wanted = {
  skills: ['农业技术'],
  villages: [{ name: '示例村', tags: ['软弱涣散村'], firstSecretary: true }],
};

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
});
afterAll(() => http?.stop());

const ok = async (who: string, path: string, body: unknown): Promise<Answered> => {
  const answered = await http.post(who, path, body);
  expect(answered).toMatchObject({ status: 200 });
  return answered;
};
const { refused, read } = expecting(() => http);

// One story, told in order: each chapter stands on the one before.
describe('what a town needs', () => {
  it('is stated by the lead unit or the county, and read by whoever reads the team', async () => {
    const path = `${team}/needs`;
    await refused(STRANGER, path, wanted, 403, 'not-your-office');
    await refused(HR, path, { ...wanted, skills: [' '] }, 400, 'bad-request', 'skills.0');
    await ok(HR, path, { skills: ['财务'], villages: [] });
    await ok(HOST, path, { ...wanted, note: '最好懂潮汕话。' });
    expect((await read(HR, team)).needs).toEqual({
      ...{ ...wanted, note: '最好懂潮汕话。', statedBy: HOST, statedOn: '2021-03-15', onBehalf: null },
      statedByName: expect.any(String) as string,
    });
    // The note is free text, which is not for a leader.
    expect((await read(LEADER, team)).needs).toMatchObject({ ...wanted, note: null });
  });

  it('may be entered for a county without a login, with its document', async () => {
    const onBehalf = { office: '440513/host', document: '来函〔2021〕1号' };
    await refused(STRANGER, `${team}/needs`, { ...wanted, onBehalf }, 403, 'not-on-behalf');
    await ok('a-hq-shantou-headquarters-1', `${team}/needs`, { ...wanted, onBehalf });
    expect((await read(HR, team)).needs).toMatchObject({ onBehalf, note: null });
  });
});

describe('the demand of a team', () => {
  const demand = async (who: string, query = '') => (await http.get(who, `${team}/demand${query}`)).body;

  it('is its vacant seats: who owes each, and whether somebody is being looked for', async () => {
    const { seats, needs, months } = await demand(HR);
    expect([months, needs.skills]).toEqual([12, ['农业技术']]);
    expect(seats).toHaveLength(5);
    expect(seats[1]).toMatchObject({
      ...{ seat: THEIRS, role: 'member', supplyingUnit: 'sz-shenyejituan', why: 'vacant', from: null },
      ...{ selection: null, coming: null, relief: null, person: null },
    });
    expect(await http.get(STRANGER, `${team}/demand`)).toMatchObject({
      status: 403,
      body: { code: 'not-visible' },
    });
    expect(await http.get(HR, `${team}/demand?months=999`)).toMatchObject({ status: 400 });
  });

  it('goes with the selection, seat by seat where one asks for something else', async () => {
    const path = `${team}/selections`;
    const other = { skills: ['旅游策划'], villages: [] };
    const elsewhere = { seats: [SEAT, THEIRS], needs: { [`${TOWN}/3`]: other } };
    await refused(HR, path, elsewhere, 422, 'seat-unknown', `needs.${TOWN}/3`);
    await ok(HR, path, { seats: [SEAT, THEIRS], needs: { [SEAT]: other } });
    await http.stack.driver.settle();
    const { seats } = await read(HR, `selections/${TOWN}/1`);
    expect(seats.map(({ needs }: { needs: unknown }) => needs)).toEqual([other, wanted]);
    expect((await demand(HR)).seats.map(({ selection }: { selection: string }) => selection)).toEqual([
      ...[`selection/${TOWN}/1`, `selection/${TOWN}/1`, null, null, null],
    ]);
  });
});

describe('the quota notice', () => {
  const path = `selections/${TOWN}/1/quota-notices`;
  const notice = { number: '名额〔2021〕1号', on: '2021-03-15' };

  it('is asked of the lead unit, and tells each unit what it owes and by when', async () => {
    expect((await http.all(HR, 'inbox?act=sendQuotaNotice')).items).toMatchObject([
      { case: `selection/${TOWN}/1`, office: 'sz-caizhengju/hr' },
    ]);
    await refused(PARTNER, path, notice, 403, 'not-your-office');
    await refused(HR, path, { ...notice, on: '2021-03-16' }, 422, 'date-in-future', 'on');
    await ok(HR, path, notice);
    const by = expect.stringMatching(/^2021-0[3-6]-\d\d$/) as string;
    expect((await read(PARTNER, `selections/${TOWN}/1`)).quotaNotices).toEqual([
      {
        ...{ ...notice, sentOn: '2021-03-15' },
        seats: [
          { seat: SEAT, unit: 'sz-caizhengju', by },
          { seat: THEIRS, unit: 'sz-shenyejituan', by },
        ],
      },
    ]);
    expect((await http.all(HR, 'inbox?act=sendQuotaNotice')).items).toEqual([]);
  });
});

describe('volunteers', () => {
  const path = `selections/${TOWN}/1/volunteers`;

  it('are entered by HR of their unit, shown, and marked on the shortlist', async () => {
    const { items } = await http.all(PARTNER, 'cadres?limit=200&unit=sz-shenyejituan');
    const person = items.find(({ volunteer }) => volunteer === false).id as string;
    await refused(STRANGER, path, { person }, 403, 'outside-your-unit', 'person');
    await refused(PARTNER, path, { person, seat: SEAT }, 422, 'outside-supplying-unit', 'person');
    await refused(PARTNER, path, { person: 'c-nobody' }, 422, 'cadre-unknown', 'person');
    await ok(PARTNER, path, { person, seat: THEIRS });
    await refused(PARTNER, path, { person }, 409, 'already-decided', 'person');
    const { volunteers } = await read(HR, `selections/${TOWN}/1`);
    const name = expect.any(String) as string;
    expect(volunteers).toEqual([{ person, name, seat: THEIRS, enteredBy: PARTNER, enteredOn: '2021-03-15' }]);
    const listed = await http.all(PARTNER, `selections/${TOWN}/1/shortlist?seat=${THEIRS}&limit=200`);
    expect(listed.items.find((row) => row.person === person)).toMatchObject({ volunteer: true });
    const { items: ours } = await http.all(HR, `selections/${TOWN}/1/shortlist?seat=${SEAT}&limit=200`);
    expect(ours.map((row) => row.person)).not.toContain(person);
  });
});

describe('a team in post', () => {
  it('demands whoever is to follow: by the end of the term, within so many months', async () => {
    const other = await startHttp();
    try {
      await other.stack.worker();
      await other.stack.launch();
      await importTeams(other);
      const seats = async (months: number) =>
        (await other.get(HR, `${team}/demand?months=${months}`)).body.seats.map(
          ({ seat, why, from }: Record<string, string>) => [seat, why, from],
        );
      expect(await seats(12)).toEqual([]);
      const [first] = await seats(48);
      expect(first).toEqual([SEAT, 'termEnd', '2024-08-01']);
      await other.post('a-hq-shantou-headquarters-1', `postings/${SEAT}/1/recalls`, {
        ground: 'illness',
        reason: '住院',
      });
      await other.stack.driver.settle();
      await other.post(ADMINISTRATOR, 'clock/advance', { days: 1 });
      const { body } = await other.get(holderOf('sz/supervisor'), `${team}/demand`);
      expect(body.seats[0]).toMatchObject({
        why: 'vacant',
        from: '2021-03-15',
        selection: `selection/${TOWN}/1`,
      });
    } finally {
      await other.stop();
    }
  });
});
