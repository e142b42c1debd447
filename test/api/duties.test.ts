import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyHash, commandId } from '../../api/commands.ts';
import { record } from '../../db/record.ts';
import { caseTable, event } from '../../db/schema.ts';
import { verifyChains } from '../../db/verify-chain.ts';
import { expecting } from './expecting.ts';
import { commandOf, recordDeps, refOf } from '../support/slate.ts';
import { untilOneWaits } from '../support/waiting.ts';
import { ADMINISTRATOR, HR, startHttp, STRANGER, TOWN, type Answered, type Http } from './http.ts';

const PARTY_GROUP = 'a-sz-caizhengju-partyGroup-1';
const LEADING_GROUP = 'a-sz-leadingGroup-1';
const LEADER = 'a-sz-leader-1';
const HOST = 'a-440513-host-1';
const MEETING = 'duties/partyGroupMeeting/sz-caizhengju/2022';
const VISIT = `duties/principalVisit/sz-caizhengju/${TOWN}/2022`;
const KEY_TASK = 'duties/keyTask/sz-caizhengju/2022';

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-01-10' });
});
afterAll(() => http?.stop());

const document = { number: '市财党组〔2022〕1号', on: '2022-01-07' };
const held = { on: '2022-01-06', document, participants: ['principal'] };
const { ok, refused } = expecting(() => http);

/** Whether Temporal knows the case. */
const hasWorkflow = (id: string): Promise<boolean> =>
  http.stack.client.workflow
    .getHandle(id)
    .describe()
    .then(() => true)
    .catch(() => false);

describe('duties over HTTP', () => {
  it('are opened on record, with no workflow, and are in the inbox of whoever bears them', async () => {
    const { body } = await http.get(HR, MEETING);
    expect(body).toMatchObject({
      ...{
        stage: 'open',
        duty: 'partyGroupMeeting',
        period: '2022',
        dutyDue: '2022-12-31',
        clause: '六(一)',
      },
      ...{ name: { zh: '党组会或班子会议专题研究' }, office: 'sz-caizhengju/hr', evidence: [] },
      wanted: { participants: [{ id: 'principal' }], villages: false },
      tasks: [{ act: 'fulfil', office: 'sz-caizhengju/hr', due: '2022-12-31' }],
    });
    expect(await hasWorkflow('duty/partyGroupMeeting/sz-caizhengju/2022')).toBe(false);
    const asked = (await http.all(HR, 'inbox?act=fulfil')).items.map(({ subject }) => subject as string);
    expect(asked).toEqual(expect.arrayContaining(['keyTask', 'partyGroupMeeting', 'principalVisit']));
  });

  it('are read by their unit, their town, the county and leaders, and by nobody else', async () => {
    for (const who of [HR, LEADER, LEADING_GROUP])
      expect(await http.get(who, MEETING)).toMatchObject({ status: 200 });
    expect(await http.get(HOST, VISIT)).toMatchObject({ status: 200 });
    const strange = { status: 403, body: { code: 'not-visible' } };
    expect(await http.get(STRANGER, MEETING)).toMatchObject(strange);
    expect(await http.get(HOST, MEETING)).toMatchObject(strange);
    expect((await http.all(STRANGER, 'duties?unit=sz-caizhengju')).items).toEqual([]);
    expect(await http.get(LEADER, 'duties/partyGroupMeeting/nobody/2022')).toMatchObject({ status: 404 });
  });

  it('refuse bad input with the field, and change nothing', async () => {
    const path = `${MEETING}/evidence`;
    await refused(HR, path, { ...held, on: '2022-02-30' }, 400, 'bad-request', 'on');
    await refused(HR, path, { ...held, on: '2022-01-11' }, 422, 'date-in-future', 'on');
    await refused(HR, path, { ...held, on: '2021-12-31' }, 422, 'date-order', 'on');
    await refused(HR, path, { on: held.on, participants: ['principal'] }, 400, 'bad-request', 'document');
    await refused(HR, path, { ...held, participants: [] }, 422, 'evidence-incomplete', 'participants');
    await refused(HR, path, { ...held, participants: ['mayor'] }, 422, 'participant-unknown', 'participants');
    await refused(
      HR,
      path,
      { ...held, document: { ...document, attachment: { reference: 'x', sha256: '0' } } },
      400,
      'bad-request',
      'document.attachment.sha256',
    );
    await refused(STRANGER, path, held, 403, 'not-your-office');
    await refused(HR, `${VISIT}/evidence`, held, 422, 'evidence-incomplete', 'villages');
    await refused(HR, `${MEETING}/waivers`, { reason: '无' }, 403, 'not-your-office');
    await refused(LEADING_GROUP, `${MEETING}/waivers`, { reason: ' ' }, 400, 'bad-request', 'reason');
    await refused(HOST, `${VISIT}/confirmations`, {}, 409, 'wrong-stage');
    await refused(PARTY_GROUP, `${MEETING}/urgings`, {}, 403, 'takes-no-part');
    expect((await http.get(HR, MEETING)).body).toMatchObject({ stage: 'open', version: 1 });
  });

  it('are fulfilled once, however many file the same', async () => {
    const key = 'the-meeting';
    const answers = await Promise.all(
      [1, 2, 3].map(() => http.post(HR, `${MEETING}/evidence`, { ...held, note: '会议纪要' }, key)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await http.get(HR, MEETING)).body).toMatchObject({
      ...{ stage: 'fulfilled', doneOn: '2022-01-06', late: false, version: 3, tasks: [] },
      evidence: [
        {
          version: 1,
          number: document.number,
          participants: ['principal'],
          note: '会议纪要',
          status: 'accepted',
        },
      ],
    });
    // A leader reads how it stands, not what was written beside it.
    expect((await http.get(LEADER, MEETING)).body.evidence).toMatchObject([{ note: null }]);
    await refused(HR, `${MEETING}/evidence`, held, 409, 'case-ended');
  });

  it('are answered alike when the same request has ended the case between two looks at the record', async () => {
    const place = 'duties/partyGroupMeeting/sz-tongjiju/2022';
    const ref = refOf('duty', place.replace('duties', 'duty'));
    const { db } = http.stack.database;
    let asked: Promise<Answered> | undefined;
    await db.transaction(async (tx) => {
      await tx.execute(sql`lock table "case" in access exclusive mode`);
      // It has looked for its command, of which there is none yet, and waits to look at the case.
      asked = http.post(STRANGER, `${place}/evidence`, held, 'twice');
      await untilOneWaits(db, 'business_date()');
      const id = commandId(STRANGER, `POST /${place}/evidence`, 'twice');
      const command = { ...commandOf('fulfil', STRANGER, '2022-01-10', held), id, bodyHash: bodyHash(held) };
      const { outcomes } = await record(recordDeps(tx), { case: ref, version: 1, commands: [command] });
      expect(outcomes).toMatchObject([{ ok: true }]);
    });
    expect(await asked).toMatchObject({ status: 200, body: { case: ref.id, version: 3 } });
  });

  it('wait for the host where the policy asks it, which may send them back', async () => {
    await ok(HR, `${VISIT}/evidence`, { ...held, villages: ['示例村'] });
    expect((await http.all(HOST, 'inbox?act=confirmEvidence')).items).toMatchObject([
      { subject: 'principalVisit' },
    ]);
    await refused(HR, `${VISIT}/confirmations`, {}, 403, 'not-your-office');
    await ok(HOST, `${VISIT}/returns`, { reason: '未到村' });
    expect((await http.get(HR, VISIT)).body).toMatchObject({
      stage: 'open',
      evidence: [{ status: 'returned', reason: '未到村' }],
    });
    await ok(HR, `${VISIT}/evidence`, { ...held, villages: ['示例村'] });
    const onBehalf = { office: '440513/host', document: '复函〔2022〕2号' };
    await ok('a-hq-shantou-headquarters-1', `${VISIT}/confirmations`, { onBehalf });
    expect((await http.get(HR, VISIT)).body).toMatchObject({
      stage: 'fulfilled',
      evidence: [{ status: 'returned' }, { status: 'accepted', villages: ['示例村'] }],
    });
  });
});

describe('duties that are late', () => {
  it('are told step by step, urged, and waived with a reason; their workflow begins when their day has passed', async () => {
    const id = 'duty/keyTask/sz-caizhengju/2022';
    expect(await hasWorkflow(id)).toBe(false);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-04-01' });
    expect(await hasWorkflow(id)).toBe(true);
    expect((await http.get(PARTY_GROUP, KEY_TASK)).body).toMatchObject({
      ...{ stage: 'open', overdue: true, overdueOn: '2022-04-01', told: ['sz-caizhengju/partyGroup'] },
    });
    const toUrge = (await http.all(PARTY_GROUP, 'inbox?act=urge')).items.map((task) => task.case as string);
    expect(toUrge).toContain(id);
    await ok(PARTY_GROUP, `${KEY_TASK}/urgings`, {});
    await refused(PARTY_GROUP, `${KEY_TASK}/urgings`, {}, 409, 'urged-today');
    await ok(LEADING_GROUP, `${KEY_TASK}/waivers`, { reason: '单位撤并' });
    expect((await http.get(HR, KEY_TASK)).body).toMatchObject({
      stage: 'waived',
      waiver: '单位撤并',
      tasks: [],
    });
  });

  it('are counted by duty, unit, county, city and year; each figure opens its rows', async () => {
    const { items } = (await http.get(LEADING_GROUP, 'duty-figures?by=unit&year=2022')).body;
    const own = items.find(({ key }: { key: string }) => key === 'sz-caizhengju');
    expect(own).toMatchObject({ name: '市财政局', fulfilled: 2, waived: 1, missed: 0 });
    const rows = (await http.all(LEADING_GROUP, 'duties?unit=sz-caizhengju&year=2022')).items;
    expect(rows).toHaveLength(own.all);
    const late = items.reduce((sum: number, { overdue }: { overdue: number }) => sum + overdue, 0);
    expect(late).toBeGreaterThan(0);
    expect((await http.all(LEADING_GROUP, 'duties?overdue=true&year=2022')).items).toHaveLength(late);
    const [shantou] = (await http.get(LEADING_GROUP, 'duty-figures?by=city&year=2022')).body.items;
    expect((await http.all(LEADING_GROUP, `duties?within=${shantou.key}&year=2022`)).items).toHaveLength(
      shantou.all,
    );
    for (const by of ['duty', 'town', 'county', 'city', 'year']) {
      const figures = (await http.get(LEADING_GROUP, `duty-figures?by=${by}&year=2022`)).body.items;
      const sum = figures.reduce((all: number, one: { all: number }) => all + one.all, 0);
      expect([by, sum]).toEqual([by, (await http.all(LEADING_GROUP, 'duties?year=2022')).items.length]);
    }
    expect((await http.get(STRANGER, 'duty-figures?unit=sz-caizhengju')).body.items).toEqual([]);
    expect(await http.get(LEADER, 'duty-figures?by=mood')).toMatchObject({ status: 400 });
  });

  it('that nobody does anything about stand as missed in the end', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-08-01' });
    const missed = (await http.all(LEADING_GROUP, 'duties?duty=keyTask&status=missed')).items;
    expect(missed.length).toBeGreaterThan(0);
    const { db } = http.stack.database;
    const types = await db.select({ type: event.type }).from(event).where(eq(event.caseId, missed[0].id));
    expect(types.map(({ type }) => type).toSorted()).toEqual([
      ...['dutyEscalated', 'dutyEscalated', 'dutyMissed', 'dutyOpened', 'overdue'],
    ]);
  });
});

it('a declared day starts no workflow of a duty: its days are announced', async () => {
  await http.post(ADMINISTRATOR, 'programmes/shenzhen-2022/days', {
    day: '2022-09-05',
    working: false,
    document: '令1号',
  });
  await http.stack.driver.settle();
  const waiting = (await http.all(LEADING_GROUP, 'duties?duty=povertyMonitoring&period=2022Q3')).items;
  expect(waiting.length).toBeGreaterThan(0);
  expect(await Promise.all(waiting.map(({ id }) => hasWorkflow(id)))).not.toContain(true);
});

it('those that are open when the programme is closed are dropped on their day; every chain holds', async () => {
  const { db } = http.stack.database;
  await ok(ADMINISTRATOR, 'programmes/shenzhen-2022/close', {});
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2023-01-02' });
  const dropped = (await http.all(LEADING_GROUP, 'duties?duty=partyGroupMeeting&period=2022&status=dropped'))
    .items;
  expect(dropped.length).toBeGreaterThan(0);
  const open = await db.select().from(caseTable).where(eq(caseTable.stage, 'open'));
  expect(open.filter(({ kind, due }) => kind === 'duty' && due !== null)).toEqual([]);
  expect((await verifyChains(db)).faults).toEqual([]);
});
