import { describe, expect, it } from 'vitest';
import { selection } from '../../domain/selection.ts';
import type { SlateRule } from '../../domain/policy.ts';
import type { RuleOutcome } from '../../domain/ports.ts';
import type { Nominee, SelectionFacts, SelectionState } from '../../domain/selection-state.ts';
import { decideOn, given } from '../support/given.ts';
import {
  approved,
  bureau,
  decide,
  dispatch,
  found,
  judging,
  LEADER,
  letterAndTraining,
  MEMBER,
  minutes,
  nominate,
  nominated,
  openCommand,
  opened,
  opinion,
  papers,
  proposing,
  publish,
  published,
  ready,
} from '../support/selecting.ts';
import { by, clock, people, withPolicy } from '../support/shenzhen.ts';

const { hr, otherHr, memberHr, stranger, organisation, discipline, secretary } = people;

const failed = (rule: string): RuleOutcome => found(rule, 'failed');
const unknown = (rule: string): RuleOutcome => found(rule, 'unknown', 'health');
const tick = (date: string) => ({ act: 'tick' as const, date });
const rescreen = (person: string, date = '2021-04-12') => ({ act: 'rescreen' as const, person, date });
/** The list of people said so: a message in the programme's name. */
const loader = by('case:programme/shenzhen-2022');
const investigated = { 'c-1': [failed('no-investigation')] };
const aged = { 'c-1': [failed('leader-age')] };
const waiving = { waive: [{ rule: 'leader-age', reason: 'text-1' }], ...papers() };
const proposed = (...but: readonly RuleOutcome[]) => proposing(hr, 'c-1', bureau, but);

describe('a nominee whose record changes on the way', () => {
  it('and who fails a rule without exceptions is stopped, with the rule and the day', () => {
    const stopped = nominated()
      .when(rescreen('c-1'), judging(loader, investigated))
      .then(
        { type: 'nomineeStopped', person: 'c-1', rule: 'no-investigation', on: '2021-04-06' },
        { type: 'approvalEnded', approval: 'c-1', result: 'terminated' },
      );
    expect(stopped.state.nominees['c-1']?.stage).toBe('ineligible');
    expect(stopped.tasks.map(({ key }) => key)).toEqual([`nominate:${LEADER}`, 'decide:c-2']);
  });

  it('leaves the others of the slate where they are', () => {
    const { state } = nominated().after(rescreen('c-1'), judging(loader, investigated));
    expect(state.nominees['c-2']?.stage).toBe('approval');
    expect(state.approvals['c-2']?.status).toBe('open');
  });

  it('goes on while every rule is kept, or cannot be judged: nobody is stopped by what is not known', () => {
    nominated()
      .when(rescreen('c-1'), judging(loader, { 'c-1': [found('health', 'passed')] }))
      .then();
    const doubtful = nominated()
      .when(rescreen('c-1'), judging(loader, { 'c-1': [unknown('health')] }))
      .then({ type: 'rescreened', person: 'c-1', unknown: ['health'] });
    expect(doubtful.state.nominees['c-1']).toMatchObject({ stage: 'approval', unknown: ['health'] });
    doubtful.when(rescreen('c-1'), judging(loader, { 'c-1': [unknown('health')] })).then();
    doubtful
      .when(rescreen('c-1'), judging(loader, { 'c-1': [found('health', 'passed')] }))
      .then({ type: 'rescreened', unknown: [] });
  });

  it('is stopped also while returned, and while the waiver is being decided', () => {
    nominated()
      .after(decide('2021-04-07', 'return', 'c-1'), otherHr)
      .when(rescreen('c-1'), judging(loader, investigated))
      .then({ type: 'nomineeStopped' }, { type: 'approvalEnded', approval: 'c-1' });
    const waiting = opened().after(nominate('c-1', LEADER, waiving), proposed(failed('leader-age')));
    waiting.when(rescreen('c-1'), judging(loader, aged)).then();
    waiting
      .when(rescreen('c-1'), judging(loader, investigated))
      .then({ type: 'nomineeStopped' }, { type: 'approvalEnded', approval: 'waiver:c-1' });
  });

  it('is not looked at any more when it is over: the message finds nothing to do', () => {
    nominated()
      .after({ act: 'withdraw', person: 'c-1', date: '2021-04-07' }, hr)
      .when(rescreen('c-1'), judging(loader, investigated))
      .then();
    ready()
      .after(dispatch('2021-04-23', 'c-1'), organisation)
      .when(rescreen('c-1', '2021-04-24'), judging(loader, investigated))
      .then();
  });

  it('may be asked for by HR of either unit and by the organisation department, who see that it was done', () => {
    const sound = (facts: SelectionFacts) => judging(facts, { 'c-2': [] });
    for (const facts of [hr, memberHr, organisation])
      nominated()
        .when(rescreen('c-2'), sound(facts))
        .then({ type: 'rescreened', person: 'c-2', unknown: [] });
    for (const facts of [stranger, discipline, people.host])
      nominated().when(rescreen('c-2'), sound(facts)).refused('not-your-office');
    nominated().when(rescreen('c-9'), sound(hr)).refused('nominee-unknown', {}, 'person');
    ready()
      .after(dispatch('2021-04-23', 'c-1'), organisation)
      .when(rescreen('c-1', '2021-04-24'), judging(hr, investigated))
      .refused('nominee-stage', { stage: 'dispatched' });
  });
});

describe('before a notice and before the dispatch', () => {
  it('everybody is judged anew: who is stopped is not shown, the others are', () => {
    const shown = approved()
      .when(publish('c-1', 'c-2'), judging(organisation, investigated))
      .then({ type: 'nomineeStopped', person: 'c-1' }, { type: 'noticePublished', persons: ['c-2'] });
    expect(shown.state.nominees['c-2']?.stage).toBe('notice');
  });

  it('a notice about nobody is none', () => {
    const all = { ...investigated, 'c-2': [failed('no-sanction')] };
    approved()
      .when(publish('c-1', 'c-2'), judging(organisation, all))
      .then({ type: 'nomineeStopped', person: 'c-1' }, { type: 'nomineeStopped', person: 'c-2' });
  });

  it('a leader who turns 51 between nomination and dispatch needs an exception that nobody has asked for', () => {
    const slate = ready();
    const sent = slate
      .when(dispatch('2021-04-23', 'c-1', 'c-2'), judging(organisation, aged))
      .then(
        { type: 'nomineeStopped', person: 'c-1', rule: 'leader-age' },
        { type: 'dispatched', person: 'c-2' },
      );
    expect(sent.ended).toBe(false);
    sent
      .when(nominate('c-1', LEADER, waiving, '2021-04-24'), proposed(failed('leader-age')))
      .then(
        { type: 'nominated', person: 'c-1', waived: ['leader-age'] },
        { type: 'filed' },
        { type: 'stepOpened', approval: 'waiver:c-1', step: 0 },
      );
  });

  it('somebody who is stopped needs no papers any more', () => {
    published()
      .after(tick('2021-04-22'), clock)
      .when(dispatch('2021-04-23', 'c-1'), judging(organisation, investigated))
      .then({ type: 'nomineeStopped', person: 'c-1' });
  });

  it('what cannot be judged is on record, and holds nobody up', () => {
    ready()
      .when(dispatch('2021-04-23', 'c-1'), judging(organisation, { 'c-1': [unknown('health')] }))
      .then({ type: 'rescreened', unknown: ['health'] }, { type: 'dispatched', person: 'c-1' });
  });

  it('an objection to somebody who was stopped is answered all the same', () => {
    const about = { person: 'c-1', objection: 'o-1', reason: 'text-1' };
    published()
      .after({ act: 'object', ...about, date: '2021-04-16' }, memberHr)
      .after(rescreen('c-1', '2021-04-19'), judging(loader, investigated))
      .when({ act: 'settle', ...about, result: 'dismissed', date: '2021-04-20' }, discipline)
      .then({ type: 'objectionSettled' });
  });
});

describe('an approved exception', () => {
  const old = proposed(failed('leader-age'));
  /** Agreed to by everybody on 13 April 2021, with an exception granted on 8 April. */
  const excepted = () =>
    opened()
      .after(nominate('c-1', LEADER, waiving), old)
      .after({ act: 'giveUp', seat: MEMBER, reason: 'text-3', date: '2021-04-06' }, hr)
      .after(decide('2021-04-07', 'agree', 'waiver:c-1'), secretary)
      .after(decide('2021-04-08', 'agree', 'waiver:c-1'), organisation)
      .after(decide('2021-04-09', 'agree', 'c-1'), otherHr)
      .after(opinion('2021-04-09', 'c-1'), discipline)
      .after(minutes('2021-04-09', 'c-1'), secretary)
      .after({ act: 'confirmMinutes', approvals: ['c-1'], date: '2021-04-12' }, people.otherSecretary)
      .after(decide('2021-04-13', 'agree', 'c-1'), organisation)
      .after(publish('c-1'), organisation)
      .after(tick('2021-04-22'), clock);
  const sendOn = (date: string) =>
    excepted()
      .after(letterAndTraining('2021-04-22', 'c-1'), organisation)
      .when(dispatch(date, 'c-1'), judging(organisation, aged));

  it('holds for a year from the day on which it was granted', () => {
    expect(excepted().state.nominees['c-1']?.waivedUntil).toBe('2022-04-08');
    sendOn('2021-04-23').then({ type: 'dispatched' }, { type: 'selectionEnded' });
    sendOn('2022-04-08').then({ type: 'dispatched' }, { type: 'selectionEnded' });
  });

  it('that has expired counts as none', () => {
    sendOn('2022-04-09').then({ type: 'nomineeStopped', person: 'c-1', rule: 'leader-age' });
  });

  it('is for its own rule alone', () => {
    excepted()
      .after(letterAndTraining('2021-04-22', 'c-1'), organisation)
      .when(dispatch('2021-04-23', 'c-1'), judging(organisation, { 'c-1': [failed('leader-not-native')] }))
      .then({ type: 'nomineeStopped', rule: 'leader-not-native' });
  });

  it('never sets aside a rule that admits none', () => {
    sendOn('2021-04-23').then({ type: 'dispatched' }, { type: 'selectionEnded' });
    excepted()
      .when(rescreen('c-1', '2021-04-23'), judging(loader, { 'c-1': [failed('leader-level')] }))
      .then({ type: 'nomineeStopped', rule: 'leader-level' });
  });
});

describe('a rule about the team', () => {
  const withSlate = (...slate: readonly RuleOutcome[]): SelectionFacts => {
    const facts = proposed();
    return { ...facts, ...(facts.nominee && { nominee: { ...facts.nominee, slate } }) };
  };

  it('is kept by the slate as a whole: a couple is not posted together', () => {
    opened()
      .when(nominate('c-1', LEADER), withSlate(failed('no-kin-in-team')))
      .refused('rule-failed', { rule: 'no-kin-in-team' }, 'person');
    opened()
      .when(nominate('c-1', LEADER), withSlate(found('no-kin-in-team', 'passed')))
      .then({ type: 'nominated' }, { type: 'stepOpened' });
  });

  const youngRule: SlateRule = {
    ...{ id: 'one-under-35', assumed: 'Practice', force: 'inPrinciple', team: 'town', when: 'complete' },
    words: { zh: '原则上至少有一名35岁以下干部', en: 'In principle somebody is 35 or younger' },
    expression: 'team.exists(p, p.age <= 35)',
  };
  const inPrinciple = (facts: SelectionFacts): SelectionFacts =>
    withPolicy(facts, (policy) => ({ ...policy, slateRules: [youngRule] }));

  it('is kept on the day of the dispatch, too: whoever does not go with the team stops, the others go', () => {
    ready()
      .when(
        dispatch('2021-04-23', 'c-1', 'c-2'),
        judging(organisation, { 'c-2': [failed('no-kin-in-team')] }),
      )
      .then(
        { type: 'dispatched', person: 'c-1' },
        { type: 'nomineeStopped', person: 'c-2', rule: 'no-kin-in-team' },
      );
  });

  it('that was waived with one of the slate holds nobody else of it up, and no rule about a person does', () => {
    const both = { 'c-1': [failed('one-under-35')], 'c-2': [failed('one-under-35')] };
    const granted = (waivedUntil: string, rule = 'one-under-35') => {
      const { state } = ready();
      const waived = { ...state.nominees['c-2'], waived: [rule], waivedUntil } as Nominee;
      return { ...state, nominees: { ...state.nominees, 'c-2': waived } };
    };
    const sending = dispatch('2021-04-23', 'c-1');
    const decided = (state: SelectionState, facts: SelectionFacts) =>
      decideOn(selection, state, sending, facts).map(({ type }) => type);
    const judged = inPrinciple(judging(organisation, both));
    expect(decided(granted('2021-04-23'), judged)).toEqual(['dispatched']);
    expect(decided(granted('2021-04-22'), judged)).toEqual(['nomineeStopped']);
    expect(decided(granted('2021-04-23', 'leader-age'), inPrinciple(judging(organisation, aged)))).toEqual([
      'nomineeStopped',
    ]);
  });

  it('that says 原则上 may be waived like a rule about one person', () => {
    const young = inPrinciple(withSlate(failed('one-under-35')));
    opened().when(nominate('c-1', LEADER), young).refused('waiver-needed', { rule: 'one-under-35' }, 'waive');
    opened()
      .when(nominate('c-1', LEADER, { waive: [{ rule: 'one-under-35', reason: 'text-1' }] }), young)
      .then({ type: 'nominated', waived: ['one-under-35'] }, { type: 'stepOpened', approval: 'waiver:c-1' });
  });
});

describe('somebody who is co-managed', () => {
  const coManaged = (facts: SelectionFacts): SelectionFacts =>
    withPolicy(facts, (policy) => {
      const { nomination, ...chains } = policy.chains;
      if (!nomination) throw new Error('there is no nomination chain');
      const [first, ...rest] = nomination.steps;
      if (!first) throw new Error('the nomination chain has no step');
      const opinionOfOther = {
        ...first,
        ...{
          id: 'coManager',
          office: { of: 'coManager', role: 'partyGroup' as const },
          optional: true as const,
        },
      };
      return {
        ...policy,
        chains: { ...chains, nomination: { ...nomination, steps: [opinionOfOther, first, ...rest] } },
      };
    });

  it('is decided on by the unit that manages them, too; whoever is not skips that step', () => {
    const facts = proposed();
    const managed = {
      ...facts,
      ...(facts.nominee && { nominee: { ...facts.nominee, coManager: 'sz-jiaoyuju' } }),
    };
    const opening = given(selection).after(openCommand, coManaged(clock));
    const step = opening.when(nominate('c-1', LEADER), coManaged(managed));
    const on = step.then(
      { type: 'nominated', coManager: 'sz-jiaoyuju' },
      { type: 'stepOpened', step: 0, office: 'sz-jiaoyuju/partyGroup' },
    );
    on.when(decide('2021-04-07', 'agree', 'c-1'), coManaged(by('other-1', 'sz-jiaoyuju/partyGroup'))).then(
      { type: 'signed' },
      { type: 'stepOpened', step: 1, office: 'sz-caizhengju/hr' },
    );
    opening
      .when(nominate('c-1', LEADER), coManaged(facts))
      .then({ type: 'nominated' }, { type: 'stepOpened', step: 1, office: 'sz-caizhengju/hr' });
  });
});

describe('what was seen', () => {
  it('is in the secret part of the event: the history holds rules and days alone', () => {
    const command = { ...rescreen('c-1'), id: 'command', actor: loader.actor.account };
    const drafts = selection.decide(nominated().state, command, judging(loader, investigated));
    expect(drafts).toMatchObject([
      { event: { type: 'nomineeStopped' }, secret: { screening: investigated['c-1'] } },
      { event: { type: 'approvalEnded' } },
    ]);
    expect(JSON.stringify(drafts.map(({ event }) => event))).not.toContain('seen');
  });
});
