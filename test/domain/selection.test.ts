import { describe, expect, it } from 'vitest';
import { selection } from '../../domain/selection.ts';
import type { RuleOutcome } from '../../domain/ports.ts';
import { given } from '../support/given.ts';
import {
  approved,
  bureau,
  decide,
  dispatch,
  enterprise,
  found,
  LEADER,
  letterAndTraining,
  MEMBER,
  minutes,
  nominate,
  nominated,
  openCommand,
  opened,
  proposing,
  opinion,
  publish,
  published,
  ready,
} from '../support/selecting.ts';
import { by, calendar, clock, people, TOWN, withPolicy } from '../support/shenzhen.ts';

const { hr, otherHr, memberHr, organisation, discipline, secretary } = people;

const proposed = (but: readonly RuleOutcome[] = [], person = 'c-1') => proposing(hr, person, bureau, but);
const tick = (date: string) => ({ act: 'tick' as const, date });
const object = (person: string, date: string, objection = 'o-1') => ({
  act: 'object' as const,
  ...{ person, objection, reason: 'text-1', date },
});
const settle = (person: string, result: 'upheld' | 'dismissed', date: string, objection = 'o-1') => ({
  act: 'settle' as const,
  ...{ person, objection, result, reason: 'text-2', date },
});

describe('the way through', () => {
  it('takes a slate of two from the nomination to the dispatch, each to a posting of their own', () => {
    expect(ready().state.nominees['c-1']?.stage).toBe('cleared');
    const sent = ready().when(dispatch('2021-04-23', 'c-1', 'c-2'), organisation);
    const end = sent.then(
      {
        ...{ type: 'dispatched', person: 'c-1', posting: `posting/${LEADER}/1` },
        ...{ termFrom: '2021-08-01', termEnd: '2024-08-01' },
      },
      { type: 'dispatched', person: 'c-2', posting: `posting/${MEMBER}/1` },
      { type: 'selectionEnded' },
    );
    expect(end.ended).toBe(true);
    expect(end.due).toBeNull();
    expect(end.tasks).toEqual([]);
    expect(sent.messages(`selection/${TOWN}/1`)).toMatchObject([
      { to: `posting/${LEADER}/1`, kind: 'posting', act: 'start', opens: true, payload: { person: 'c-1' } },
      { to: `posting/${MEMBER}/1`, kind: 'posting', act: 'start', opens: true, payload: { person: 'c-2' } },
      {
        ...{ to: `team/${TOWN}`, act: 'selectionEnded' },
        payload: { filled: [LEADER, MEMBER], givenUp: [] },
      },
    ]);
  });

  it('asks first for nominees, then for what each step needs', () => {
    expect(opened().tasks.map(({ key, office }) => [key, office])).toEqual([
      [`nominate:${LEADER}`, 'sz-caizhengju/hr'],
      [`nominate:${MEMBER}`, 'sz-shenyejituan/hr'],
    ]);
    expect(nominated().tasks.map(({ key }) => key)).toEqual(['decide:c-1', 'decide:c-2']);
    expect(approved().tasks.map(({ key }) => key)).toEqual(['publishNotice:c-1', 'publishNotice:c-2']);
    expect(published().tasks).toEqual([]);
    expect([opened(), nominated(), approved()].map(({ stage }) => stage)).toEqual([
      'nominating',
      'approving',
      'appointing',
    ]);
  });

  it('clears whoever is agreed to at once where the policy publishes nothing', () => {
    const quiet = withPolicy(organisation, (policy) => ({
      ...policy,
      notice: { ...policy.notice, scope: 'none' },
    }));
    const last = nominated()
      .after(decide('2021-04-07', 'agree', 'c-1'), otherHr)
      .after(opinion('2021-04-08', 'c-1'), discipline)
      .after(minutes('2021-04-09', 'c-1'), secretary)
      .after({ act: 'confirmMinutes', approvals: ['c-1'], date: '2021-04-12' }, people.otherSecretary)
      .when(decide('2021-04-13', 'agree', 'c-1'), quiet);
    last.then(
      { type: 'signed' },
      { type: 'approvalEnded', result: 'agreed' },
      { type: 'nomineeStage', stage: 'cleared' },
    );
  });
});

describe('the opening', () => {
  it('happens once, with seats to fill, and before anything else', () => {
    opened().when(openCommand, clock).refused('already-open');
    given(selection)
      .when({ ...openCommand, seats: [] }, clock)
      .refused('no-seats');
    given(selection).when(nominate('c-1', LEADER), proposed()).refused('wrong-stage', { stage: 'opening' });
  });
});

describe('a nomination', () => {
  it('claims the person for the whole term, from the day on', () => {
    opened()
      .when(nominate('c-1', LEADER), proposed())
      .then(
        { type: 'nominated', by: 'hr-1', waived: [], from: '2021-04-06', until: '2024-08-01' },
        { type: 'stepOpened', approval: 'c-1', step: 0, office: 'sz-caizhengju/hr' },
      );
  });

  it('is refused for a seat that is not of this selection', () => {
    opened()
      .when(nominate('c-1', `${TOWN}/5`), proposed())
      .refused('seat-unknown', {}, 'seat');
  });

  it('is refused for somebody whom nobody knows', () => {
    opened().when(nominate('c-1', LEADER), hr).refused('cadre-unknown', { person: 'c-1' }, 'person');
  });

  it("is the supplying unit's to make, of its own people", () => {
    opened()
      .when(nominate('c-1', LEADER), proposing(people.stranger, 'c-1', bureau))
      .refused('outside-your-unit', {}, 'person');
    opened()
      .when(nominate('c-9', LEADER), proposing(hr, 'c-9', ['sz', 'sz-jiaoyuju']))
      .refused('outside-supplying-unit', { unit: 'sz-caizhengju' });
    opened()
      .when(nominate('c-2', LEADER), proposing(memberHr, 'c-2', enterprise))
      .refused('outside-supplying-unit', { unit: 'sz-caizhengju' });
  });

  it('may come from a body in the tree of the supplying unit', () => {
    opened()
      .when(nominate('c-1', LEADER), proposing(hr, 'c-1', [...bureau, 'sz-caizhengju-fayuan']))
      .then({ type: 'nominated' }, { type: 'stepOpened' });
  });

  it('finds the seat taken while somebody is on the way to it', () => {
    nominated().when(nominate('c-3', LEADER), proposed([], 'c-3')).refused('seat-has-nominee', {}, 'seat');
  });

  it('is made once a person: neither for another seat, nor again after a rejection', () => {
    const dismissed = opened()
      .after(nominate('c-1', LEADER), proposed())
      .after(decide('2021-04-07', 'reject', 'c-1'), otherHr);
    expect(dismissed.tasks.map(({ key }) => key)).toContain(`nominate:${LEADER}`);
    dismissed
      .when(nominate('c-1', LEADER, {}, '2021-04-08'), proposed())
      .refused('nominee-stage', { stage: 'rejected' });
    dismissed
      .when(nominate('c-3', LEADER, {}, '2021-04-08'), proposed([], 'c-3'))
      .then({ type: 'nominated', person: 'c-3' }, { type: 'stepOpened' });
  });
});

describe('the screening at a nomination', () => {
  const failed = (rule: string): RuleOutcome => found(rule, 'failed');
  const unknown = (rule: string): RuleOutcome => found(rule, 'unknown', 'person.age');
  const waive = (rule: string, reason = 'text-1') => ({ waive: [{ rule, reason }] });

  it('stops whoever fails a rule without exceptions, with its clause', () => {
    opened()
      .when(nominate('c-1', LEADER), proposed([failed('leader-level')]))
      .refused('rule-failed', { rule: 'leader-level', clause: '三(一)' }, 'person');
    opened()
      .when(nominate('c-1', LEADER, waive('leader-level')), proposed([failed('leader-level')]))
      .refused('rule-failed');
  });

  it('says which facts are missing where a rule without exceptions cannot be judged', () => {
    opened()
      .when(nominate('c-1', LEADER), proposed([unknown('leader-full-member')]))
      .refused('fact-missing', { rule: 'leader-full-member', facts: 'person.age' });
  });

  it('asks for a waiver where the rule admits exceptions: failed or unknown', () => {
    for (const outcome of [failed('leader-age'), unknown('leader-age')]) {
      opened()
        .when(nominate('c-1', LEADER), proposed([outcome]))
        .refused('waiver-needed', { rule: 'leader-age' }, 'waive');
      opened()
        .when(nominate('c-1', LEADER, waive('leader-age')), proposed([outcome]))
        .then({ type: 'nominated', waived: ['leader-age'] }, { type: 'stepOpened', approval: 'waiver:c-1' });
    }
  });

  it('takes no waiver that is not needed, not known or without its reason', () => {
    opened()
      .when(nominate('c-1', LEADER, waive('leader-age')), proposed())
      .refused('waiver-not-needed', {}, 'waive');
    opened()
      .when(nominate('c-1', LEADER, waive('member-age')), proposed())
      .refused('not-found');
    opened()
      .when(nominate('c-1', LEADER, waive('leader-age', ' ')), proposed([failed('leader-age')]))
      .refused('reason-missing', {}, 'waive');
  });
});

describe('a waiver', () => {
  const waiting = () =>
    opened().after(
      nominate('c-1', LEADER, { waive: [{ rule: 'leader-age', reason: 'text-1' }] }),
      proposed([found('leader-age', 'failed')]),
    );
  const granted = () => waiting().after(decide('2021-04-07', 'agree', 'waiver:c-1'), secretary);

  it('goes through its own chain before the nomination goes through its', () => {
    const on = granted()
      .when(decide('2021-04-08', 'agree', 'waiver:c-1'), organisation)
      .then(
        { type: 'signed' },
        { type: 'approvalEnded', approval: 'waiver:c-1', result: 'agreed' },
        { type: 'waiverSettled', approved: true },
        { type: 'stepOpened', approval: 'c-1', step: 0 },
      );
    expect(on.state.nominees['c-1']).toMatchObject({ stage: 'approval', waived: ['leader-age'] });
  });

  it('that is refused ends the nomination: the seat is free', () => {
    const refused = granted()
      .when(decide('2021-04-08', 'reject', 'waiver:c-1'), organisation)
      .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'waiverSettled', approved: false });
    expect(refused.state.nominees['c-1']?.stage).toBe('rejected');
    expect(refused.tasks.map(({ key }) => key)).toContain(`nominate:${LEADER}`);
  });

  it('that is returned comes back as a waiver', () => {
    const returned = waiting().after(decide('2021-04-07', 'return', 'waiver:c-1'), secretary);
    expect(returned.tasks.map(({ key }) => key)).toContain('resubmit:c-1');
    const again = returned
      .when({ act: 'resubmit', person: 'c-1', date: '2021-04-08' }, hr)
      .then({ type: 'nomineeStage', stage: 'waiver' }, { type: 'stepOpened', approval: 'waiver:c-1' });
    expect(again.state.nominees['c-1']?.stage).toBe('waiver');
  });

  it('is withdrawn together with the nomination', () => {
    waiting()
      .when({ act: 'withdraw', person: 'c-1', date: '2021-04-08' }, hr)
      .then(
        { type: 'approvalEnded', approval: 'waiver:c-1', result: 'withdrawn' },
        { type: 'nomineeStage', stage: 'withdrawn' },
      );
  });
});

describe('a decision on a nominee', () => {
  it('is not for whoever nominated, nor for another office', () => {
    nominated()
      .when(decide('2021-04-07', 'agree', 'c-1'), hr)
      .refused('four-eyes');
    nominated()
      .when(decide('2021-04-07', 'agree', 'c-1'), people.otherMemberHr)
      .refused('not-your-office');
    nominated()
      .when(decide('2021-04-07', 'agree', 'c-9'), otherHr)
      .refused('not-before-you');
  });

  it('leaves the other nominees where they are', () => {
    const one = nominated().after(decide('2021-04-07', 'reject', 'c-1'), otherHr);
    expect(one.state.nominees['c-1']?.stage).toBe('rejected');
    expect(one.state.nominees['c-2']?.stage).toBe('approval');
  });

  it('that returns sends the nominee back to the unit, who resubmits to the same step', () => {
    const returned = nominated()
      .after(decide('2021-04-07', 'agree', 'c-1'), otherHr)
      .after(decide('2021-04-08', 'return', 'c-1'), discipline);
    expect(returned.state.nominees['c-1']?.stage).toBe('returned');
    const resubmit = { act: 'resubmit' as const, person: 'c-1', date: '2021-04-09' };
    returned.when(resubmit, memberHr).refused('not-your-office');
    returned
      .when(resubmit, otherHr)
      .then(
        { type: 'nomineeStage', stage: 'approval' },
        { type: 'stepOpened', approval: 'c-1', step: 1, office: 'sz-caizhengju/discipline' },
      );
    nominated().when(resubmit, hr).refused('nominee-stage', { stage: 'approval' });
    nominated()
      .when({ ...resubmit, person: 'c-9' }, hr)
      .refused('nominee-unknown');
  });
});

describe('somebody who resubmits a nominee', () => {
  it('does not approve the same, like whoever nominated', () => {
    const resubmitted = nominated()
      .after(decide('2021-04-07', 'return', 'c-1'), otherHr)
      .after({ act: 'resubmit', person: 'c-1', date: '2021-04-09' }, otherHr);
    resubmitted.when(decide('2021-04-12', 'agree', 'c-1'), otherHr).refused('four-eyes');
    resubmitted.when(decide('2021-04-12', 'agree', 'c-1'), hr).refused('four-eyes');
  });
});

describe('a withdrawal', () => {
  const withdraw = { act: 'withdraw' as const, person: 'c-1', date: '2021-04-14' };

  it('is for whoever nominated or their office, until the final decision', () => {
    nominated().when(withdraw, memberHr).refused('not-your-office');
    nominated()
      .when(withdraw, otherHr)
      .then(
        { type: 'approvalEnded', result: 'withdrawn' },
        { type: 'nomineeStage', person: 'c-1', stage: 'withdrawn' },
      );
    nominated()
      .when({ ...withdraw, person: 'c-9' }, hr)
      .refused('nominee-unknown');
    approved().when(withdraw, hr).refused('final-decision-made');
    nominated().after(withdraw, hr).when(withdraw, hr).refused('nominee-stage', { stage: 'withdrawn' });
  });

  it('lets the same person be nominated again, from the first step on', () => {
    nominated()
      .after(withdraw, hr)
      .when(nominate('c-1', LEADER, {}, '2021-04-15'), proposed())
      .then({ type: 'nominated' }, { type: 'stepOpened', step: 0 });
  });
});

describe('the notice', () => {
  it('runs five working days from the day after', () => {
    approved()
      .when(publish('c-1', 'c-2'), organisation)
      .then({ type: 'noticePublished', persons: ['c-1', 'c-2'], until: '2021-04-21' });
    expect(published().due).toBe('2021-04-22');
  });

  it("is the organisation department's, with a number, of approved nominees", () => {
    approved().when(publish('c-1'), hr).refused('not-your-office', { office: 'sz/orgDepartment' });
    approved()
      .when({ ...publish('c-1'), number: ' ' }, organisation)
      .refused('document-missing', {}, 'number');
    approved().when(publish(), organisation).refused('no-seats', {}, 'persons');
    nominated().when(publish('c-1'), organisation).refused('nominee-stage', { stage: 'approval' });
    approved().when(publish('c-9'), organisation).refused('nominee-unknown');
    published().when(publish('c-1'), organisation).refused('nominee-stage', { stage: 'notice' });
  });
});

describe('an objection', () => {
  const raised = () => published().after(object('c-1', '2021-04-16'), memberHr);

  it('has ten working days to be verified: over the days of May as published', () => {
    published()
      .when(object('c-1', '2021-04-21'), memberHr)
      .then({ type: 'objected', person: 'c-1', lateOn: '2021-05-08' });
  });

  it('is taken while the notice runs, the last day included, and not after', () => {
    published().when(object('c-1', '2021-04-22'), memberHr).refused('notice-over', { until: '2021-04-21' });
    approved().when(object('c-1', '2021-04-14'), memberHr).refused('nominee-stage', { stage: 'approved' });
    published()
      .after(tick('2021-04-22'), clock)
      .when(object('c-1', '2021-04-22'), memberHr)
      .refused('nominee-stage', { stage: 'cleared' });
    published().when(object('c-9', '2021-04-16'), memberHr).refused('nominee-unknown');
  });

  it('comes from somebody in office, and once', () => {
    published().when(object('c-1', '2021-04-16'), by('nobody')).refused('not-your-office');
    raised().when(object('c-1', '2021-04-16'), memberHr).refused('already-decided', { subject: 'o-1' });
  });

  it('holds the one person it is about: the others of the slate go', () => {
    const after = raised()
      .when(tick('2021-04-22'), clock)
      .then(
        { type: 'nomineeStage', person: 'c-1', stage: 'objected' },
        { type: 'nomineeStage', person: 'c-2', stage: 'cleared' },
      );
    after
      .when(dispatch('2021-04-23', 'c-1', 'c-2'), organisation)
      .refused('objection-open', { person: 'c-1' });
    const gone = after
      .after(letterAndTraining('2021-04-22', 'c-1', 'c-2'), organisation)
      .when(dispatch('2021-04-23', 'c-2'), organisation)
      .then({ type: 'dispatched', person: 'c-2' });
    expect(gone.ended).toBe(false);
    gone
      .after(settle('c-1', 'dismissed', '2021-04-26'), discipline)
      .when(dispatch('2021-04-27', 'c-1'), organisation)
      .then({ type: 'dispatched', person: 'c-1' }, { type: 'selectionEnded' });
  });

  it('is settled by the verifier, once', () => {
    raised()
      .when(settle('c-1', 'dismissed', '2021-04-19'), hr)
      .refused('not-your-office');
    raised()
      .when(settle('c-1', 'dismissed', '2021-04-19', 'o-9'), discipline)
      .refused('objection-unknown');
    raised()
      .after(settle('c-1', 'dismissed', '2021-04-19'), discipline)
      .when(settle('c-1', 'upheld', '2021-04-19'), discipline)
      .refused('objection-settled');
    nominated()
      .when(settle('c-1', 'dismissed', '2021-04-19'), discipline)
      .refused('nominee-stage');
  });

  it('that is dismissed while the notice runs changes nothing before its end', () => {
    const dismissed = raised()
      .when(settle('c-1', 'dismissed', '2021-04-19'), discipline)
      .then({ type: 'objectionSettled', result: 'dismissed' });
    expect(dismissed.state.nominees['c-1']?.stage).toBe('notice');
  });

  it('clears the person only with the last one that is dismissed', () => {
    const two = raised()
      .after(object('c-1', '2021-04-19', 'o-2'), organisation)
      .after(tick('2021-04-22'), clock);
    two
      .when(settle('c-1', 'dismissed', '2021-04-23', 'o-1'), discipline)
      .then({ type: 'objectionSettled' })
      .when(settle('c-1', 'dismissed', '2021-04-23', 'o-2'), discipline)
      .then({ type: 'objectionSettled' }, { type: 'nomineeStage', stage: 'cleared' });
  });

  it('that is upheld frees the seat, for somebody else', () => {
    const upheld = raised()
      .when(settle('c-1', 'upheld', '2021-04-20'), discipline)
      .then({ type: 'objectionSettled' }, { type: 'nomineeStage', person: 'c-1', stage: 'upheld' });
    expect(upheld.tasks.map(({ key }) => key)).toEqual([`nominate:${LEADER}`]);
    upheld.when(dispatch('2021-04-23', 'c-1'), organisation).refused('nominee-stage', { stage: 'upheld' });
    upheld
      .when(nominate('c-1', LEADER, {}, '2021-04-21'), proposed())
      .refused('nominee-stage', { stage: 'upheld' });
  });

  it('is answered also when another one has been upheld before, and its seat given up', () => {
    const givenUp = raised()
      .after(object('c-1', '2021-04-19', 'o-2'), organisation)
      .after(settle('c-1', 'upheld', '2021-04-20'), discipline)
      .after({ act: 'giveUp', seat: LEADER, reason: 'text-3', date: '2021-04-20' }, hr)
      .after(tick('2021-04-22'), clock);
    expect(givenUp.tasks.map(({ key }) => key)).toContain('settle:c-1:o-2');
    givenUp.when(tick('2021-06-01'), clock).then({ type: 'overdue', subject: 'c-1:o-2' });
    givenUp
      .when(settle('c-1', 'dismissed', '2021-04-23', 'o-2'), discipline)
      .then({ type: 'objectionSettled', objection: 'o-2' })
      .when(settle('c-1', 'dismissed', '2021-04-23', 'o-2'), discipline)
      .refused('objection-settled');
  });

  it('is overdue once when nobody verifies it', () => {
    const late = raised().after(tick('2021-04-22'), clock);
    expect(late.due).toBe('2021-04-30');
    const said = late
      .when(tick('2021-05-06'), clock)
      .then({ type: 'overdue', subject: 'c-1:o-1', office: 'sz-caizhengju/discipline' });
    expect(said.due).toBe('2021-08-02');
    expect(said.tasks.find(({ key }) => key === 'settle:c-1:o-1')?.due).toBe('2021-04-29');
  });
});

describe('a dispatch', () => {
  it("is the organisation department's, with a number, not for a day to come", () => {
    ready().when(dispatch('2021-04-23', 'c-1'), hr).refused('not-your-office');
    ready()
      .when({ ...dispatch('2021-04-23', 'c-1'), number: '' }, organisation)
      .refused('document-missing');
    ready()
      .when({ ...dispatch('2021-04-23', 'c-1'), on: '2021-04-24' }, organisation)
      .refused('date-in-future', {}, 'on');
  });

  it('waits for the end of the notice', () => {
    published()
      .when(dispatch('2021-04-20', 'c-1'), organisation)
      .refused('nominee-stage', { stage: 'notice' });
    ready().when(dispatch('2021-04-23', 'c-9'), organisation).refused('nominee-unknown');
  });

  it('sends each person once', () => {
    ready()
      .when(dispatch('2021-04-23', 'c-1', 'c-1'), organisation)
      .refused('already-decided', { subject: 'c-1' }, 'persons');
    ready()
      .after(dispatch('2021-04-23', 'c-1'), organisation)
      .when(dispatch('2021-04-23', 'c-1'), organisation)
      .refused('nominee-stage', { stage: 'dispatched' });
  });

  it('that is late begins late and ends as planned', () => {
    ready()
      .when(dispatch('2021-09-01', 'c-1'), organisation)
      .then({ type: 'dispatched', termFrom: '2021-09-01', termEnd: '2024-08-01' });
  });
});

describe('giving a seat up', () => {
  const giveUp = (seat: string) => ({ act: 'giveUp' as const, seat, reason: 'text-1', date: '2021-04-20' });

  it("is the lead unit's, for a seat that nobody is on the way to", () => {
    opened().when(giveUp(MEMBER), memberHr).refused('not-your-office', { office: 'sz-caizhengju/hr' });
    nominated().when(giveUp(MEMBER), hr).refused('seat-has-nominee');
    opened().after(giveUp(MEMBER), hr).when(giveUp(MEMBER), hr).refused('seat-unknown');
  });

  it('tells whoever was to be relieved that nobody comes', () => {
    const seats = openCommand.seats.map((plan) => ({ ...plan, relieves: `posting/${plan.seat}/0` }));
    const step = given(selection)
      .after({ ...openCommand, reason: 'relief', seats }, clock)
      .when(giveUp(MEMBER), hr);
    expect(step.messages(`selection/${TOWN}/2`)).toEqual([
      { to: `posting/${MEMBER}/0`, kind: 'posting', act: 'reliefGivenUp', payload: {} },
    ]);
    expect(opened().when(giveUp(MEMBER), hr).messages(`selection/${TOWN}/1`)).toEqual([]);
  });

  it('ends the selection with the last seat, and after the end nothing is taken', () => {
    const end = opened()
      .after(giveUp(MEMBER), hr)
      .when(giveUp(LEADER), hr)
      .then({ type: 'seatGivenUp' }, { type: 'selectionEnded' });
    expect([end.stage, end.due]).toEqual(['ended', null]);
    end.when(nominate('c-1', LEADER), proposed()).refused('case-ended');
  });
});

describe('the day by which somebody must be nominated', () => {
  const openedFor = (needBy: string) => given(selection).after({ ...openCommand, needBy }, clock);

  it('leaves the working days that approvals, notice and arrival may take', () => {
    const [task] = openedFor('2021-08-01').tasks;
    expect(calendar.workingDaysBetween(task?.due ?? '', '2021-08-01')).toBe(45);
  });

  it('is two working weeks from the opening at the least, however late that is', () => {
    expect(openedFor('2021-04-02').tasks.map(({ due }) => due)).toEqual(['2021-04-16', '2021-04-16']);
    expect(openedFor('2021-05-20').tasks[0]?.due).toBe('2021-04-16');
  });
});

describe('the day by which somebody is needed', () => {
  it('passes once, and the lead unit is told', () => {
    expect(opened().due).toBe('2021-08-02');
    const late = opened()
      .when(tick('2021-08-02'), clock)
      .then({ type: 'overdue', subject: 'selection', office: 'sz-caizhengju/hr' });
    expect(late.due).toBeNull();
    opened().when(tick('2021-08-01'), clock).then();
  });
});
