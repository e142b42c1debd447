import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, holderOf, startHttp, STRANGER, TOWN, type Http } from './http.ts';
import { expectRefused } from './refused.ts';
import { nominate, opinion } from './selecting.ts';

const path = 'programmes/shenzhen-2022/substitutions';
const base = `selections/${TOWN}/1`;
const BUREAU = 'sz-caizhengju';
const HR_2 = holderOf(`${BUREAU}/hr`, 2);
const DISCIPLINE = holderOf(`${BUREAU}/discipline`);
const GROUP = holderOf(`${BUREAU}/partyGroup`);
/** Of a unit that has nothing to do with the case. */
const OUTSIDER = holderOf('sz-tongjiju/partyGroup');
const invisible = { status: 403, body: { code: 'not-visible' } };

let http: Http;
let person: string;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await http.post(HR, `teams/${TOWN}/selections`, {});
  await http.stack.driver.settle();
  person = await nominate(http, `${TOWN}/1`, BUREAU);
});
afterAll(() => http?.stop());

async function ok(who: string, to: string, body: unknown) {
  const answered = await http.post(who, to, body);
  expect(answered).toMatchObject({ status: 200 });
  await http.stack.driver.settle();
  return answered.body;
}
const refused = (who: string, to: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, to, body), { status, code, field: field ?? null });
const absence = (account: string, substitute: string, more: object = {}) => ({
  ...{ account, substitute, from: '2021-03-15', until: '2021-03-22', ...more },
});
const tasks = async (who: string) => (await http.all(who, `inbox?case=selection/${TOWN}/1`)).items;
const agree = () => ({ items: [{ approval: person, verdict: 'agree' }] });
const approval = async () => {
  const { body } = await http.get(HR, base);
  return body.nominees[0].approvals.find((own: { approval: string }) => own.approval === person);
};
const listed = async (who: string) =>
  (await http.get(who, path)).body.items.map(({ account }: { account: string }) => account);
/** Ends what holds for an account; on its first day, so that it never held. */
async function end(account: string) {
  const { items } = (await http.get(ADMINISTRATOR, path)).body;
  const { id } = items.find((item: { account: string }) => item.account === account);
  await ok(account, `${path}/endings`, { substitution: id, on: '2021-03-15' });
}

describe('a substitute is named', () => {
  it('for days to come, of an account that is there, and not by or for strangers', async () => {
    const good = absence(HR_2, STRANGER);
    await refused(HR_2, path, { ...good, substitute: 'nobody' }, 422, 'account-unknown', 'substitute');
    await refused(HR_2, path, { ...good, substitute: HR_2 }, 422, 'not-yourself', 'substitute');
    await refused(HR_2, path, { ...good, from: '2021-03-12' }, 422, 'date-order', 'from');
    await refused(HR_2, path, { ...good, until: '2021-03-15' }, 422, 'date-order', 'until');
    await refused(HR_2, path, { ...good, offices: ['sz/leader'] }, 422, 'office-not-held', 'offices.0');
    await refused(STRANGER, path, { ...good, document: '假条' }, 403, 'not-your-office');
  });

  it('by HR of the unit or the administrator with a document, who do not name themselves', async () => {
    const good = absence(DISCIPLINE, OUTSIDER);
    await refused(HR, path, good, 422, 'document-missing', 'document');
    const entered = { ...good, document: '假条〔2021〕1号' };
    await refused(HR, path, { ...entered, substitute: HR }, 422, 'not-yourself', 'substitute');
    await ok(HR, path, entered);
    const [row] = (await http.get(DISCIPLINE, path)).body.items;
    expect(row).toMatchObject({ ...entered, offices: null });
    await refused(ADMINISTRATOR, path, entered, 409, 'substituted-already', 'account');
    expect(await listed(OUTSIDER)).toEqual([DISCIPLINE]);
    expect(await listed(STRANGER)).toEqual([]);
    expect(await listed(ADMINISTRATOR)).toEqual([DISCIPLINE]);
  });
});

describe('四眼: the approver is on leave and the substitute is the nominator', () => {
  it('cannot decide, and the forecast says so; the approver still can', async () => {
    await ok(HR_2, path, absence(HR_2, HR));
    const [forecast] = (await http.get(HR, `${base}/forecasts`)).body.items;
    const holder = forecast.steps[0].holders.find((own: { account: string }) => own.account === HR_2);
    expect(holder).toMatchObject({ mayDecide: true, substitute: { account: HR, mayDecide: false } });
    await refused(HR, `${base}/decisions`, agree(), 403, 'four-eyes');
    await end(HR_2);
    expect(await listed(HR_2)).toEqual([]);
  });
});

describe('whoever stands in', () => {
  it('sees the inbox and the case of those offices, from the first day on, and signs for the absent', async () => {
    expect(await http.get(STRANGER, base)).toMatchObject(invisible);
    expect(await tasks(STRANGER)).toEqual([]);
    await ok(HR_2, path, absence(HR_2, STRANGER, { offices: [`${BUREAU}/hr`] }));
    const { body: session } = await http.get(STRANGER, 'session');
    expect(session.offices).toMatchObject([
      { office: `${BUREAU}/hr`, own: false, standsFor: [{ account: HR_2 }] },
      { office: 'sz-tongjiju/hr', own: true, standsFor: [] },
    ]);
    expect(await http.get(STRANGER, base)).toMatchObject({ status: 200 });
    const asked = (await tasks(STRANGER)).filter(({ act }) => act === 'decide');
    expect(asked).toMatchObject([{ subject: person, office: `${BUREAU}/hr`, standsFor: [HR_2] }]);
    await ok(STRANGER, `${base}/decisions`, agree());
    const { decisions, office } = await approval();
    expect(decisions).toMatchObject([{ by: STRANGER, for: HR_2, as: 'substitute', verdict: 'agree' }]);
    expect(office).toBe(`${BUREAU}/discipline`);
  });

  it('does so for an office that HR entered, and brings its document', async () => {
    await ok(OUTSIDER, `${base}/decisions`, { items: [{ ...agree().items[0], ...opinion }] });
    expect((await approval()).decisions.at(-1)).toMatchObject({ by: OUTSIDER, for: DISCIPLINE });
  });

  it('is not asked in a meeting: nobody is represented there', async () => {
    await ok(GROUP, path, absence(GROUP, OUTSIDER));
    expect((await tasks(OUTSIDER)).map(({ act }) => act)).not.toContain('minute');
    expect((await tasks(GROUP)).map(({ act }) => act)).toContain('minute');
    const meeting = {
      ...{ number: '纪要〔2021〕3号', heldOn: '2021-03-15', due: 9, present: 7 },
      items: [{ approval: person, agree: 7, disagree: 0, defer: 0 }],
    };
    await refused(OUTSIDER, `${base}/minutes`, meeting, 409, 'no-substitute-in-meeting');
    const [forecast] = (await http.get(GROUP, `${base}/forecasts`)).body.items;
    const open = forecast.steps.find(({ status }: { status: string }) => status === 'open');
    expect(open.holders).toMatchObject([{ account: GROUP, substitute: null }, {}]);
  });

  it('does not get the offices for which the absent stands in', async () => {
    await ok(OUTSIDER, path, absence(OUTSIDER, HR_2));
    const { offices } = (await http.get(HR_2, 'session')).body;
    expect(offices.map(({ office }: { office: string }) => office)).toEqual([
      `${BUREAU}/hr`,
      'sz-tongjiju/partyGroup',
    ]);
  });
});

describe('an end', () => {
  it('is put earlier by those who may, once, and names what is over', async () => {
    const { items } = (await http.get(HR_2, path)).body;
    const { id } = items.find((item: { account: string }) => item.account === HR_2);
    const back = { substitution: id, on: '2021-03-18' };
    await refused(STRANGER, `${path}/endings`, { ...back, document: '销假' }, 403, 'not-your-office');
    await refused(HR_2, `${path}/endings`, { ...back, substitution: 'no' }, 404, 'not-found', 'substitution');
    await refused(HR_2, `${path}/endings`, { ...back, on: '2021-03-12' }, 422, 'date-order', 'on');
    await refused(HR_2, `${path}/endings`, { ...back, on: '2021-03-22' }, 409, 'substitution-over', 'on');
    await ok(HR, `${path}/endings`, { ...back, document: '销假单〔2021〕1号' });
    await refused(HR_2, `${path}/endings`, back, 409, 'substitution-over', 'on');
  });

  it('comes with its day: what is seen ends, what was done stays', async () => {
    await ok(ADMINISTRATOR, 'clock/advance', { to: '2021-03-17' });
    expect((await http.get(STRANGER, 'session')).body.offices).toHaveLength(2);
    await ok(ADMINISTRATOR, 'clock/advance', { to: '2021-03-18' });
    expect((await http.get(STRANGER, 'session')).body.offices).toHaveLength(1);
    await refused(STRANGER, `teams/${TOWN}/selections`, {}, 403, 'not-your-office');
    expect((await approval()).decisions).toHaveLength(2);
    // Whoever has acted in a case may go on reading it.
    expect(await http.get(STRANGER, base)).toMatchObject({ status: 200 });
  });
});
