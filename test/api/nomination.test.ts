import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cadre, decision } from '../../db/schema.ts';
import { PROGRAMME } from '../support/stack.ts';
import { expecting } from './expecting.ts';
import { ADMINISTRATOR, HR, holderOf, startHttp, STRANGER, TOWN, type Http } from './http.ts';
import { approveAll, letterAndTraining, opinion, papers } from './selecting.ts';

/** Two selections of one team at once, each for one member's seat that the bureau owes. */
const [FIRST, SECOND] = [`selections/${TOWN}/1`, `selections/${TOWN}/2`] as const;
const seats = { [FIRST]: `${TOWN}/3`, [SECOND]: `${TOWN}/5` };

const PARTY_GROUP = 'a-sz-caizhengju-partyGroup-1';
const DISCIPLINE = 'a-sz-caizhengju-discipline-1';
const OTHER_DISCIPLINE = 'a-sz-caizhengju-discipline-2';
const OTHER_HR = 'a-sz-caizhengju-hr-2';
const ORGANISATION = 'a-sz-orgDepartment-1';
const SUPERVISOR = 'a-sz-supervisor-1';
const LEADER = 'a-sz-leader-1';

const POSTED = 'c-caizhengju-1';
const OLDER = 'c-caizhengju-2';
const ALSO_OLDER = 'c-caizhengju-3';
const INVESTIGATED = 'c-caizhengju-4';
const UNKNOWN = 'c-caizhengju-5';
const FIT = 'c-caizhengju-6';
const ALSO_FIT = 'c-caizhengju-7';

let http: Http;

/** Whoever is generated may be one of the awkward: these are all alike, but for what is said of them. */
async function is(person: string, more: object = {}, without = 'nothing'): Promise<void> {
  const plain = {
    ...{
      born: '1985-05-01',
      workStart: '2008-07-01',
      partyEntry: '2006-06-01',
      fullMembership: '2007-06-01',
    },
    ...{ partyMember: true, establishment: 'establishment', sanctions: [], underInvestigation: false },
    ...{ postLevel: 'sectionMember', grades: { 2019: 'competent', 2020: 'competent' } },
  };
  const facts = JSON.stringify({ ...plain, ...more });
  await http.stack.database.db
    .update(cadre)
    .set({ record: sql`(${cadre.record} || ${facts}::jsonb) - ${without}::text` })
    .where(eq(cadre.id, person));
}

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  for (const person of [POSTED, FIT, ALSO_FIT]) await is(person);
  for (const person of [OLDER, ALSO_OLDER]) await is(person, { born: '1970-05-01' });
  await is(INVESTIGATED, { underInvestigation: true });
  await is(UNKNOWN, {}, 'fullMembership');
  await http.ask(ADMINISTRATOR, 'POST', `programmes/${PROGRAMME}/postings/imports`, {
    ...{ body: `席位,人员编号,到任日期\n${TOWN}/1,${POSTED},2021-03-08`, key: 'import' },
    headers: { 'content-type': 'text/csv' },
  });
  await http.stack.driver.settle();
  for (const seat of Object.values(seats)) await http.post(HR, `teams/${TOWN}/selections`, { seats: [seat] });
  await http.stack.driver.settle();
});
afterAll(() => http?.stop());

const { ok, refused } = expecting(() => http);
const nomineeIn = async (selection: string, person: string) =>
  (await http.get(HR, selection)).body.nominees.find((one: { person: string }) => one.person === person);
const verdict = (approval: string, given: string, more: object = {}) => ({
  items: [{ approval, verdict: given, ...more }],
});
const exception = { waive: [{ rule: 'member-age', reason: '熟悉当地情况,业务骨干' }] };
const nominate = (selection: typeof FIRST | typeof SECOND, person: string, more: object = {}) =>
  [`${selection}/nominations`, { seat: seats[selection], person, file: papers, ...more }] as const;

describe('a nomination is refused', () => {
  const waive = (...rules: readonly string[]) => ({
    waive: rules.map((rule) => ({ rule, reason: '工作需要' })),
  });

  it.each([
    ['of nobody on the roster', 'c-nobody', {}, 422, 'cadre-unknown', 'person'],
    ['for a seat of another selection', FIT, { seat: `${TOWN}/5` }, 422, 'seat-unknown', 'seat'],
    ['of somebody of another unit', 'c-shenyejituan-1', {}, 422, 'outside-supplying-unit', 'person'],
    ['of somebody who is in post', POSTED, {}, 409, 'already-posted', 'person'],
    ['against a rule that must hold', INVESTIGATED, {}, 422, 'rule-failed', 'person'],
    ['with an exception to such', INVESTIGATED, waive('no-investigation'), 422, 'rule-failed', 'person'],
    ['while a fact is missing', UNKNOWN, {}, 422, 'fact-missing', 'person'],
    ['against a rule that generally holds', OLDER, {}, 422, 'waiver-needed', 'waive'],
    ['with an exception that is not needed', FIT, waive('member-age'), 422, 'waiver-not-needed', 'waive'],
    ['with an exception to no rule', OLDER, waive('member-age', 'none'), 404, 'not-found', 'waive'],
    [
      'with an exception without a reason',
      OLDER,
      { waive: [{ rule: 'member-age', reason: ' ' }] },
      ...([400, 'bad-request', 'waive.0.reason'] as const),
    ],
  ])('%s', async (_, person, more, status, code, field) => {
    const [path, body] = nominate(FIRST, person, more);
    const problem = await refused(HR, path, body, status, code, field);
    if (code === 'waiver-needed') expect(problem.params).toMatchObject({ person, rule: 'member-age' });
  });

  it('by HR of another unit', async () => {
    await refused(STRANGER, ...nominate(FIRST, FIT), 403, 'outside-your-unit', 'person');
  });
});

describe('an exception', () => {
  const key = `waiver:${OLDER}`;

  it('is asked for with its reason, which its approvers and a supervisor read', async () => {
    expect(await http.get(PARTY_GROUP, FIRST)).toMatchObject({
      status: 403,
      body: { code: 'not-visible' },
    });
    await ok(HR, ...nominate(FIRST, OLDER, exception));
    const waivers = async (who: string, query: string) => (await http.all(who, `waivers?${query}`)).items;
    expect(await waivers(PARTY_GROUP, 'status=asked')).toMatchObject([
      { case: `selection/${TOWN}/1`, subject: OLDER, rule: 'member-age', settledOn: null },
    ]);
    expect(await waivers(STRANGER, 'status=asked')).toEqual([]);
    for (const [who, reason] of [
      [PARTY_GROUP, exception.waive[0]?.reason],
      [SUPERVISOR, exception.waive[0]?.reason],
      [LEADER, null],
    ] as const) {
      const { nominees } = (await http.get(who, FIRST)).body;
      expect(nominees).toMatchObject([{ stage: 'waiver', waivers: [{ status: 'asked', reason }] }]);
    }
  });

  it('is granted by its own chain, and only then the nominee is', async () => {
    const path = `${FIRST}/decisions`;
    const agree = verdict(key, 'agree');
    await refused(HR, path, agree, 403, 'not-your-office');
    await refused(SUPERVISOR, path, agree, 403, 'not-your-office');
    await refused(PARTY_GROUP, path, verdict(OLDER, 'agree'), 409, 'not-before-you');
    await refused(OTHER_HR, ...nominate(FIRST, FIT), 409, 'seat-has-nominee', 'seat');
    await ok(PARTY_GROUP, path, agree);
    await ok(ORGANISATION, path, agree);
    await refused(ORGANISATION, path, agree, 409, 'not-before-you');
    expect(await nomineeIn(FIRST, OLDER)).toMatchObject({
      stage: 'approval',
      waivers: [{ rule: 'member-age', status: 'approved' }],
    });
    expect((await http.all(HR, 'waivers?status=approved')).items).toMatchObject([
      { subject: OLDER, askedOn: '2021-03-15', settledOn: '2021-03-15' },
    ]);
  });

  it('that is refused ends the nomination, and the seat is open again', async () => {
    const path = `${SECOND}/decisions`;
    const other = `waiver:${ALSO_OLDER}`;
    await ok(HR, ...nominate(SECOND, ALSO_OLDER, exception));
    await refused(PARTY_GROUP, path, verdict(other, 'reject'), 422, 'reason-missing', 'items.0.reason');
    await ok(PARTY_GROUP, path, verdict(other, 'reject', { reason: '另行推荐' }));
    expect((await http.all(HR, 'waivers?status=refused')).items).toMatchObject([{ subject: ALSO_OLDER }]);
    expect(await nomineeIn(SECOND, ALSO_OLDER)).toMatchObject({
      stage: 'rejected',
      approvals: [{ status: 'rejected', decisions: [{ verdict: 'reject', reason: '另行推荐' }] }],
    });
    await refused(HR, ...nominate(SECOND, ALSO_OLDER, exception), 409, 'nominee-stage', 'person');
    await ok(HR, ...nominate(SECOND, FIT));
  });
});

describe('at the same instant', () => {
  it('one person is nominated in one of two selections, and by one of two people for one seat', async () => {
    await ok(HR, `${FIRST}/withdrawals`, { person: OLDER });
    await refused(HR, ...nominate(FIRST, FIT), 409, 'already-posted', 'person');
    await ok(OTHER_HR, `${SECOND}/withdrawals`, { person: FIT });

    const both = [FIRST, SECOND] as const;
    const elsewhere = await Promise.all(both.map((each) => http.post(HR, ...nominate(each, ALSO_FIT))));
    expect(elsewhere.map(({ body }) => body.code ?? 'done').toSorted()).toEqual(['already-posted', 'done']);
    const won = both[elsewhere.findIndex(({ status }) => status === 200)] ?? FIRST;
    await ok(HR, `${won}/withdrawals`, { person: ALSO_FIT });

    const twice = await Promise.all([
      http.post(HR, ...nominate(FIRST, FIT)),
      http.post(OTHER_HR, ...nominate(FIRST, ALSO_FIT)),
    ]);
    expect(twice.map(({ body }) => body.code ?? 'done').toSorted()).toEqual(['done', 'seat-has-nominee']);
    const person = twice[0].status === 200 ? FIT : ALSO_FIT;
    await ok(HR, `${FIRST}/withdrawals`, { person });
    await ok(HR, ...nominate(FIRST, FIT));
  });

  it('one of two approvers decides, and a request that is sent twice counts once', async () => {
    const path = `${FIRST}/decisions`;
    const agree = verdict(FIT, 'agree');
    await refused(HR, path, agree, 403, 'four-eyes');
    const [once, again] = await Promise.all([
      http.post(OTHER_HR, path, agree, 'screening'),
      http.post(OTHER_HR, path, agree, 'screening'),
    ]);
    expect(once.status).toBe(200);
    expect(again.body).toEqual(once.body);
    const [one, other] = await Promise.all([
      http.post(DISCIPLINE, path, verdict(FIT, 'agree', opinion)),
      http.post(OTHER_DISCIPLINE, path, verdict(FIT, 'agree', opinion)),
    ]);
    // Whoever comes second finds it before the next office.
    expect([one.body.code ?? 'done', other.body.code ?? 'done'].toSorted()).toEqual([
      'done',
      'not-your-office',
    ]);
    const signed = await http.stack.database.db
      .select({ step: decision.step })
      .from(decision)
      .where(and(eq(decision.caseId, `selection/${TOWN}/1`), eq(decision.approval, FIT)));
    expect(signed.map(({ step }) => step).toSorted()).toEqual([0, 1]);
  });
});

describe('too late', () => {
  const persons = [FIT];
  const objection = { person: FIT, reason: '群众反映' };

  it('to object before the notice, to dispatch before its end, to withdraw what is decided', async () => {
    const order = { persons, number: '派〔2021〕3号', on: '2021-03-15' };
    await refused(HR, `${FIRST}/objections`, objection, 409, 'nominee-stage', 'person');
    await approveAll(http, HR);
    expect(await nomineeIn(FIRST, FIT)).toMatchObject({ stage: 'notice' });
    await refused(ORGANISATION, `${FIRST}/dispatches`, order, 409, 'nominee-stage', 'persons');
    await refused(HR, `${FIRST}/withdrawals`, { person: FIT }, 409, 'final-decision-made');
    const again = { persons, number: '公示〔2021〕2号' };
    await refused(ORGANISATION, `${FIRST}/notices`, again, 409, 'nominee-stage', 'persons');
  });

  it('an objection is settled once, by the verifier, and none is taken after the notice', async () => {
    await ok(OTHER_HR, `${FIRST}/objections`, objection);
    const [{ id }] = (await nomineeIn(FIRST, FIT)).objections;
    const path = `${FIRST}/settlements`;
    const finding = { person: FIT, objection: id, result: 'dismissed', reason: '查无实据' };
    const order = { persons, number: '派〔2021〕3号', on: '2021-03-15' };
    await refused(ORGANISATION, `${FIRST}/dispatches`, order, 409, 'objection-open', 'persons');
    await refused(HR, path, finding, 403, 'not-your-office');
    await refused(DISCIPLINE, path, { ...finding, objection: 'o-0' }, 404, 'objection-unknown', 'objection');
    await ok(DISCIPLINE, path, finding);
    await refused(DISCIPLINE, path, finding, 409, 'objection-settled', 'objection');
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-03-23' });
    await refused(OTHER_HR, `${FIRST}/objections`, objection, 409, 'nominee-stage', 'person');
  });

  it('for everything, once the selection has ended', async () => {
    const reason = '本轮暂不补充';
    await refused(
      STRANGER,
      `${SECOND}/abandonments`,
      { seat: seats[SECOND], reason },
      403,
      'not-your-office',
    );
    await ok(HR, `${SECOND}/abandonments`, { seat: seats[SECOND], reason });
    await http.stack.driver.settle();
    await refused(HR, ...nominate(SECOND, ALSO_FIT), 409, 'case-ended');
    await refused(HR, `${SECOND}/withdrawals`, { person: ALSO_FIT }, 409, 'case-ended');
    const order = { persons, number: '派〔2021〕3号', on: '2021-03-23' };
    const path = `${FIRST}/dispatches`;
    await refused(ORGANISATION, path, { ...order, on: '2021-03-24' }, 422, 'date-in-future', 'on');
    await refused(holderOf('sz/leadingGroup'), path, order, 403, 'not-your-office');
    await refused(ORGANISATION, path, order, 409, 'case-file-incomplete', 'persons');
    await ok(ORGANISATION, `${FIRST}/case-file`, letterAndTraining(persons, '2021-03-23'));
    await ok(ORGANISATION, path, order);
    await refused(ORGANISATION, path, order, 409, 'case-ended');
    await refused(ORGANISATION, `${FIRST}/decisions`, verdict(FIT, 'agree'), 409, 'case-ended');
  });
});
