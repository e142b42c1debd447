import { describe, expect, it } from 'vitest';
import { programme } from '../../domain/programme.ts';
import type { ImportedPosting, ProgrammeFacts } from '../../domain/programme-state.ts';
import type { Facts } from '../../domain/ports.ts';
import { given } from '../support/given.ts';
import {
  calendar,
  clock,
  people,
  policy,
  shenzhen,
  TOWN,
  townTeam,
  withPolicy,
} from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

const CASE = 'programme/shenzhen-2022';
const { administrator } = people;

const reporters = ['sz-caizhengju', 'sz-futian'].map((unit) => ({
  ...{ unit, places: { unit, root: 'sz', municipality: 'sz' } },
  recipients: ['sz/leadingGroup', 'hq-shantou/headquarters'],
}));
/** Without duties, funds and evaluations, which have tests of their own. */
const world = (facts: Facts, more: Partial<ProgrammeFacts> = {}): ProgrammeFacts => ({
  ...withPolicy(facts, ({ duties: _, funds: __, evaluation: ___, ...plain }) => plain),
  ...{ versions: { known: [1], current: 1 } },
  ...{ root: 'sz', teams: shenzhen.teams, reporters, occupied: [] },
  ...more,
});
const time = world(clock);

const launch = { act: 'launch' as const, date: '2021-03-15' };
const launched = () => given(programme).after(launch, world(administrator));
const tick = (date: string) => ({ act: 'tick' as const, date });
const row = (seat: string): ImportedPosting => ({
  ...{ posting: `posting/${seat}/1`, person: `c-${seat}`, seat, area: TOWN, kind: 'town', role: 'member' },
  ...{ places: townTeam().seats[0]?.places ?? {}, since: '2021-07-20' },
  ...{ termFrom: '2021-08-01', termEnd: '2024-08-01', posts: [] },
});
const importRows = (...seats: readonly string[]) => ({
  act: 'importPostings' as const,
  ...{ rows: seats.map(row), date: '2022-02-21' },
});

describe('the launch', () => {
  it('forms 90 teams, each with its seats and the days by which it launches and is complete', () => {
    const step = given(programme).when(launch, world(administrator));
    step.then(
      { type: 'programmeLaunched', launchBy: '2021-04-13', completeBy: '2021-08-01' },
      { type: 'reportsScheduled', year: 2021, openOn: '2021-12-01' },
      { type: 'rotationScheduled', n: 1, relieveOn: '2024-07-01' },
      { type: 'planScheduled' },
    );
    const messages = step.messages(CASE);
    expect(messages).toHaveLength(90);
    expect(messages[0]).toMatchObject({
      kind: 'team',
      act: 'form',
      opens: true,
      payload: { programme: CASE },
    });
    expect(new Set(messages.map(({ to }) => to)).size).toBe(90);
  });

  it("is the administrator's, once, and before anything else", () => {
    given(programme)
      .when(launch, world(people.organisation))
      .refused('not-your-office', { office: 'sz/administrator' });
    launched().when(launch, world(administrator)).refused('already-open');
    given(programme)
      .when(importRows(`${TOWN}/2`), world(administrator))
      .refused('wrong-stage', { stage: 'opening' });
  });
});

describe('a launch after the programme began on paper', () => {
  const late = () => given(programme).when({ act: 'launch', date: '2022-02-21' }, world(administrator));

  it('gives the teams as long as a vacancy has, from that day on', () => {
    late().then(
      { type: 'programmeLaunched', launchBy: '2022-03-21', completeBy: '2022-05-18' },
      { type: 'reportsScheduled', year: 2022, openOn: '2022-12-01' },
      { type: 'rotationScheduled', n: 1, relieveOn: '2024-07-01' },
      { type: 'planScheduled' },
    );
  });

  it('opens the reports that are not due yet, and the first batch that is to come', () => {
    const launchedOn = (date: string) => given(programme).when({ act: 'launch', date }, world(administrator));
    launchedOn('2022-01-31').then(
      { type: 'programmeLaunched' },
      { type: 'reportsScheduled', year: 2021 },
      { type: 'rotationScheduled', n: 1 },
      { type: 'planScheduled' },
    );
    launchedOn('2024-08-15').then(
      { type: 'programmeLaunched' },
      { type: 'reportsScheduled', year: 2024 },
      { type: 'rotationScheduled', n: 3, relieveOn: '2024-09-01' },
      { type: 'planScheduled' },
    );
  });
});

describe('the end of the programme', () => {
  it('ends its teams', () => {
    const step = launched().when({ act: 'close', date: '2027-09-01' }, world(administrator));
    step.then({ type: 'programmeClosed' });
    const messages = step.messages(CASE);
    expect(messages).toHaveLength(90);
    expect(messages[0]).toMatchObject({ kind: 'team', act: 'close' });
  });
});

describe('the reports of a year', () => {
  it('are opened on 1 December for every reporter, due at the end of January', () => {
    expect(launched().due).toBe('2021-12-01');
    const step = launched().when(tick('2021-12-01'), time);
    const next = step.then(
      { type: 'reportsOpened', year: 2021, due: '2022-01-31' },
      { type: 'reportsScheduled', year: 2022, openOn: '2022-12-01' },
    );
    expect(next.due).toBe('2022-12-01');
    expect(step.messages(CASE)).toMatchObject([
      { to: 'report/sz-caizhengju/2021', kind: 'report', act: 'open', opens: true },
      { to: 'report/sz-futian/2021', kind: 'report', act: 'open', payload: { due: '2022-01-31' } },
    ]);
    launched().when(tick('2021-11-30'), time).then();
  });
});

describe('the batches of the relief', () => {
  const opened = (until: string) =>
    launched()
      .after(tick(until), time)
      .events.flatMap((event) => (event.type === 'rotationOpened' ? [event] : []));

  it('come three a cycle, around the end of the term, with every seat of a team in one of them', () => {
    expect(opened('2027-12-31').map(({ n, seatNumbers, relieveOn }) => [n, seatNumbers, relieveOn])).toEqual([
      [1, [2, 3], '2024-07-01'],
      [2, [1, 4], '2024-08-01'],
      [3, [5], '2024-09-01'],
      [4, [2, 3], '2027-07-01'],
      [5, [1, 4], '2027-08-01'],
      [6, [5], '2027-09-01'],
    ]);
  });

  it('are opened 120 working days before the relief', () => {
    const { nextRotation } = launched().state;
    const { openOn = '', relieveOn = '' } = nextRotation ?? {};
    expect(calendar.workingDaysBetween(openOn, relieveOn)).toBe(policy.rotation.leadDays);
    const step = launched().after(tick('2023-12-01'), time).when(tick(openOn), time);
    expect(step.messages(CASE)).toMatchObject([
      {
        ...{ to: 'rotation/shenzhen-2022/1', kind: 'rotation', act: 'open', opens: true },
        payload: { n: 1, seatNumbers: [2, 3], relieveOn: '2024-07-01', places: { municipality: 'sz' } },
      },
    ]);
  });

  it('are all opened after a long absence, in order, with nothing left due', () => {
    const after = launched().after(tick('2030-06-01'), time);
    expect((after.due ?? '') > '2030-06-01').toBe(true);
    const years = after.events.flatMap((event) => (event.type === 'reportsOpened' ? [event.year] : []));
    expect(years).toEqual([2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029]);
  });

  it('follow the policy: one batch for everybody, if it says so', () => {
    const facts = withPolicy(time, (known) => ({
      ...known,
      rotation: { ...known.rotation, batches: [{ seats: [1, 2, 3, 4, 5], offsetMonths: 0 }] },
    }));
    const first = given(programme).after(launch, { ...facts, actor: administrator.actor });
    expect(first.state.nextRotation).toMatchObject({ n: 1, relieveOn: '2024-08-01' });
  });
});

describe('the rotation plans', () => {
  const plan = 'rotation-plan/shenzhen-2022/1';
  const organised = world(people.organisation);
  const asked = () =>
    launched().after({ act: 'askPlan', wishes: { most: 1 }, date: '2023-10-09' }, organised);
  const inForce = (...batches: readonly string[]) =>
    asked().after({ act: 'planInForce', plan, batches, date: '2023-11-20' }, time);
  const seat = `${TOWN}/1`;
  const planned = {
    '2024-06': {
      plan,
      reliefs: [{ seat, posting: `posting/${seat}/1`, on: '2024-06-03' }],
      exceptions: [{ seat, months: 34, reason: 'commonStart' }],
    },
  };

  it('are asked for by the organisation department, one at a time', () => {
    const ask = { act: 'askPlan' as const, date: '2023-10-09' };
    launched().when(ask, world(people.hr)).refused('not-your-office', { office: 'sz/orgDepartment' });
    const step = launched().when({ ...ask, wishes: { most: 1 } }, organised);
    step.then({ type: 'planAsked', plan, n: 1, wishes: { most: 1 } });
    expect(step.messages(CASE)).toMatchObject([
      { to: plan, kind: 'rotationPlan', act: 'open', opens: true, payload: { n: 1, wishes: { most: 1 } } },
    ]);
    asked().when(ask, organised).refused('plan-open', { case: plan });
    const over = asked().after({ act: 'planEnded', plan, date: '2023-10-20' }, time);
    over.when(ask, organised).then({ type: 'planAsked', n: 2 });
    const table = withPolicy(organised, (known) => {
      const { plan: _, ...rotation } = known.rotation;
      return { ...known, rotation };
    });
    launched().when(ask, table).refused('no-planning');
  });

  it('are wanted so early that the first reliefs can still be prepared after the chain', () => {
    const { askOn } = launched().state.plans ?? {};
    // 20 days to look at it, 20 of its chain, 85 to prepare the first relief: half a year before the three years are over.
    expect(calendar.workingDaysBetween(askOn ?? '', '2024-02-01')).toBe(125);
    const wanted = launched().after(tick(askOn ?? ''), time);
    expect(wanted.tasks).toEqual([
      { key: 'askPlan', office: 'sz/orgDepartment', act: 'askPlan', subject: 'plan', due: '2023-08-31' },
    ]);
    expect(wanted.after({ act: 'askPlan', date: '2023-08-14' }, organised).tasks).toEqual([]);
  });

  it('open their batches instead of the table, with their seats, and the table goes on after the last', () => {
    const running = inForce('2024-06-03', '2024-09-02');
    expect(running.state.nextRotation).toMatchObject({ n: 1, relieveOn: '2024-06-03' });
    const { openOn = '' } = running.state.nextRotation ?? {};
    expect(calendar.workingDaysBetween(openOn, '2024-06-03')).toBe(85);
    const before = running.after(tick('2023-12-01'), time);
    const step = before.when(tick(openOn), { ...time, planned });
    const opened = step.then(
      { type: 'rotationOpened', n: 1, seatNumbers: [], relieveOn: '2024-06-03', plan },
      { type: 'rotationScheduled', n: 2, relieveOn: '2024-09-02' },
    );
    expect(step.messages(CASE)).toMatchObject([
      { to: 'rotation/shenzhen-2022/1', act: 'open', payload: { batch: planned['2024-06'] } },
    ]);
    // Whoever was to be relieved in September has left.
    const skipped = opened.when(tick('2024-07-01'), { ...time, planned: {} });
    const after = skipped.then(
      { type: 'batchSkipped', relieveOn: '2024-09-02' },
      { type: 'rotationScheduled', n: 2, batch: 4, relieveOn: '2027-07-01' },
    );
    const last = after
      .after(tick('2027-02-01'), time)
      .events.flatMap((event) => (event.type === 'rotationOpened' ? [event] : []));
    // Only those whose term ends about then.
    expect(last.at(-1)).toMatchObject({ n: 2, seatNumbers: [2, 3], dueBy: '2027-09-01' });
  });

  it('are told once a day, all together, of what nobody planned', () => {
    const left = (seats: string, date: string) => ({
      ...{ act: 'replan' as const, team: TOWN, seats: [`${TOWN}/${seats}`], because: 'vacant', date },
    });
    launched().when(left('1', '2023-05-08'), time).then();
    const noted = inForce('2024-06-03')
      .after(left('1', '2023-12-04'), time)
      .after(left('2', '2023-12-04'), time);
    expect(noted.state.plans?.replan?.on).toBe('2023-12-05');
    const step = noted.after(tick('2023-12-01'), time).when(tick('2023-12-05'), time);
    step.then({ type: 'replanOrdered', plan });
    expect(step.messages(CASE)).toMatchObject([
      {
        ...{ to: plan, kind: 'rotationPlan', act: 'replan' },
        payload: { because: [{ seats: [`${TOWN}/1`] }, { seats: [`${TOWN}/2`] }] },
      },
    ]);
  });

  it('take each other’s place, and end with the programme', () => {
    const second = inForce('2024-06-03').after({ act: 'askPlan', date: '2026-07-06' }, organised);
    const other = 'rotation-plan/shenzhen-2022/2';
    const step = second.when(
      { act: 'planInForce', plan: other, batches: ['2027-06-01'], date: '2026-08-17' },
      time,
    );
    step.then(
      { type: 'planAdopted', plan: other, replaces: plan },
      { type: 'planScheduled' },
      { type: 'rotationScheduled', relieveOn: '2027-06-01' },
    );
    expect(step.messages(CASE)).toMatchObject([{ to: plan, act: 'replaced', payload: { by: other } }]);
    const closing = second.when({ act: 'close', date: '2026-12-31' }, world(administrator, { teams: [] }));
    expect(closing.messages(CASE).map(({ to, act }) => [to, act])).toEqual([
      [other, 'close'],
      [plan, 'close'],
    ]);
  });
});

describe('an import', () => {
  it("is the administrator's, of people into seats that are free, all or none", () => {
    const facts = world(administrator);
    const step = launched().when(importRows(`${TOWN}/2`, `${TOWN}/3`), facts);
    step.then({ type: 'postingsImported' });
    expect(step.messages(CASE)).toMatchObject([
      { to: `posting/${TOWN}/2/1`, kind: 'posting', act: 'import', opens: true },
      { to: `posting/${TOWN}/3/1`, kind: 'posting', act: 'import', opens: true },
    ]);
    launched()
      .when(importRows(`${TOWN}/2`), world(people.hr))
      .refused('not-your-office');
    launched().when(importRows(), facts).refused('no-seats', {}, 'rows');
    launched()
      .when(importRows(`${TOWN}/2`, `${TOWN}/2`), facts)
      .refused('seat-not-vacant', { seat: `${TOWN}/2` }, 'rows');
    launched()
      .when(importRows(`${TOWN}/2`, `${TOWN}/3`), world(administrator, { occupied: [`${TOWN}/3`] }))
      .refused('seat-not-vacant', { seat: `${TOWN}/3` });
  });
});

describe('the end', () => {
  const close = { act: 'close' as const, date: '2026-12-31' };

  it("is the administrator's, and nothing is opened after it", () => {
    launched().when(close, world(people.hr)).refused('not-your-office');
    const closed = launched().when(close, world(administrator)).then({ type: 'programmeClosed' });
    expect([closed.stage, closed.ended, closed.due, closed.tasks]).toEqual(['closed', true, null, []]);
    closed.when(tick('2027-12-01'), time).refused('case-ended');
  });
});

it('counts what it opened and what has ended, and opens nothing twice', walking, () => {
  // With duties, funds and evaluations, whose calendars it keeps, too.
  const timer = { ...time, policy };
  const whole = { ...world(administrator, { teams: shenzhen.teams.slice(0, 2) }), policy };
  walk({
    process: programme,
    begin: launch.date,
    opening: [launch, whole],
    timer,
    strangers: [],
    choices: (state, date) => [
      [{ act: 'teamFormed', area: TOWN, date }, timer] as const,
      ...(state.reportsOpen > 0
        ? [[{ act: 'reportEnded', unit: 'u', year: 2021, date }, timer] as const]
        : []),
      ...(state.rotationsOpen > 0 ? [[{ act: 'rotationEnded', n: 1, date }, timer] as const] : []),
      ...Array.from({ length: 4 }, () => [{ act: 'tick' as const, date }, timer] as const),
    ],
    check: (state, events) => {
      expect(Math.min(state.reportsOpen, state.rotationsOpen)).toBeGreaterThanOrEqual(0);
      const years = events.flatMap((event) => (event.type === 'reportsOpened' ? [event.year] : []));
      const batches = events.flatMap((event) => (event.type === 'rotationOpened' ? [event.n] : []));
      expect(years).toEqual(years.map((_, n) => 2021 + n));
      expect(batches).toEqual(batches.map((_, n) => 1 + n));
    },
    reached: (events) => events.some(({ type }) => type === 'reportsOpened'),
  });
});
