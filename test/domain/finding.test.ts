import { describe, expect, it } from 'vitest';
import { finding } from '../../domain/finding.ts';
import { given } from '../support/given.ts';
import { by, clock, people, TOWN } from '../support/shenzhen.ts';
import { supervisor, teamPlaces } from '../support/supervising.ts';
import { walk, walking } from '../support/walk.ts';

const open = {
  act: 'open' as const,
  ...{ area: TOWN, places: teamPlaces, on: '2022-03-02', office: 'sz/supervisor', text: 'text-1' },
  date: '2022-03-03',
};
const rectify = { act: 'rectify' as const, document: '整改〔2022〕1号', note: 'text-2', date: '2022-03-10' };
const enough = {
  act: 'verify' as const,
  enough: true as const,
  document: '销号〔2022〕1号',
  date: '2022-03-14',
};
const notEnough = { act: 'verify' as const, enough: false as const, reason: 'text-3', date: '2022-03-14' };
const opened = () => given(finding).after(open, clock);

describe('a finding', () => {
  it('is rectified by the lead unit within twenty working days, or by the day it names', () => {
    given(finding).when(open, clock).then({ type: 'findingOpened', rectifyBy: '2022-03-31' });
    expect(opened().tasks).toMatchObject([
      { act: 'rectify', office: 'sz-caizhengju/hr', subject: TOWN, due: '2022-03-31' },
    ]);
    const named = given(finding).after({ ...open, rectifyBy: '2022-03-20' }, clock);
    expect(named.due).toBe('2022-03-21');
    opened().when(rectify, people.memberHr).refused('not-your-office');
    opened()
      .when({ ...rectify, document: '' }, people.hr)
      .refused('document-missing', {}, 'document');
    opened().when(rectify, people.hr).then({ type: 'rectified', verifyBy: '2022-03-24' });
  });

  it('is closed by whoever made it, with a document, and not by who rectified it', () => {
    const rectified = opened().after(rectify, people.hr);
    expect(rectified.tasks).toMatchObject([{ act: 'verify', office: 'sz/supervisor', notFor: ['hr-1'] }]);
    rectified.when(enough, people.headquarters).refused('not-your-office', { office: 'sz/supervisor' });
    rectified.when({ ...enough, document: ' ' }, supervisor).refused('document-missing');
    const both = by('hr-1', 'sz-caizhengju/hr', 'sz/supervisor');
    rectified.when(enough, both).refused('four-eyes');
    const closed = rectified.when(enough, supervisor).then({ type: 'findingClosed' });
    expect([closed.stage, closed.ended, closed.due, closed.tasks]).toEqual(['closed', true, null, []]);
    opened().when(enough, supervisor).refused('wrong-stage', { stage: 'made' });
  });

  it('goes back when that was not enough, with a reason and a new limit', () => {
    const rectified = opened().after(rectify, people.hr);
    rectified.when({ ...notEnough, reason: '' }, supervisor).refused('reason-missing');
    const again = rectified
      .when(notEnough, supervisor)
      .then({ type: 'rectificationRefused', rectifyBy: '2022-04-12' });
    expect([again.stage, again.state.refused]).toEqual(['made', 1]);
  });

  it('that is late is told to the leading group, which may close it, once', () => {
    opened().when({ act: 'tick', date: '2022-03-31' }, clock).then();
    const late = opened()
      .when({ act: 'tick', date: '2022-04-01' }, clock)
      .then(
        { type: 'overdue', subject: 'rectification', office: 'sz-caizhengju/hr' },
        { type: 'findingEscalated', office: 'sz/leadingGroup' },
      );
    expect([late.due, late.stage]).toEqual([null, 'made']);
    const rectified = late.after({ ...rectify, date: '2022-04-06' }, people.hr);
    rectified
      .when({ act: 'tick', date: '2022-04-21' }, clock)
      .then({ type: 'overdue', subject: 'verification', office: 'sz/supervisor' });
    rectified.when({ ...enough, date: '2022-04-07' }, people.leadingGroup).then({ type: 'findingClosed' });
    opened().after(rectify, people.hr).when(enough, people.leadingGroup).refused('not-your-office');
  });
});

it('is closed at most once and only after it was rectified, whatever is sent', walking, () => {
  walk({
    process: finding,
    begin: '2022-03-03',
    opening: [open, clock],
    strangers: Object.values(people),
    choices: (_, date) => [
      [{ ...rectify, date }, people.hr] as const,
      [{ ...enough, date }, supervisor] as const,
      [{ ...notEnough, date }, supervisor] as const,
      ...Array.from({ length: 10 }, () => [{ act: 'tick' as const, date }, clock] as const),
    ],
    check: (state, events) => {
      const types = events.map(({ type }) => type);
      const closed = types.indexOf('findingClosed');
      expect(closed === -1 || closed === types.length - 1).toBe(true);
      if (closed > -1)
        expect(types.lastIndexOf('rectified')).toBeGreaterThan(types.lastIndexOf('rectificationRefused'));
      expect(types.filter((type) => type === 'findingEscalated').length).toBeLessThanOrEqual(1);
      if (state.stage === 'closed') expect(state.lateOn).toBeNull();
    },
    reached: (events) => events.some(({ type }) => type === 'findingClosed'),
  });
});
