import { describe, expect, it } from 'vitest';
import { selection } from '../../domain/selection.ts';
import type { RuleOutcome } from '../../domain/ports.ts';
import { given } from '../support/given.ts';
import {
  approved,
  bureau,
  decide,
  dispatch,
  launched,
  LEADER,
  MEMBER,
  minutes,
  nominate,
  nominated,
  openCommand,
  opened,
  opinion,
  proposing,
  published,
  ready,
} from '../support/selecting.ts';
import { calendar, clock, people, TOWN, withPolicy } from '../support/shenzhen.ts';

const { hr, otherHr, memberHr, organisation, discipline, secretary } = people;

const proposed = (but: readonly RuleOutcome[] = [], person = 'c-1') => proposing(hr, person, bureau, but);
const tick = (date: string) => ({ act: 'tick' as const, date });

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
    expect(launched().tasks.map(({ key, office }) => [key, office])).toEqual([
      ['sendQuotaNotice', 'sz-caizhengju/hr'],
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
  const nominations = (needBy: string) =>
    given(selection)
      .after({ ...openCommand, needBy }, clock)
      .tasks.filter(({ act }) => act === 'nominate');

  it('leaves the working days that approvals, notice and arrival may take', () => {
    const [task] = nominations('2021-08-01');
    expect(calendar.workingDaysBetween(task?.due ?? '', '2021-08-01')).toBe(45);
  });

  it('is two working weeks from the opening at the least, however late that is', () => {
    expect(nominations('2021-04-02').map(({ due }) => due)).toEqual(['2021-04-16', '2021-04-16']);
    expect(nominations('2021-05-20')[0]?.due).toBe('2021-04-16');
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
