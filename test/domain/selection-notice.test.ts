import { describe, expect, it } from 'vitest';
import { withDeclared } from '../../domain/calendar.ts';
import { selection } from '../../domain/selection.ts';
import type { RuleOutcome } from '../../domain/ports.ts';
import {
  approved,
  bureau,
  dispatch,
  LEADER,
  letterAndTraining,
  nominate,
  nominated,
  proposing,
  publish,
  published,
} from '../support/selecting.ts';
import { given } from '../support/given.ts';
import { by, calendar, clock, people } from '../support/shenzhen.ts';

const { hr, memberHr, organisation, discipline } = people;

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

describe('the notice', () => {
  it('runs five working days from the day after', () => {
    approved()
      .when(publish('c-1', 'c-2'), organisation)
      .then({ type: 'noticePublished', persons: ['c-1', 'c-2'], until: '2021-04-21', scope: 'system' });
    expect(published().due).toBe('2021-04-22');
  });

  it('is extended by a day off that is declared within it, and never ends earlier than announced', () => {
    const { state } = published();
    const recounted = (declared: Readonly<Record<string, boolean>>) =>
      selection
        .recalendar?.(state, { ...clock, calendar: withDeclared(calendar, declared) })
        .map(({ event }) => event) ?? [];
    expect(recounted({ '2021-04-17': true })).toEqual([]);
    const [extended, ...more] = recounted({ '2021-04-16': false });
    expect(extended).toEqual({ type: 'noticeExtended', persons: ['c-1', 'c-2'], until: '2021-04-22' });
    expect(more).toEqual([]);
    const later = given(selection, [...published().events], '2021-04-14');
    expect(later.due).toBe('2021-04-22');
    const events = [...published().events, extended].filter((event) => event !== undefined);
    const moved = given(selection, events, '2021-04-14');
    expect(moved.due).toBe('2021-04-23');
    moved.when(object('c-1', '2021-04-22'), hr).then({ type: 'objected' });
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
    published().when(object('c-1', '2021-04-21'), memberHr).then({ type: 'objected', person: 'c-1' });
    published().when(object('c-1', '2021-04-22'), memberHr).refused('notice-over', { until: '2021-04-21' });
    approved().when(object('c-1', '2021-04-14'), memberHr).refused('nominee-stage', { stage: 'approved' });
    published()
      .after(tick('2021-04-22'), clock)
      .when(object('c-1', '2021-04-22'), memberHr)
      .refused('nominee-stage', { stage: 'cleared' });
    published().when(object('c-9', '2021-04-16'), memberHr).refused('nominee-unknown');
  });

  it('on the last day holds up the person it is about when the notice ends, and nobody else', () => {
    published()
      .after(object('c-1', '2021-04-21'), memberHr)
      .when(tick('2021-04-22'), clock)
      .then(
        { type: 'nomineeStage', person: 'c-1', stage: 'objected' },
        { type: 'nomineeStage', person: 'c-2', stage: 'cleared' },
      );
  });

  it('may have a name to it: the event says that it has one, the name is apart from it', () => {
    const by = { name: 'text-2', contact: 'text-3' };
    const named = { ...object('c-1', '2021-04-16'), by };
    published().when(named, memberHr).then({ type: 'objected', named: true });
    const command = { ...named, id: 'command', actor: 'member-hr-1' };
    const [draft] = selection.decide(published().state, command, memberHr);
    expect(draft).toMatchObject({ event: { named: true }, secret: { by } });
    expect(JSON.stringify(draft?.event)).not.toContain('text-2');
    const [without] = selection.decide(
      published().state,
      { ...object('c-1', '2021-04-16'), id: 'command', actor: 'member-hr-1' },
      memberHr,
    );
    expect(without).not.toHaveProperty('secret');
    expect(without?.event).not.toHaveProperty('named');
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
