import { describe, expect, it } from 'vitest';
import { changesOfPlan, objectiveOfPlan } from '../../domain/plan-check.ts';
import { answerTo } from '../../domain/plan-answer.ts';
import { problemOf, type SeatNow } from '../../domain/plan-draft.ts';
import { monthOf, type Plan, type PlannedRelief, type PlanProblem } from '../../domain/plan-problem.ts';
import { rotationPlan } from '../../domain/rotation-plan.ts';
import type {
  RotationPlanCommand,
  RotationPlanEvent,
  RotationPlanFacts,
  RotationPlanState,
  Solved,
} from '../../domain/rotation-plan-state.ts';
import type { Facts } from '../../domain/ports.ts';
import { monthsBetween, type DateString } from '../../domain/time.ts';
import { approvalChoices, often } from '../support/approval-choices.ts';
import { given, type Given } from '../support/given.ts';
import { clock, people, policy } from '../support/shenzhen.ts';
import { walk, walking } from '../support/walk.ts';

const CASE = 'rotation-plan/shenzhen-2022/1';
const { organisation, otherOrganisation, leadingGroup, otherLeadingGroup } = people;
const TODAY = '2023-10-09';

/** Heads of three counties, each a team of their own, whose terms end together. */
const [A, B, C] = ['440513/1', '440507/1', '440514/1'] as const;
const heads = [A, B, C].map((seat): SeatNow => {
  const place = { seat, team: seat.slice(0, 6), role: 'head' as const, unit: `unit-${seat.slice(0, 6)}` };
  return { ...place, posting: `posting/${seat}/1`, termFrom: '2021-08-01', termEnd: '2024-08-01' };
});
const without = (seat: string): readonly SeatNow[] =>
  heads.map((own) =>
    own.seat === seat ? { ...own, posting: null, termFrom: '2024-01-31', termEnd: null } : own,
  );

type Story = Given<RotationPlanState, RotationPlanCommand, RotationPlanEvent, RotationPlanFacts>;

/** What the record gathers, with whoever is in the seats now. */
function factsOf(
  { wishes, pins }: RotationPlanState,
  events: readonly RotationPlanEvent[],
  facts: Facts,
  seats: readonly SeatNow[] = heads,
  today = TODAY,
): RotationPlanFacts & { readonly problem: PlanProblem } {
  const solutions = events.flatMap((event) => (event.type === 'planSolved' ? [event] : []));
  const approved = events.findLast((event) => event.type === 'planApproved');
  const inForce = solutions.find(({ version }) => version === approved?.version)?.reliefs ?? [];
  const planned = new Map(inForce.map((relief) => [relief.posting, relief.on]));
  const now = seats.map((seat) => {
    const on = planned.get(seat.posting ?? '');
    return on === undefined ? seat : { ...seat, planned: on };
  });
  const problem = problemOf(now, wishes, pins, facts, today);
  if (!problem) throw new Error('the policy plans');
  return {
    ...{ ...facts, problem, problemId: JSON.stringify(problem), draft: solutions.at(-1)?.reliefs ?? [] },
    former: Object.fromEntries(inForce.map((relief) => [relief.seat, relief])),
    seated: Object.fromEntries(seats.flatMap(({ seat, posting }) => (posting ? [[seat, posting]] : []))),
    underWay: {},
  };
}

/** A plan that has everybody on the policy's day of one month, unless a date stands, with its figures. */
function planFor(problem: PlanProblem, month: DateString): Plan {
  const reliefs = problem.seats.flatMap((seat): readonly PlannedRelief[] => {
    const { posting, termFrom, termEnd, fixed, former } = seat;
    if (posting === null || termFrom === null || termEnd === null) return [];
    const on = fixed?.on ?? (former ? `${former.slice(0, 7)}-01` : `${month}-01`);
    const off = monthsBetween(termEnd, on);
    const exception = Math.abs(off) > problem.rules.term.spread;
    return [
      {
        ...{ seat: seat.seat, posting, on, months: monthsBetween(termFrom, on) },
        ...(exception && { exception: { reason: fixed?.by ?? ('former' as const), off } }),
      },
    ];
  });
  const objective = objectiveOfPlan(problem, { reliefs });
  const changes = changesOfPlan(problem, { reliefs });
  return { reliefs, objective, bound: objective, gap: 0, changes, status: 'optimal' };
}

const open = {
  act: 'open' as const,
  ...{ programme: 'programme/shenzhen-2022', n: 1, places: { municipality: 'sz', root: 'sz' } },
  ...{ wishes: {}, date: TODAY },
};
const date = TODAY;
const opened = () => given(rotationPlan).after(open, clock);
const facts = (story: Story, who: Facts, seats?: readonly SeatNow[]) =>
  factsOf(story.state, story.events, who, seats);
const solution = (story: Story, month = '2024-08', seats?: readonly SeatNow[]) => {
  const own = facts(story, clock, seats);
  const result: Solved = {
    problem: own.problemId ?? '',
    answer: { is: 'planned', plan: planFor(own.problem, month) },
  };
  return [{ act: 'solve' as const, result, date }, own] as const;
};
const solved = (story: Story = opened(), month?: string, seats?: readonly SeatNow[]) =>
  story.after(...solution(story, month, seats));
const submit = { act: 'submit' as const, date };
const decide = (approval: string, verdict: 'agree' | 'return' | 'reject') => ({
  act: 'decide' as const,
  items: [{ approval, verdict, ...(verdict !== 'agree' && { reason: 'text-1' }) }],
  date,
});
const minutes = (approval: string) => ({
  ...{ act: 'minute' as const, number: '纪要', heldOn: date, due: 9, present: 9, date },
  items: [{ approval, agree: 8, disagree: 1, defer: 0 }],
});
const submitted = (story = solved()) => story.after(submit, facts(story, organisation));
const minuted = (story = submitted()) => {
  const key = `plan:${story.state.version}`;
  const signed = story.after(decide(key, 'agree'), facts(story, otherOrganisation));
  return signed.after(minutes(key), facts(signed, leadingGroup));
};
const confirm = (version: number) => ({
  act: 'confirmMinutes' as const,
  approvals: [`plan:${version}`],
  date,
});
const inForce = (story = minuted()) =>
  story.after(confirm(story.state.version), facts(story, otherLeadingGroup));
const cause = { team: '440513', seats: [A], because: 'vacant' };
const replan = { act: 'replan' as const, because: [cause], date };

describe('a plan', () => {
  it('asks itself to be solved, and holds none of it in the workflow', () => {
    const step = given(rotationPlan).when(open, clock);
    step.then({ type: 'planOpened', office: 'sz/orgDepartment' });
    expect(step.messages(CASE)).toEqual([{ to: CASE, kind: 'rotationPlan', act: 'solve', payload: {} }]);
    const event = solved().events.find(({ type }) => type === 'planSolved');
    expect(event && rotationPlan.lean?.(event)).toEqual({ type: 'planSolved', version: 1 });
    opened().when(open, clock).refused('already-open');
  });

  it('is drafted with its dates on working days, and waits for the organisation department', () => {
    const story = opened();
    // 1 October 2024 is a holiday: the first working day after it is the 8th.
    const drafted = story.when(...solution(story, '2024-10')).then({
      ...{ type: 'planSolved', version: 1, changed: [], because: [] },
      reliefs: [A, B, C].map((seat) => ({ seat, on: '2024-10-08', months: 38 })) as never,
    });
    expect(drafted.tasks).toMatchObject([{ act: 'submit', office: 'sz/orgDepartment' }]);
    expect([drafted.stage, drafted.due]).toEqual(['drafted', null]);
  });

  it('is made with people whose term is over, also long since', () => {
    const problem = problemOf(heads, {}, {}, clock, '2025-10-09');
    if (!problem) throw new Error('the policy plans');
    const end = monthOf(problem, '2024-08-01');
    expect(end + problem.rules.term.spread).toBeLessThan(0);
    expect(answerTo(problem, () => planFor(problem, problem.from.slice(0, 7)))).toMatchObject({
      is: 'planned',
    });
  });

  it('is not taken from the solver when it is against a rule', () => {
    const story = opened();
    const [command, own] = solution(story);
    const plan = { ...planFor(own.problem, '2024-08'), objective: 1 };
    const wrong: Solved = { ...command.result, answer: { is: 'planned', plan } };
    const failed = story
      .when({ ...command, result: wrong }, own)
      .then({ type: 'solvingFailed', violations: [{ rule: 'figures' }] });
    expect(failed.tasks).toMatchObject([{ act: 'askAgain' }]);
  });

  it('is solved again when somebody came or left meanwhile, and its answer counts once', () => {
    const story = opened();
    const [command] = solution(story);
    const step = story.when(command, facts(story, clock, without(A)));
    step.then({ type: 'solvingBegun', because: [] });
    expect(step.messages(CASE)).toMatchObject([{ to: CASE, act: 'solve' }]);
    const drafted = solved();
    drafted.when(...solution(drafted)).then();
  });

  it('says what collides, and is asked for again with other wishes', () => {
    const story = opened();
    const own = facts(story, clock);
    const conflicts = [{ team: '440513', rules: [{ rule: 'avoid' as const }] }];
    const result: Solved = { problem: own.problemId ?? '', answer: { is: 'infeasible', conflicts } };
    const stuck = story
      .when({ act: 'solve', result, date }, own)
      .then({ type: 'planInfeasible', faults: [], conflicts });
    expect(stuck.tasks).toMatchObject([{ act: 'askAgain' }]);
    const again = { act: 'askAgain' as const, wishes: { avoid: [] }, date };
    stuck.when(again, facts(stuck, leadingGroup)).refused('not-your-office');
    const asked = stuck.when(again, facts(stuck, organisation)).then({ type: 'solvingBegun' });
    expect(asked.state.wishes).toEqual({ avoid: [] });
  });
});

describe('a pin', () => {
  const pin = (seat: string, on: string) => ({ act: 'pin' as const, seat, on, date });

  it('is of somebody in a seat, for a month of the plan', () => {
    const story = solved();
    const own = facts(story, organisation);
    story.when(pin('x/1', '2024-09-02'), own).refused('plan-seat-unknown', { seat: 'x/1' }, 'seat');
    story.when(pin(A, '2024-09-02'), facts(story, organisation, without(A))).refused('plan-seat-unknown');
    story.when(pin(A, '2024-01-02'), own).refused('date-outside-plan', { from: '2024-04' }, 'on');
    story.when(pin(A, '2027-04-01'), own).refused('date-outside-plan', { until: '2027-03' }, 'on');
    const busy = { ...own, underWay: { [`posting/${A}/1`]: 'rotation/shenzhen-2022/1' } };
    story.when(pin(A, '2024-09-02'), busy).refused('relief-begun', { seat: A }, 'seat');
    story.when({ act: 'unpin', seat: A, date }, own).refused('not-pinned', { seat: A }, 'seat');
  });

  it('counts when the plan is asked for again, and not before', () => {
    const story = solved();
    const pinned = story
      .when(pin(A, '2024-09-17'), facts(story, organisation))
      .then({ type: 'pinned', seat: A, on: '2024-09-17' });
    expect(pinned.tasks).toMatchObject([{ act: 'askAgain' }]);
    pinned.when(submit, facts(pinned, organisation)).refused('plan-outdated', { seat: A });
    const asked = pinned.after({ act: 'askAgain', date }, facts(pinned, organisation));
    const again = solved(asked);
    const event = again.events.findLast(({ type }) => type === 'planSolved');
    expect(event).toMatchObject({ version: 2, reliefs: [{ seat: A, on: '2024-09-17' }, {}, {}] });
    const loose = again.after({ act: 'unpin', seat: A, date }, facts(again, organisation));
    expect([loose.state.pins, loose.state.outdated]).toEqual([{}, true]);
  });
});

describe('the approval', () => {
  it('is not for who sent the plan, and brings it into force', () => {
    const story = solved();
    story.when(submit, facts(story, leadingGroup)).refused('not-your-office');
    const sent = submitted();
    expect(sent.tasks).toMatchObject([
      { act: 'decide', subject: 'plan:1', notFor: ['organisation-1'], barred: ['organisation-1'] },
    ]);
    sent.when(decide('plan:1', 'agree'), facts(sent, organisation)).refused('four-eyes');
    const ready = minuted();
    const step = ready.when(confirm(1), facts(ready, otherLeadingGroup));
    step.then(
      { type: 'minutesConfirmed' },
      { type: 'approvalEnded', result: 'agreed' },
      { type: 'planApproved', version: 1, batches: ['2024-08-01'] },
    );
    expect(step.messages(CASE)).toEqual([
      {
        ...{ to: 'programme/shenzhen-2022', kind: 'programme', act: 'planInForce' },
        payload: { plan: CASE, batches: ['2024-08-01'] },
      },
    ]);
  });

  it('does not begin for people who have left', () => {
    const story = solved();
    const gone = facts(story, organisation, without(B));
    story.when(submit, gone).refused('plan-outdated', { seat: B });
    // Unless they were relieved meanwhile as the version in force had it, which a new version takes over.
    const asPlanned = gone.draft?.find(({ seat }) => seat === B) as PlannedRelief;
    const former = (on: DateString) => ({ ...gone, former: { [B]: { ...asPlanned, on } } });
    story.when(submit, former(asPlanned.on)).then({ type: 'planSubmitted' }, { type: 'stepOpened' });
    story.when(submit, former('2024-07-01')).refused('plan-outdated', { seat: B });
  });

  it('may return it, which is resubmitted, changed or withdrawn', () => {
    const sent = submitted();
    const back = sent
      .when(decide('plan:1', 'return'), facts(sent, otherOrganisation))
      .then({ type: 'signed' }, { type: 'approvalReturned' }, { type: 'planReturned' });
    expect(back.tasks).toMatchObject([{ act: 'resubmit' }]);
    back
      .when({ act: 'resubmit', date }, facts(back, otherOrganisation))
      .then({ type: 'planResubmitted', by: 'organisation-2' }, { type: 'stepOpened' });
    const withdrawn = back
      .when({ act: 'withdraw', date }, facts(back, organisation))
      .then({ type: 'approvalEnded', result: 'withdrawn' }, { type: 'planEnded', why: 'givenUp' });
    expect(withdrawn.ended).toBe(true);
    const anew = solved(back.after({ act: 'askAgain', date }, facts(back, organisation)));
    expect(submitted(anew).tasks).toMatchObject([{ act: 'decide', subject: 'plan:2' }]);
  });
});

describe('a plan in force', () => {
  it('is drawn up again when something happens: dates stay, and nobody has to approve that', () => {
    const story = inForce();
    const begun = story.when(replan, facts(story, clock)).then({ type: 'solvingBegun', because: [cause] });
    const again = begun.when(...solution(begun, '2024-08', without(A))).then(
      {
        ...{ type: 'planSolved', version: 2, because: [cause] },
        changed: [{ seat: A, from: '2024-08-01', to: null }],
      },
      { type: 'planApproved', version: 2, batches: ['2024-08-01'] },
    );
    expect([again.stage, again.state.inForce, again.state.causes]).toEqual(['inForce', 2, []]);
  });

  it('goes through its chain again where a date changes; until then the version before holds', () => {
    const story = inForce();
    const pinned = story.after({ act: 'pin', seat: B, on: '2024-11-04', date }, facts(story, organisation));
    const draft = solved(pinned.after({ act: 'askAgain', date }, facts(pinned, organisation)));
    expect([draft.stage, draft.state.inForce]).toEqual(['drafted', 1]);
    expect(draft.events.at(-1)).toMatchObject({
      changed: [{ seat: B, from: '2024-08-01', to: '2024-11-04' }],
    });
    const dropped = draft
      .when({ act: 'withdraw', date }, facts(draft, organisation))
      .then({ type: 'draftDropped', version: 2 });
    expect([dropped.stage, dropped.state.inForce]).toEqual(['inForce', 1]);
    expect(inForce(minuted(submitted(draft))).state.inForce).toBe(2);
  });

  it('goes through its chain again where a term that was extended lets go of its date', () => {
    const story = inForce();
    const longer = heads.map((seat) =>
      seat.seat === A ? { ...seat, termEnd: '2024-11-01', extended: true } : seat,
    );
    const begun = story.after(replan, facts(story, clock));
    const draft = begun.when(...solution(begun, '2024-11', longer)).then({
      ...{ type: 'planSolved', version: 2 },
      changed: [{ seat: A, from: '2024-08-01', to: '2024-11-01' }],
    });
    expect([draft.stage, draft.state.inForce, draft.tasks]).toMatchObject([
      'drafted',
      1,
      [{ act: 'submit' }],
    ]);
  });

  it('keeps the date of a term that was extended where it was announced or is pinned, also shortly before it', () => {
    const [head] = heads;
    if (!head) throw new Error('there are heads');
    const own = { ...head, termEnd: '2024-11-01', planned: '2024-08-01', extended: true };
    const planned = (seat: SeatNow, pins = {}, today = TODAY) =>
      problemOf([seat], {}, pins, clock, today)?.seats[0];
    const pins = { [A]: '2024-08-01' };
    expect(planned(own)).not.toHaveProperty('former');
    expect(planned(own, pins)).toMatchObject({ former: '2024-08-01', fixed: { on: '2024-08-01' } });
    const arranged = { posting: null, termFrom: '2024-08-01' };
    expect(planned(own, pins, '2024-05-06')).toMatchObject(arranged);
    const underWay = { rotation: 'rotation/shenzhen-2022/1', on: '2024-08-01' };
    expect(planned({ ...own, underWay })).toMatchObject(arranged);
  });

  it('takes up what happens during its approval when the chain has decided', () => {
    const sent = submitted();
    const noted = sent.when(replan, facts(sent, clock)).then({ type: 'replanNoted', because: [cause] });
    const ready = minuted(noted);
    ready
      .when(confirm(1), facts(ready, otherLeadingGroup))
      .then(
        { type: 'minutesConfirmed' },
        { type: 'approvalEnded' },
        { type: 'planApproved' },
        { type: 'solvingBegun', because: [cause] },
      );
  });

  it('takes over what is arranged already, and ends when another plan takes its place', () => {
    const story = inForce();
    // In April the reliefs of August can no longer be prepared anew.
    const late = factsOf(story.state, story.events, clock, heads, '2024-04-15');
    expect(late.problem.seats.every(({ posting, termFrom }) => !posting && termFrom === '2024-08-01')).toBe(
      true,
    );
    expect(monthOf(late.problem, '2024-08-01')).toBeLessThan(0);
    const begun = story.after({ ...replan, date: '2024-04-15' }, late);
    const result: Solved = {
      problem: late.problemId ?? '',
      answer: { is: 'planned', plan: planFor(late.problem, '2024-12') },
    };
    begun
      .when({ act: 'solve', result, date: '2024-04-15' }, late)
      .then({ type: 'planSolved', changed: [] }, { type: 'planApproved', batches: ['2024-08-01'] });
    const step = story.when({ act: 'replaced', by: 'rotation-plan/shenzhen-2022/2', date }, clock);
    expect(step.then({ type: 'planEnded', why: 'replaced' }).ended).toBe(true);
    expect(step.messages(CASE)).toEqual([]);
  });
});

it('has one version in force at most, approved by others than who sent it, whatever is sent', walking, () => {
  const everybody = [clock, organisation, otherOrganisation, leadingGroup, otherLeadingGroup];
  // The record gathers facts for each command; these are those of a plan that nobody has changed.
  const story = opened();
  const own = facts(story, clock);
  const result: Solved = {
    problem: own.problemId ?? '',
    answer: { is: 'planned', plan: planFor(own.problem, '2024-08') },
  };
  const draft = planFor(own.problem, '2024-08').reliefs;
  const known = (who: Facts): RotationPlanFacts => ({ ...own, ...who, draft });
  walk({
    process: rotationPlan,
    begin: TODAY,
    opening: [open, known(clock)],
    strangers: everybody.map(known),
    choices: (state, day) => [
      ...approvalChoices(state.approvals, everybody.map(known), day),
      ...often([{ act: 'solve', result, date: day }, known(clock)] as const),
      ...often([{ act: 'submit', date: day }, known(organisation)] as const),
      [{ act: 'askAgain', date: day }, known(organisation)] as const,
      [{ act: 'pin', seat: A, on: '2024-09-02', date: day }, known(organisation)] as const,
      [{ act: 'unpin', seat: A, date: day }, known(organisation)] as const,
      [{ act: 'resubmit', date: day }, known(otherOrganisation)] as const,
      [{ act: 'withdraw', date: day }, known(organisation)] as const,
      [{ ...replan, date: day }, known(clock)] as const,
    ],
    check: (state, events) => {
      const solutions = events.filter(({ type }) => type === 'planSolved').length;
      expect(state.version).toBe(solutions);
      const approved = events.flatMap((event) => (event.type === 'planApproved' ? [event.version] : []));
      expect(state.inForce).toBe(approved.at(-1) ?? null);
      expect(new Set(approved).size).toBe(approved.length);
      for (const [n, event] of events.entries()) {
        if (event.type !== 'signed') continue;
        const before = events.slice(0, n);
        const sent = before.findLast(({ type }) => type === 'planSubmitted');
        expect(sent?.type === 'planSubmitted' && sent.by).not.toBe(event.by);
      }
    },
    reached: (events) => events.some(({ type }) => type === 'planApproved'),
  });
});

it('every rule of the policy can be asked for otherwise', () => {
  const wishes = {
    ...{ from: '2024-09-01', horizon: 12, stagger: 'across-teams' as const, batches: 2, most: 1 },
    ...{ veterans: 0, leader: [0, 1] as const, firstCycle: 1, avoid: [7], level: 9 },
  };
  const problem = problemOf(heads, wishes, {}, clock, TODAY);
  expect(problem).toMatchObject({
    ...{ from: '2024-09-01', months: 12 },
    rules: {
      team: { stagger: 'across-teams', batches: 2, most: 1 },
      ...{ veterans: { fewest: 0 }, leader: { share: [0, 1] }, firstCycle: { spread: 1 } },
      ...{ avoid: { months: [7] }, level: { most: 9 } },
    },
  });
  const { plan: _, ...rotation } = policy.rotation;
  expect(problemOf(heads, {}, {}, { ...clock, policy: { ...policy, rotation } }, TODAY)).toBeNull();
});
