import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, holderOf, startHttp, STRANGER, TOWN, type Answered, type Http } from './http.ts';
import { approveAll, letterAndTraining, nominateAll, opinion } from './selecting.ts';

const base = `selections/${TOWN}/1`;
const DISCIPLINE = 'a-sz-caizhengju-discipline-1';
const ORGANISATION = 'a-sz-orgDepartment-1';
const HOST = 'a-440513-host-1';
const LEADER = 'a-sz-leader-1';

let http: Http;
let people: Map<string, string>;
let doubted: string;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  people = await nominateAll(http);
  doubted = people.get(`${TOWN}/1`) ?? '';
});
afterAll(() => http?.stop());

const nominee = (selection: Answered['body'], person: string) =>
  selection.nominees.find((one: { person: string }) => one.person === person);
const stages = (selection: Answered['body']): string[] =>
  selection.nominees.map(({ stage }: { stage: string }) => stage);

// One story, told in order: each chapter stands on the one before.
describe('a selection over HTTP', () => {
  it('shows each nominee with what the rules said', async () => {
    const { body } = await http.get(HR, base);
    expect(stages(body)).toEqual(['approval', 'approval', 'approval', 'approval', 'approval']);
    const { screening, approvals, name } = nominee(body, doubted);
    expect(name).toEqual(expect.any(String));
    expect(screening).toContainEqual(
      expect.objectContaining({ rule: 'leader-party-member', clause: '三(一)', outcome: 'passed' }),
    );
    expect(approvals[0].steps.map(({ id }: { id: string }) => id)).toEqual([
      'unitScreening',
      'integrity',
      'partyGroup',
      'organisation',
    ]);
  });

  it('decides on many in the inbox, each with a result of its own', async () => {
    const { body } = await http.get(holderOf('sz-caizhengju/hr', 2), 'inbox?act=decide');
    const { case: id, subject } = body.items[0];
    const items = [
      { case: id, approval: subject, verdict: 'agree' },
      { case: id, approval: 'c-nobody', verdict: 'agree' },
      { case: 'selection/0/1', approval: subject, verdict: 'agree' },
    ];
    const decided = await http.post(holderOf('sz-caizhengju/hr', 2), 'inbox/decisions', { items }, 'many');
    expect(decided.body.items.map((item: Answered['body']) => item.problem?.code ?? item.ok)).toEqual([
      true,
      'not-before-you',
      'not-found',
    ]);
    const again = await http.post(holderOf('sz-caizhengju/hr', 2), 'inbox/decisions', { items }, 'many');
    expect(again.body).toEqual(decided.body);
  });

  it('refuses who nominated, and who holds another office', async () => {
    const waiting = (await http.get(HR, base)).body.tasks.find(
      ({ act }: { act: string }) => act === 'decide',
    );
    const items = [{ approval: waiting.subject, verdict: 'agree', ...opinion }];
    const refusal = async (account: string) =>
      (await http.post(account, `${base}/decisions`, { items })).body.code;
    expect(await refusal(holderOf(waiting.office))).toBe(
      waiting.office.endsWith('/hr') ? 'four-eyes' : undefined,
    );
    expect(await refusal(LEADER)).toBe('not-your-office');
  });

  it('takes an objection during the notice, and only that person waits', async () => {
    expect(stages(await approveAll(http, HR))).toEqual(Array.from({ length: 5 }, () => 'notice'));
    const objected = await http.post(holderOf('sz-caizhengju/hr', 2), `${base}/objections`, {
      person: doubted,
      reason: '群众反映',
    });
    expect(objected.status).toBe(200);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-03-23' });
    const { body } = await http.get(DISCIPLINE, base);
    expect(stages(body).toSorted()).toEqual(['cleared', 'cleared', 'cleared', 'cleared', 'objected']);
    const [objection] = nominee(body, doubted).objections;
    expect(objection).toMatchObject({ open: true, reason: '群众反映', result: null });

    const settlement = { person: doubted, objection: objection.id, result: 'dismissed', reason: '查无实据' };
    expect(await http.post(DISCIPLINE, `${base}/settlements`, settlement)).toMatchObject({ status: 200 });
    const settled = nominee((await http.get(HR, base)).body, doubted);
    expect(settled).toMatchObject({
      stage: 'cleared',
      objections: [{ open: false, result: 'dismissed', finding: '查无实据' }],
    });
  });

  it('dispatches, and the town is covered when they have arrived', async () => {
    const team = [...people.values()];
    const order = { persons: team, number: '派〔2021〕1号', on: '2021-03-23' };
    const missing = await http.post(ORGANISATION, `${base}/dispatches`, order);
    expect(missing.body).toMatchObject({
      code: 'case-file-incomplete',
      params: { missing: 'letter, training' },
    });
    const asked = await http.all(ORGANISATION, 'inbox');
    expect(asked.items.map(({ act }) => act)).toEqual(Array.from({ length: 5 }, () => 'file'));
    const papers = letterAndTraining(team, '2021-03-23');
    expect(await http.post(ORGANISATION, `${base}/case-file`, papers)).toMatchObject({ status: 200 });
    const waiting = await http.all(ORGANISATION, 'inbox?limit=2');
    expect(waiting.items.map(({ act, due }) => [act, due])).toEqual(
      Array.from({ length: 5 }, () => ['dispatch', null]),
    );
    expect(waiting.items.map(({ subject }) => subject).toSorted()).toEqual([...people.values()].toSorted());
    expect(await http.post(ORGANISATION, `${base}/dispatches`, order)).toMatchObject({ status: 200 });
    await http.stack.driver.settle();
    const slip = { on: '2021-03-23', document: '报到回执〔2021〕1号' };
    for (const seat of people.keys()) {
      const arrived = await http.post(HOST, `postings/${seat}/1/arrivals`, slip);
      expect(arrived.status).toBe(200);
    }
    await http.stack.driver.settle();
    const { body } = await http.get(LEADER, 'towns');
    expect(body.items.find(({ code }: { code: string }) => code === TOWN)).toMatchObject({
      ...{ seats: 5, held: 5, strength: 5, floor: 5, belowFloor: false, leadUnit: 'sz-caizhengju' },
    });
    const before = await http.get(LEADER, `towns/${TOWN}?on=2021-03-22`);
    expect(before.body).toMatchObject({ held: 0, strength: 0, belowFloor: true });
  });

  it('lets the host appoint, and somebody else enter it with its document', async () => {
    const post = `host-posts/${TOWN}/1/1/deputyPartySecretary`;
    const appointment = { body: '潮阳区委', document: '潮委〔2021〕9号', on: '2021-03-23' };
    const behalf = { office: '440513/host', document: '复函1号' };
    expect(
      await http.post(STRANGER, `${post}/appointments`, { ...appointment, onBehalf: behalf }),
    ).toMatchObject({
      body: { code: 'not-on-behalf' },
    });
    const entered = await http.post(HR, `${post}/appointments`, { ...appointment, onBehalf: behalf });
    expect(entered.body.events[0].data).toEqual(appointment);
    const { body } = await http.get(HOST, `cases/host-post/${TOWN}/1/1/deputyPartySecretary`);
    expect(body.history.at(-1)).toMatchObject({ actor: HR, onBehalf: behalf });
    expect((await http.get(HOST, post)).body.post).toMatchObject({
      status: 'held',
      document: '潮委〔2021〕9号',
    });
  });

  it('shows how long the host has taken, decided or not', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-04-02' });
    const { items } = await http.all(HOST, `host-posts?town=${TOWN}`);
    expect(items.map(({ status, lag }) => [status, lag]).toSorted()).toEqual([
      ['held', 0],
      ['proposed', 8],
    ]);
    const { body } = await http.get(HR, `postings/${TOWN}/1/1`);
    expect(body.hostPosts.map(({ lag }: { lag: number }) => lag).toSorted()).toEqual([0, 8]);
    expect(body.posting).toMatchObject({ arrivalDocument: '报到回执〔2021〕1号' });
  });
});

describe('who reads what', () => {
  it('a stranger neither finds nor reads the town’s cases', async () => {
    expect(await http.get(STRANGER, base)).toMatchObject({ status: 403, body: { code: 'not-visible' } });
    const { items } = await http.all(STRANGER, 'cases?limit=200');
    expect(items.filter(({ town }) => town === TOWN)).toEqual([]);
    expect(
      (await http.all(STRANGER, 'events?limit=200')).items.filter((event) => event.case.includes(TOWN)),
    ).toEqual([]);
    expect((await http.get(STRANGER, `towns/${TOWN}`)).body.team).toBeNull();
  });

  it('a leader and a host see who, and no free text', async () => {
    for (const account of [LEADER, HOST]) {
      const { body } = await http.get(account, base);
      expect(nominee(body, doubted)).toMatchObject({
        ...{ name: expect.any(String) as string, screening: null },
        objections: [{ reason: null, finding: null, result: 'dismissed' }],
      });
      const whole = await http.get(account, `cases/selection/${TOWN}/1`);
      expect(JSON.stringify(whole.body)).not.toMatch(/群众反映|查无实据|screening/);
    }
  });

  it('an approver reads what was before them, also afterwards', async () => {
    const account = holderOf('sz-caizhengju/partyGroup');
    expect((await http.get(account, base)).status).toBe(200);
    expect((await http.get(holderOf('sz-tongjiju/partyGroup'), base)).status).toBe(403);
  });

  it('people are for HR of their own unit', async () => {
    expect(await http.get(HR, `cadres/${doubted}`)).toMatchObject({
      status: 200,
      body: { postings: [{ seat: `${TOWN}/1`, status: 'onSite' }] },
    });
    expect((await http.get(STRANGER, `cadres/${doubted}`)).status).toBe(403);
    expect((await http.get(LEADER, 'cadres')).status).toBe(403);
    const { items } = await http.all(HR, 'cadres?limit=7');
    expect(new Set(items.map(({ unit }) => unit))).toEqual(new Set(['sz-caizhengju']));
    expect((await http.all(HR, 'cadres?text=%25')).items).toEqual([]);
  });
});

describe('pages', () => {
  it.each(['cases', 'events', 'units', 'postings', 'host-posts', 'selections', 'teams'])(
    'of %s hold everything once, however long they are',
    async (path) => {
      const long = await http.all(ADMINISTRATOR, `${path}?limit=200`);
      const short = await http.all(ADMINISTRATOR, `${path}?limit=2`);
      expect(long.items.length).toBeGreaterThan(0);
      expect(short.items).toEqual(long.items);
      expect(short.pages).toBe(Math.max(1, Math.ceil(long.items.length / 2)));
    },
  );
});
