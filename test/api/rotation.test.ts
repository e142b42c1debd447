import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../db/schema.ts';
import { expecting } from './expecting.ts';
import { ADMINISTRATOR, HR, holderOf, STRANGER, TOWN, type Http } from './http.ts';
import { BEFORE_RELIEF, startInPost } from './in-post.ts';
import { approveAll, letterAndTraining, nominate } from './selecting.ts';

const plan = 'rotations/shenzhen-2022/1';
const selection = `selections/${TOWN}/1`;
/** A member's seat that an enterprise owes, and who is in it. */
const SEAT = `${TOWN}/2`;
const UNIT = 'sz-shenyejituan';
const PREDECESSOR = 'c-shenyejituan-1';
const RELIEF_DAY = '2024-07-01';
/** Asks for a first secretary. */
const VILLAGE = `${TOWN}201`;

const ORGANISATION = 'a-sz-orgDepartment-1';
const OTHER_OF_ORGANISATION = 'a-sz-orgDepartment-2';
const GROUP = 'a-sz-leadingGroup-1';
const OTHER_OF_GROUP = 'a-sz-leadingGroup-2';
const TOWN_HOST = 'a-440513-host-1';
const LEADER = 'a-sz-leader-1';
/** The account of the one who leaves: no office, a person only. */
const IN_PERSON = 'p-predecessor';

let http: Http;
let successor: string;

beforeAll(async () => {
  http = await startInPost(BEFORE_RELIEF);
  await http.stack.database.db
    .insert(account)
    .values({ id: IN_PERSON, name: '示例队员', person: PREDECESSOR });
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2024-01-15' });
});
afterAll(() => http?.stop());

const { ok, refused } = expecting(() => http);
const secretary = async (on?: string) =>
  (await http.get(HR, `villages?town=${TOWN}${on ? `&on=${on}` : ''}`)).body.items.find(
    (row: { village: string }) => row.village === VILLAGE,
  );
const verdict = (given: string, more: object = {}) => ({
  items: [{ approval: 'plan', verdict: given, ...more }],
});
const minutes = {
  ...{ number: '领导小组纪要〔2024〕2号', heldOn: '2024-01-12', due: 9, present: 7 },
  items: [{ approval: 'plan', agree: 6, disagree: 1, defer: 0 }],
};

// One story, told in order: each chapter stands on the one before.
describe('the plan of a batch', () => {
  it('names every seat that it relieves, and waits for the organisation department', async () => {
    const { body } = await http.get(ORGANISATION, plan);
    expect(body).toMatchObject({ stage: 'planned', n: 1, relieveOn: RELIEF_DAY });
    const seats = body.reliefs.map(({ seat }: { seat: string }) => seat);
    expect(seats.toSorted()).toEqual([SEAT, `${TOWN}/3`, '440513103/2']);
    expect(body.reliefs.find(({ seat }: { seat: string }) => seat === SEAT)).toMatchObject({
      ...{ person: PREDECESSOR, posting: `posting/${SEAT}/1`, on: RELIEF_DAY },
      ...{ relievedOn: null, dropped: false },
    });
    // In post since March 2021, with a term of three years: four months more are an exception.
    expect(body.exceptions).toEqual([{ seat: '440513103/2', months: 40, reason: null }]);
    const inbox = await http.all(ORGANISATION, 'inbox?case=rotation/shenzhen-2022/1');
    expect(inbox.items).toMatchObject([{ act: 'decide', subject: 'plan', office: 'sz/orgDepartment' }]);
    const { items } = await http.all(LEADER, 'rotations?open=true');
    expect(items.map(({ id, open }) => [id, open])).toEqual([['rotation/shenzhen-2022/1', 3]]);
    expect(await http.get(HR, plan)).toMatchObject({ status: 403, body: { code: 'not-visible' } });
  });

  it('is decided by whom it waits for, and on what it waits for', async () => {
    await refused(HR, `${plan}/decisions`, verdict('agree'), 403, 'not-your-office');
    await refused(GROUP, `${plan}/decisions`, verdict('agree'), 403, 'not-your-office');
    const another = { items: [{ approval: 'plan-2', verdict: 'agree' }] };
    await refused(ORGANISATION, `${plan}/decisions`, another, 409, 'not-before-you');
    await refused(ORGANISATION, `${plan}/minutes`, minutes, 409, 'not-a-meeting');
    await refused(ORGANISATION, `${plan}/resubmissions`, {}, 409, 'wrong-stage');
    const returned = verdict('return');
    await refused(ORGANISATION, `${plan}/decisions`, returned, 422, 'reason-missing', 'items.0.reason');
  });

  it('comes back with a reason, once, and is resubmitted by the planner', async () => {
    const returned = verdict('return', { reason: '请核对接替日期' });
    await ok(ORGANISATION, `${plan}/decisions`, returned);
    await refused(ORGANISATION, `${plan}/decisions`, returned, 409, 'not-before-you');
    const { body } = await http.get(ORGANISATION, plan);
    expect(body).toMatchObject({
      stage: 'returned',
      tasks: [{ act: 'resubmit', office: 'sz/orgDepartment' }],
      approvals: [{ status: 'returned', decisions: [{ verdict: 'return', reason: '请核对接替日期' }] }],
    });
    await refused(GROUP, `${plan}/resubmissions`, {}, 403, 'not-your-office');
    await ok(ORGANISATION, `${plan}/resubmissions`, {});
    await refused(ORGANISATION, `${plan}/resubmissions`, {}, 409, 'wrong-stage');
    // Who resubmits has the plan for their own: somebody else of the office agrees to it.
    await refused(ORGANISATION, `${plan}/decisions`, verdict('agree'), 403, 'four-eyes');
    await ok(OTHER_OF_ORGANISATION, `${plan}/decisions`, verdict('agree'));
  });

  it('is decided in a meeting of the leading group, whose minutes another confirms', async () => {
    const path = `${plan}/minutes`;
    const item = (agree: number) => ({ items: [{ approval: 'plan', agree, disagree: 1, defer: 0 }] });
    await refused(GROUP, `${plan}/decisions`, verdict('agree'), 409, 'not-a-signature');
    await refused(GROUP, path, { ...minutes, heldOn: '2024-01-16' }, 422, 'date-in-future', 'heldOn');
    await refused(GROUP, path, { ...minutes, present: 5, ...item(4) }, 422, 'quorum-missed', 'present');
    await refused(GROUP, path, { ...minutes, ...item(5) }, 422, 'votes-do-not-add-up', 'items');
    const confirmation = { approvals: ['plan'] };
    await refused(GROUP, `${path}/confirmations`, confirmation, 409, 'minutes-not-recorded');
    await ok(GROUP, path, minutes);
    await refused(GROUP, `${path}/confirmations`, confirmation, 403, 'same-recorder');
    await refused(ORGANISATION, `${path}/confirmations`, confirmation, 403, 'not-your-office');
    await ok(OTHER_OF_GROUP, `${path}/confirmations`, confirmation);
    await http.stack.driver.settle();
    await refused(OTHER_OF_GROUP, `${path}/confirmations`, confirmation, 409, 'not-before-you');
    expect((await http.get(GROUP, plan)).body).toMatchObject({ stage: 'running' });
    const granted = await http.all(GROUP, 'waivers?status=approved');
    expect(granted.items.map(({ subject }) => subject)).toEqual(['440513103/2']);
    expect((await http.get(HR, selection)).body).toMatchObject({
      ...{ reason: 'relief', needBy: RELIEF_DAY },
      seats: [
        { seat: SEAT, relieves: `posting/${SEAT}/1` },
        { seat: `${TOWN}/3`, relieves: `posting/${TOWN}/3/1` },
      ],
    });
  });
});

describe('the handover', () => {
  const first = `postings/${SEAT}/1`;
  const second = `postings/${SEAT}/2`;
  const sign = (side: string) => ({ side, document: '交接单〔2024〕5号', version: 2 });
  const path = `${first}/handover-signatures`;

  it('finds the predecessor first secretary of a village', async () => {
    await ok(HR, `${first}/first-secretary-proposals`, { village: VILLAGE });
    await http.stack.driver.settle();
    const held = { body: '潮阳区委组织部', document: '潮组通〔2024〕2号', on: '2024-01-15' };
    await ok(TOWN_HOST, `host-posts/${SEAT}/1/firstSecretary-1/appointments`, held);
    expect(await secretary()).toMatchObject({ person: PREDECESSOR });
  });

  it('waits until the successor has arrived', async () => {
    successor = await nominate(http, SEAT, UNIT);
    await approveAll(http, HR);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: RELIEF_DAY });
    const order = { persons: [successor], number: '派〔2024〕1号', on: RELIEF_DAY };
    await ok(ORGANISATION, `${selection}/case-file`, letterAndTraining([successor], RELIEF_DAY));
    await ok(ORGANISATION, `${selection}/dispatches`, order);
    await http.stack.driver.settle();
    await refused(holderOf(`${UNIT}/hr`), path, sign('predecessor'), 409, 'successor-not-arrived');
    await ok(TOWN_HOST, `${second}/arrivals`, { on: RELIEF_DAY, document: '报到回执1号' });
    await http.stack.driver.settle();
    await refused(holderOf(`${UNIT}/hr`), path, sign('predecessor'), 422, 'handover-list-empty');
    const { items } = await http.all(holderOf(`${UNIT}/hr`), 'inbox?act=listHandover');
    expect(items).toMatchObject([{ case: `posting/${SEAT}/1`, office: `${UNIT}/hr` }]);
  });

  it('has a list, which either side writes and whoever may see the posting reads', async () => {
    const entries = `${first}/handover-entries`;
    const road = { kind: 'project', title: '村道硬化', status: 'ongoing', note: '尾款未付' };
    for (const who of [HR, STRANGER, ORGANISATION, TOWN_HOST])
      await refused(who, entries, { entries: [road] }, 403, 'not-your-office');
    const gossip = { entries: [{ ...road, kind: 'gossip' }] };
    await refused(IN_PERSON, entries, gossip, 422, 'handover-kind-unknown', 'entries.0.kind');
    await refused(IN_PERSON, entries, {}, 422, 'handover-list-empty', 'entries');
    await refused(IN_PERSON, entries, { removed: ['1'] }, 422, 'handover-entry-unknown', 'removed.0');
    const unknown = { entries: [{ ...road, status: 'lost' }] };
    await refused(IN_PERSON, entries, unknown, 400, 'bad-request', 'entries.0.status');
    await ok(IN_PERSON, entries, { entries: [road, { kind: 'contact', title: '村支书', status: 'done' }] });
    await ok(holderOf(`${UNIT}/hr`), entries, {
      entries: [{ ...road, entry: '1', note: '尾款已付', status: 'done' }],
      removed: ['2'],
    });
    expect((await http.get(TOWN_HOST, first)).body.handover).toMatchObject({
      ...{ version: 2, signed: [], confirmedOn: null },
      entries: [{ entry: '1', words: { zh: '项目' }, title: '村道硬化', note: '尾款已付', status: 'done' }],
    });
  });

  it('is signed by its own side only, by each once, in the version that stands', async () => {
    for (const who of [HR, STRANGER, ORGANISATION, TOWN_HOST]) {
      for (const side of ['predecessor', 'successor']) {
        await refused(who, path, sign(side), 403, 'not-your-office');
      }
    }
    // Whoever leaves signs for themselves, and not for the one who comes.
    await refused(IN_PERSON, path, sign('successor'), 403, 'not-your-office');
    const older = { ...sign('predecessor'), version: 1 };
    const { params } = await refused(IN_PERSON, path, older, 409, 'handover-list-changed', 'version');
    expect(params).toEqual({ version: 2 });
    await ok(IN_PERSON, path, sign('predecessor'));
    await refused(holderOf(`${UNIT}/hr`), path, sign('predecessor'), 409, 'already-decided', 'side');
    await refused(TOWN_HOST, `${first}/handover-confirmations`, {}, 409, 'handover-not-signed');
    await ok(holderOf(`${UNIT}/hr`), path, sign('successor'));
    expect((await http.get(HR, first)).body.posting).toMatchObject({ status: 'onSite', releasedOn: null });
  });

  it('waits for the town, which may send it back once more', async () => {
    const { items } = await http.all(TOWN_HOST, 'inbox?act=confirmHandover');
    expect(items).toMatchObject([{ case: `posting/${SEAT}/1` }]);
    for (const end of ['handover-confirmations', 'handover-returns']) {
      const body = end === 'handover-returns' ? { reason: '清单缺资金' } : {};
      await refused(STRANGER, `${first}/${end}`, body, 403, 'not-your-office');
      const behalf = { ...body, onBehalf: { office: '440513/host' } };
      await refused(HR, `${first}/${end}`, behalf, 400, 'bad-request', 'onBehalf.document');
    }
    await ok(TOWN_HOST, `${first}/handover-returns`, { reason: '清单缺资金' });
    await refused(TOWN_HOST, `${first}/handover-confirmations`, {}, 409, 'handover-not-signed');
    await ok(holderOf(`${UNIT}/hr`), `${first}/handover-entries`, {
      entries: [{ kind: 'fund', title: '帮扶资金余额', status: 'pending' }],
    });
    for (const side of ['predecessor', 'successor'])
      await ok(holderOf(`${UNIT}/hr`), path, { ...sign(side), version: 3 });
  });

  it('lets the one go when the town has confirmed, and the other hold the seat', async () => {
    const behalf = { onBehalf: { office: '440513/host', document: '潮府函〔2024〕9号' } };
    await refused(STRANGER, `${first}/handover-confirmations`, behalf, 403, 'not-on-behalf');
    await ok(HR, `${first}/handover-confirmations`, behalf);
    await http.stack.driver.settle();
    await refused(holderOf(`${UNIT}/hr`), path, sign('successor'), 409, 'wrong-stage');
    expect((await http.get(HR, first)).body).toMatchObject({
      posting: {
        ...{ status: 'returned', handedOverOn: RELIEF_DAY },
        ...{ releasedOn: RELIEF_DAY, releaseReason: 'relieved' },
      },
      handover: { version: 3, confirmedOn: RELIEF_DAY },
    });
    const team = await http.get(HR, `teams/${TOWN}`);
    expect(team.body.seats.find(({ seat }: { seat: string }) => seat === SEAT)).toMatchObject({
      person: successor,
    });
    const { body } = await http.get(GROUP, plan);
    expect(body.reliefs.find(({ seat }: { seat: string }) => seat === SEAT)).toMatchObject({
      relievedOn: RELIEF_DAY,
    });
    expect(body.stage).toBe('running');
  });

  it('has the successor proposed for the village that still asks: the county decides again', async () => {
    const post = `host-post/${SEAT}/2/firstSecretary-1`;
    expect(await secretary()).toMatchObject({ person: null, proposed: [post] });
    const held = { body: '潮阳区委组织部', document: '潮组通〔2024〕9号', on: RELIEF_DAY };
    await ok(TOWN_HOST, `host-posts/${SEAT}/2/firstSecretary-1/appointments`, held);
    expect(await secretary()).toMatchObject({ person: successor, since: RELIEF_DAY });
    const before = await secretary('2024-06-30');
    expect(before).toMatchObject({ person: PREDECESSOR });
  });
});

describe('the term appraisal', () => {
  const first = `postings/${SEAT}/1`;
  const said = { opinion: '任期内扎实肯干' };
  const grade = { grade: 'competent', document: '鉴定〔2024〕8号', comment: '同意受援地意见' };

  it("is asked for after the return, with the host's opinion first", async () => {
    const due = (await http.get(HR, first)).body.appraisal;
    expect(due).toMatchObject({ opinion: null, given: null });
    await refused(holderOf(`${UNIT}/hr`), `${first}/appraisals`, grade, 409, 'opinion-missing');
    await refused(STRANGER, `${first}/opinions`, said, 403, 'not-your-office');
    await ok(TOWN_HOST, `${first}/opinions`, { ...said, document: '潮府函〔2024〕11号' });
    await refused(TOWN_HOST, `${first}/opinions`, said, 409, 'already-decided');
  });

  it('has a grade of the policy, by the unit that sent the person, and ends the posting', async () => {
    const path = `${first}/appraisals`;
    for (const who of [HR, STRANGER, TOWN_HOST, IN_PERSON])
      await refused(who, path, grade, 403, 'not-your-office');
    const splendid = { ...grade, grade: 'splendid' };
    await refused(holderOf(`${UNIT}/hr`), path, splendid, 422, 'grade-unknown', 'grade');
    await ok(holderOf(`${UNIT}/hr`), path, grade);
    const { body } = await http.get(HR, first);
    expect(body).toMatchObject({
      appraisal: {
        opinion: { document: '潮府函〔2024〕11号', text: '任期内扎实肯干' },
        given: { grade: 'competent', words: { zh: '称职' }, document: '鉴定〔2024〕8号' },
      },
    });
    expect(body.endedOn).toBe(RELIEF_DAY);
    // The town reads that it is there, not what it says.
    const { given } = (await http.get(TOWN_HOST, first)).body.appraisal;
    expect(given).toMatchObject({ document: '鉴定〔2024〕8号', grade: null, words: null, comment: null });
    await refused(holderOf(`${UNIT}/hr`), path, grade, 409, 'case-ended');
  });
});

describe('a relief whose day comes without a successor', () => {
  const alone = `postings/${TOWN}/3/1`;
  const note = { subject: 'extended:2024-08-01' };

  it('lets the term go on, which the offices are told', async () => {
    const { body } = await http.get(HR, alone);
    expect(body.posting).toMatchObject({ status: 'onSite', termEnd: '2024-08-01' });
    const { items } = await http.all(HR, `inbox?case=posting/${TOWN}/3/1&act=takeNote`);
    expect(items).toMatchObject([note]);
    await refused(STRANGER, `${alone}/notes`, note, 403, 'not-your-office');
    await refused(HR, `${alone}/notes`, { subject: 'termOverrun' }, 409, 'nothing-told', 'subject');
    await ok(HR, `${alone}/notes`, note);
    expect((await http.all(HR, `inbox?case=posting/${TOWN}/3/1&act=takeNote`)).items).toEqual([]);
  });

  it('is overrun once the policy lets it go on no longer', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2025-01-02' });
    const { body } = await http.get(HR, alone);
    expect(body.posting).toMatchObject({ status: 'onSite', termEnd: '2025-01-01' });
    expect(body.tasks).toContainEqual(
      expect.objectContaining({ act: 'takeNote', subject: 'termOverrun', office: 'sz/orgDepartment' }),
    );
    const types = body.tasks.map(({ subject }: { subject: string }) => subject);
    expect(types).toContain('extended:2025-01-01');
  });
});
