import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, TOWN, type Http } from './http.ts';
import { BEFORE_RELIEF, startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';

const plans = 'programmes/shenzhen-2022/rotation-plans';
const first = 'rotation-plans/shenzhen-2022/1';
const CASE = 'rotation-plan/shenzhen-2022/1';
const SEAT = `${TOWN}/2`;
const PINNED = '2024-09-12';

const ORGANISATION = 'a-sz-orgDepartment-1';
const OTHER_OF_ORGANISATION = 'a-sz-orgDepartment-2';
const GROUP = 'a-sz-leadingGroup-1';
const OTHER_OF_GROUP = 'a-sz-leadingGroup-2';
const LEADER = 'a-sz-leader-1';
const HEADQUARTERS = 'a-hq-shantou-headquarters-1';

let http: Http;

beforeAll(async () => {
  http = await startInPost(BEFORE_RELIEF);
});
afterAll(() => http?.stop());

const ok = async (who: string, path: string, body: unknown = {}) => {
  const answered = await http.post(who, path, body);
  expect(answered).toMatchObject({ status: 200 });
  await http.stack.driver.settle();
  return answered.body;
};
const refused = (who: string, path: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, path, body), { status, code, field: field ?? null });
const read = async (query = '') => (await http.get(LEADER, `${first}${query}`)).body;
const reliefOf = (plan: { reliefs: readonly { seat: string }[] }, seat: string) =>
  plan.reliefs.find((relief) => relief.seat === seat);
const minutes = (approval: string, heldOn: string) => ({
  ...{ number: '领导小组纪要〔2023〕2号', heldOn, due: 9, present: 7 },
  items: [{ approval, agree: 6, disagree: 1, defer: 0 }],
});
const agree = (approval: string) => ({ items: [{ approval, verdict: 'agree' }] });

/** A version goes through its chain on a day. */
async function approve(version: number, today: string): Promise<void> {
  const key = `plan:${version}`;
  await ok(OTHER_OF_ORGANISATION, `${first}/decisions`, agree(key));
  await ok(GROUP, `${first}/minutes`, minutes(key, today));
  await ok(OTHER_OF_GROUP, `${first}/minutes/confirmations`, { approvals: [key] });
}

// One story, told in order: each chapter stands on the one before.
describe('a rotation plan', () => {
  it('is asked for by the organisation department', async () => {
    await refused(HR, plans, {}, 403, 'not-your-office');
    await refused(ORGANISATION, plans, { wishes: { batches: 0 } }, 400, 'bad-request', 'wishes.batches');
    await refused(ORGANISATION, plans, { wishes: { leader: [3, 2] } }, 400, 'bad-request', 'wishes.leader');
    await refused(ORGANISATION, plans, { wishes: { from: '0202-01-01' } }, 400, 'bad-request', 'wishes.from');
    await ok(ORGANISATION, plans);
    await refused(ORGANISATION, plans, {}, 409, 'plan-open');
  });

  it('says which rules collide, and is asked for again with others', async () => {
    // A team of two of five: when one leaves, the two veterans whom the policy wants cannot stay.
    expect(await read()).toMatchObject({
      ...{ stage: 'infeasible', shown: null, faults: [], reliefs: [], tasks: [{ act: 'askAgain' }] },
      conflicts: [{ team: '440513103', rules: [{ rule: 'veterans', words: { en: expect.any(String) } }] }],
    });
    await refused(ORGANISATION, `${first}/submissions`, {}, 409, 'wrong-stage');
    await ok(ORGANISATION, `${first}/solutions`, { wishes: { horizon: 120 } });
    expect(await read()).toMatchObject({ stage: 'infeasible', faults: [{ code: 'plan-horizon' }] });
    await ok(ORGANISATION, `${first}/solutions`, { wishes: { veterans: 1 } });
    const plan = await read();
    expect(plan).toMatchObject({ stage: 'drafted', n: 1, wishes: { veterans: 1 }, inForce: null, shown: 1 });
    expect(plan.versions).toMatchObject([{ version: 1, standing: 'draft', solvedOn: '2023-10-09' }]);
    expect(plan.changed).toEqual([]);
    // Everybody whose term ends in the three years that it looks ahead.
    expect(plan.reliefs).toHaveLength(8);
    for (const { months, exception, on } of plan.reliefs) {
      expect(months).toBeGreaterThan(30);
      expect(on > '2024-03-01').toBe(true);
      if (exception) expect(exception).toMatchObject({ reason: 'commonStart' });
    }
    const vacant = ['3', '4', '5'].map((n) => `440513103/${n}`);
    expect(plan.short.vacant).toContainEqual({ team: '440513103', seats: vacant });
  });

  it('is looked at by those who may, in lists and by its version', async () => {
    const { items } = await http.all(ORGANISATION, 'rotation-plans?open=true');
    const counts = { reliefs: 8, exceptions: 0, overdue: 0 };
    expect(items).toMatchObject([{ id: CASE, stage: 'drafted', newest: 1, inForce: null, ...counts }]);
    expect(await http.get(HR, first)).toMatchObject({ status: 403, body: { code: 'not-visible' } });
    expect(await http.get(LEADER, `${first}?version=7`)).toMatchObject({
      status: 404,
      body: { code: 'not-found', field: 'version' },
    });
    const inbox = await http.all(ORGANISATION, `inbox?case=${CASE}`);
    expect(inbox.items).toMatchObject([{ act: 'submit', subject: 'plan', office: 'sz/orgDepartment' }]);
  });

  it('explains each date by the months around it', async () => {
    const [relief] = (await read()).reliefs;
    const { body } = await http.get(LEADER, `${first}/explanations?seat=${relief.seat}`);
    expect(body).toMatchObject({ seat: relief.seat, version: 1, month: relief.on.slice(0, 7) });
    const chosen = body.months.filter(({ is }: { is: string }) => is === 'chosen');
    expect(chosen).toMatchObject([{ month: body.month, rules: [], more: null }]);
    for (const { is, rules, more } of body.months) {
      expect(rules.length > 0).toBe(is === 'barred');
      // The plan is optimal: no other month would make it cheaper.
      if (is === 'possible') expect(more).toBeGreaterThanOrEqual(0);
    }
    const unknown = await http.get(LEADER, `${first}/explanations?seat=x/1`);
    expect(unknown).toMatchObject({ status: 422, body: { code: 'plan-seat-unknown', field: 'seat' } });
    expect((await http.get(HR, `${first}/explanations?seat=x/1`)).status).toBe(403);
  });

  it('has a date pinned, which counts when it is asked for again', async () => {
    const path = `${first}/pins`;
    const on = PINNED;
    await refused(GROUP, path, { seat: SEAT, on }, 403, 'not-your-office');
    await refused(ORGANISATION, path, { seat: 'x/1', on }, 422, 'plan-seat-unknown', 'seat');
    // Nobody holds that seat.
    await refused(ORGANISATION, path, { seat: '440513103/5', on }, 422, 'plan-seat-unknown', 'seat');
    await refused(ORGANISATION, path, { seat: SEAT, on: '2023-11-01' }, 422, 'date-outside-plan', 'on');
    await refused(ORGANISATION, path, { seat: SEAT, on: '2031-11-01' }, 422, 'date-outside-plan', 'on');
    await refused(ORGANISATION, `${path}/removals`, { seat: SEAT }, 409, 'not-pinned', 'seat');
    await ok(ORGANISATION, path, { seat: SEAT, on });
    await refused(ORGANISATION, `${first}/submissions`, {}, 409, 'plan-outdated');
    await ok(ORGANISATION, `${first}/solutions`);
    const plan = await read();
    expect(plan).toMatchObject({ stage: 'drafted', shown: 2, outdated: false, pins: { [SEAT]: PINNED } });
    expect(reliefOf(plan, SEAT)).toMatchObject({ on: PINNED, pinned: true });
    expect(plan.versions.map(({ standing }: { standing: string }) => standing)).toEqual(['dropped', 'draft']);
    expect((await read('?version=1')).shown).toBe(1);
  });

  it('goes through its chain: whoever submits it does not decide', async () => {
    await refused(GROUP, `${first}/submissions`, {}, 403, 'not-your-office');
    await refused(ORGANISATION, `${first}/resubmissions`, {}, 409, 'wrong-stage');
    await ok(ORGANISATION, `${first}/submissions`);
    await refused(ORGANISATION, `${first}/decisions`, agree('plan:2'), 403, 'four-eyes');
    await refused(ORGANISATION, `${first}/pins`, { seat: SEAT, on: PINNED }, 409, 'wrong-stage');
    const back = { items: [{ approval: 'plan:2', verdict: 'return', reason: '请核对' }] };
    await ok(OTHER_OF_ORGANISATION, `${first}/decisions`, back);
    expect(await read()).toMatchObject({ stage: 'returned', tasks: [{ act: 'resubmit' }] });
    await ok(ORGANISATION, `${first}/resubmissions`);
    await approve(2, '2023-10-09');
    const plan = await read();
    expect(plan).toMatchObject({ stage: 'inForce', inForce: 2, tasks: [] });
    expect(plan.versions.at(-1)).toMatchObject({ standing: 'inForce', inForceOn: '2023-10-09' });
    expect(plan.approvals).toMatchObject([{ approval: 'plan:2', status: 'agreed' }]);
  });
});

describe('a plan in force', () => {
  it('is what strength and departures of the time ahead go by', async () => {
    const { reliefs }: { reliefs: readonly { seat: string; team: string; on: string }[] } = await read();
    const path = 'programmes/shenzhen-2022';
    const { body } = await http.get(LEADER, `${path}/departures?from=2024-01-01&to=2025-06-30`);
    const leaving = body.items.map(({ seat, on, basis }: Record<string, string>) => [seat, on, basis]);
    expect(leaving.toSorted()).toEqual(reliefs.map(({ seat, on }) => [seat, on, 'planned']).toSorted());
    // Their terms end in July: whoever the plan relieves later is let run on, and is certain to be there until then.
    for (const day of ['2024-09-11', PINNED]) {
      const { items } = (await http.get(LEADER, `${path}/strength?on=${day}`)).body;
      const town = items.find(({ key }: { key: string }) => key === TOWN);
      expect(town.onSite).toBe(reliefs.filter(({ team, on }) => team === TOWN && on > day).length);
      expect(town).toMatchObject({ expected: 5 });
    }
  });

  it('opens each batch with its own seats, so early that everything fits in before the day', async () => {
    const plan = await read();
    const [earliest] = plan.reliefs;
    const inMonth = plan.reliefs.filter(({ on }: { on: string }) => on.startsWith(earliest.on.slice(0, 7)));
    const { body: programme } = await http.get(LEADER, 'cases/programme%2Fshenzhen-2022');
    const { openOn, relieveOn } = programme.state.nextRotation;
    expect(relieveOn).toBe(earliest.on);
    expect(openOn < '2024-03-01').toBe(true);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: openOn });
    const { body: batch } = await http.get(LEADER, 'rotations/shenzhen-2022/1');
    expect(batch).toMatchObject({ stage: 'running', plan: CASE, relieveOn, approvals: [] });
    expect(batch.reliefs.map(({ seat }: { seat: string }) => seat).toSorted()).toEqual(
      inMonth.map(({ seat }: { seat: string }) => seat).toSorted(),
    );
    const now = await read();
    expect(reliefOf(now, earliest.seat)).toMatchObject({ rotation: 'rotation/shenzhen-2022/1' });
    const pinned = { seat: earliest.seat, on: PINNED };
    await refused(ORGANISATION, `${first}/pins`, pinned, 409, 'relief-begun', 'seat');
  });

  it('is drawn up again when somebody leaves, and what was announced stays', async () => {
    const before = await read();
    const { seat: gone } = before.reliefs.findLast(
      ({ team, pinned, rotation }: { team: string; pinned: boolean; rotation: string | null }) =>
        team === TOWN && !pinned && rotation === null,
    );
    await ok(HEADQUARTERS, `postings/${gone}/1/recalls`, { ground: 'illness', reason: '因病' });
    const left = (await http.get(LEADER, `postings/${gone}/1`)).body.posting.releasedOn;
    await http.post(ADMINISTRATOR, 'clock/advance', { days: 1 });
    const plan = await read();
    expect(plan.versions).toHaveLength(3);
    expect(plan.versions.at(-1)).toMatchObject({
      because: [{ team: TOWN, seats: [gone], because: 'illness' }],
      standing: 'inForce',
    });
    expect(plan.inForce).toBe(3);
    expect(plan.changed).toMatchObject([{ seat: gone, to: null }]);
    const dates = ({ reliefs }: typeof plan) =>
      Object.fromEntries(
        reliefs.flatMap(({ seat, on }: { seat: string; on: string }) => (seat === gone ? [] : [[seat, on]])),
      );
    expect(dates(plan)).toEqual(dates(before));
    // All that happens on a day is taken up together on the next.
    expect(plan.versions.at(-1).solvedOn > left).toBe(true);
  });

  it('lets a pin go and is approved anew where a date changes', async () => {
    const moved = '2024-10-15';
    await ok(ORGANISATION, `${first}/pins`, { seat: SEAT, on: moved });
    await ok(ORGANISATION, `${first}/solutions`);
    const draft = await read();
    expect(draft).toMatchObject({ stage: 'drafted', inForce: 3, shown: 4 });
    expect(draft.changed).toEqual([{ seat: SEAT, from: PINNED, to: moved }]);
    await ok(ORGANISATION, `${first}/withdrawals`);
    expect(await read()).toMatchObject({ stage: 'inForce', inForce: 3 });
    await ok(ORGANISATION, `${first}/pins/removals`, { seat: SEAT });
    await ok(ORGANISATION, `${first}/solutions`);
    // Unpinned, the date that was announced is still kept, and nobody has to approve that.
    const kept = await read();
    expect(kept).toMatchObject({ stage: 'inForce', inForce: 5, pins: {} });
    expect(reliefOf(kept, SEAT)).toMatchObject({ pinned: false });
  });

  it('is drawn up again when a term is extended: the date of the old term goes, and that is approved anew', async () => {
    const before = await read();
    const relief = before.reliefs.find(
      ({ team, rotation }: { team: string; rotation: string | null }) => team === TOWN && rotation === null,
    );
    const place = `postings/${relief.seat}/1`;
    const found = await http.get(LEADER, `cases/${encodeURIComponent(`posting/${relief.seat}/1`)}`);
    await ok(HR, `${place}/extensions`, { months: 6, reason: '项目收尾' });
    const unit = found.body.state.places.supplyingUnit;
    await ok(`a-${unit}-partyGroup-1`, `${place}/decisions`, agree('extension:1'));
    await ok(ORGANISATION, `${place}/decisions`, agree('extension:1'));
    expect((await read()).versions).toHaveLength(before.versions.length);
    await http.post(ADMINISTRATOR, 'clock/advance', { days: 1 });
    const plan = await read();
    expect(plan).toMatchObject({ stage: 'drafted', inForce: before.inForce });
    expect(plan.versions.at(-1).because).toEqual([{ team: TOWN, seats: [relief.seat], because: 'extended' }]);
    expect(plan.changed).toMatchObject([{ seat: relief.seat, from: relief.on }]);
    expect(plan.changed[0].to > relief.on).toBe(true);
    // Pinned, the date stands all the same, and nothing is left to approve.
    await ok(ORGANISATION, `${first}/pins`, { seat: relief.seat, on: relief.on });
    await ok(ORGANISATION, `${first}/solutions`);
    const kept = await read();
    expect(kept).toMatchObject({ stage: 'inForce', inForce: plan.shown + 1, changed: [] });
    expect(reliefOf(kept, relief.seat)).toMatchObject({ on: relief.on, pinned: true });
  });
});
