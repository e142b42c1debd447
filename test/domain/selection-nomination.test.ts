import { describe, expect, it } from 'vitest';
import type { RuleOutcome } from '../../domain/ports.ts';
import {
  approved,
  bureau,
  decide,
  enterprise,
  found,
  LEADER,
  nominate,
  nominated,
  opened,
  proposing,
} from '../support/selecting.ts';
import { people, TOWN } from '../support/shenzhen.ts';

const { hr, otherHr, memberHr, organisation, discipline, secretary } = people;

const proposed = (but: readonly RuleOutcome[] = [], person = 'c-1') => proposing(hr, person, bureau, but);

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
