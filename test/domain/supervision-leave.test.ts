import { describe, expect, it } from 'vitest';
import { leaveChain } from '../../domain/supervision-policy.ts';
import { by, clock, people, policy, TOWN } from '../support/shenzhen.ts';
import { at, enter, gone, inPerson, knowing, leader, member, opened, town } from '../support/supervising.ts';

describe('leave', () => {
  const ask = {
    act: 'requestLeave' as const,
    ...{ posting: member.posting, kind: 'annual', from: '2022-03-07', to: '2022-03-11', reason: 'text-1' },
    date: '2022-03-01',
  };
  const decide = (verdict: 'agree' | 'reject' | 'return', date = '2022-03-02') => ({
    ...{ act: 'decide' as const, date },
    items: [{ approval: 'leave:1', verdict, reason: 'text-2' }],
  });
  const grantedTo = () =>
    opened()
      .after(ask, knowing(inPerson(member)))
      .after(decide('agree'), knowing(town));

  it('goes to the office that its length asks for', () => {
    expect([1, 5, 6, 40].map((days) => leaveChain(policy.supervision.leave, days))).toEqual([
      ...['leaveShort', 'leaveShort', 'leaveLong', 'leaveLong'],
    ]);
    const asked = opened()
      .when(ask, knowing(inPerson(member)))
      .then(
        { type: 'leaveRequested', leave: 'leave:1', days: 5, chain: 'leaveShort' },
        { type: 'stepOpened' },
      );
    expect(asked.tasks).toMatchObject([{ act: 'decide', subject: 'leave:1', office: `${TOWN}/host` }]);
    const long = opened()
      .after({ ...ask, to: '2022-03-14' }, knowing(people.hr))
      .after(decide('agree'), knowing(town));
    expect(long.tasks).toMatchObject([{ act: 'decide', office: '440513/host' }]);
  });

  it('is asked for by the person or their lead unit, of a known kind, within the year, while on site', () => {
    opened().when(ask, knowing(people.stranger)).refused('not-your-office');
    opened()
      .when(ask, knowing(inPerson(leader)))
      .refused('not-your-office');
    const hr = knowing(people.hr);
    opened()
      .when({ ...ask, kind: 'holiday' }, hr)
      .refused('leave-kind-unknown', {}, 'kind');
    opened()
      .when({ ...ask, to: '2022-03-06' }, hr)
      .refused('date-order', {}, 'to');
    opened()
      .when({ ...ask, to: '2023-01-01' }, hr)
      .refused('other-year', {}, 'to');
    opened()
      .when({ ...ask, posting: gone.posting, to: '2022-03-15' }, hr)
      .refused('not-on-site', {}, 'from');
  });

  it('is not granted by who asked for it', () => {
    const own = by('hr-1', 'sz-caizhengju/hr', `${TOWN}/host`);
    opened().after(ask, knowing(own)).when(decide('agree'), knowing(own)).refused('four-eyes');
  });

  it('once granted is on record by day, and nobody is entered as on site meanwhile', () => {
    const granted = opened()
      .after(ask, knowing(inPerson(member)))
      .when(decide('agree'), knowing(town))
      .then(
        { type: 'signed' },
        { type: 'approvalEnded' },
        { type: 'leaveGranted', posting: member.posting, from: '2022-03-07', to: '2022-03-11' },
      );
    granted
      .when(enter('2022-03-11', at(member.posting, '2022-03-10')), knowing(people.hr))
      .refused('on-leave', { day: '2022-03-10' });
    granted
      .when(enter('2022-03-11', at(member.posting, '2022-03-10', '2022-03-10', 'leave')), knowing(people.hr))
      .then({ type: 'presenceEntered' });
    opened()
      .when(enter('2022-03-11', at(member.posting, '2022-03-10', '2022-03-10', 'leave')), knowing(people.hr))
      .refused('leave-not-granted', {}, 'entries.0.kind');
  });

  it('ends with the posting, where somebody has left since they asked', () => {
    const asked = opened().after(ask, knowing(inPerson(member)));
    const leftOn = (to: string) => knowing(town, { members: [leader, { ...member, to }, gone] });
    asked
      .when(decide('agree'), leftOn('2022-03-09'))
      .then(
        { type: 'signed' },
        { type: 'approvalEnded' },
        { type: 'leaveGranted', from: '2022-03-07', to: '2022-03-08' },
        { type: 'leaveEnded', to: '2022-03-08', days: 2 },
      );
    asked
      .when(decide('agree'), leftOn('2022-03-07'))
      .then(
        { type: 'signed' },
        { type: 'approvalEnded', result: 'agreed' },
        { type: 'leaveEnded', to: '2022-03-06', days: 0 },
      );
    // Nor is anybody recalled who has gone.
    const much = { year: { [member.person]: { absences: [], leaveDays: 30 } } };
    const left = { ...leftOn('2022-03-09'), ...much };
    asked
      .when(decide('agree'), left)
      .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'leaveGranted' }, { type: 'leaveEnded' });
  });

  it('ends with the posting, where somebody leaves in the middle of it or before', () => {
    const left = (on: string, posting = member.posting) => ({
      ...{ act: 'memberLeft' as const, posting, on, date: on },
    });
    const ended = grantedTo()
      .when(left('2022-03-09'), knowing(clock))
      .then({ type: 'leaveEnded', leave: 'leave:1', to: '2022-03-08', days: 2 });
    expect(ended.state.leaves['leave:1']).toMatchObject({ to: '2022-03-08', days: 2 });
    ended.when(left('2022-03-09'), knowing(clock)).then();
    ended
      .when({ act: 'endLeave', leave: 'leave:1', on: '2022-03-10', date: '2022-03-10' }, knowing(people.hr))
      .refused('date-order');
    grantedTo()
      .when(left('2022-03-03'), knowing(clock))
      .then({ type: 'leaveEnded', to: '2022-03-06', days: 0 });
    grantedTo().when(left('2022-03-12'), knowing(clock)).then();
    grantedTo().when(left('2022-03-09', leader.posting), knowing(clock)).then();
  });

  it('that is not decided falls away with the posting, unless it has begun', () => {
    const asked = opened().after(ask, knowing(inPerson(member)));
    const left = (on: string) => ({
      ...{ act: 'memberLeft' as const, posting: member.posting, on, date: on },
    });
    const gone = asked
      .when(left('2022-03-07'), knowing(clock))
      .then({ type: 'approvalEnded', approval: 'leave:1', result: 'withdrawn' });
    expect(gone.tasks).toEqual([]);
    asked.when(left('2022-03-08'), knowing(clock)).then();
    asked
      .after(decide('return'), knowing(town))
      .when(left('2022-03-07'), knowing(clock))
      .then({ type: 'approvalEnded', result: 'withdrawn' });
  });

  it('ends early when somebody is back', () => {
    const back = { act: 'endLeave' as const, leave: 'leave:1', on: '2022-03-10', date: '2022-03-10' };
    const ended = grantedTo()
      .when(back, knowing(inPerson(member)))
      .then({ type: 'leaveEnded', to: '2022-03-09', days: 3 });
    ended
      .when(enter('2022-03-11', at(member.posting, '2022-03-10')), knowing(people.hr))
      .then({ type: 'presenceEntered' });
    for (const on of ['2022-03-06', '2022-03-12'])
      grantedTo()
        .when({ ...back, on }, knowing(town))
        .refused('date-order', { earliest: '2022-03-07' }, 'on');
    grantedTo()
      .when({ ...back, date: '2022-03-09' }, knowing(town))
      .refused('date-in-future', {}, 'on');
    grantedTo()
      .when({ ...back, leave: 'leave:2' }, knowing(town))
      .refused('leave-unknown');
    opened().after(ask, knowing(people.hr)).when(back, knowing(town)).refused('leave-not-granted');
  });

  it('that the county granted is ended by the county, too', () => {
    const county = by('county-1', '440513/host');
    const back = { act: 'endLeave' as const, leave: 'leave:1', on: '2022-03-10', date: '2022-03-10' };
    grantedTo().when(back, knowing(county)).refused('not-your-office');
    opened()
      .after({ ...ask, to: '2022-03-14' }, knowing(people.hr))
      .after(decide('agree'), knowing(town))
      .after(decide('agree', '2022-03-03'), knowing(county))
      .when(back, knowing(county))
      .then({ type: 'leaveEnded', to: '2022-03-09', days: 3 });
  });

  it('is given back before it begins', () => {
    const back = { act: 'endLeave' as const, leave: 'leave:1', on: '2022-03-07', date: '2022-03-03' };
    grantedTo()
      .when(back, knowing(people.hr))
      .then({ type: 'leaveEnded', to: '2022-03-06', days: 0 })
      .when(enter('2022-03-08', at(member.posting, '2022-03-07')), knowing(people.hr))
      .then({ type: 'presenceEntered' });
  });

  it('comes back, is asked for again, is withdrawn, and then is no leave any more', () => {
    const returned = opened().after(ask, knowing(people.hr)).after(decide('return'), knowing(town));
    expect(returned.tasks).toMatchObject([{ act: 'resubmitLeave', subject: 'leave:1' }]);
    const again = { act: 'resubmitLeave' as const, leave: 'leave:1', date: '2022-03-03' };
    returned.when(again, knowing(people.stranger)).refused('not-your-office');
    returned.when(again, knowing(people.otherHr)).then({ type: 'leaveResubmitted' }, { type: 'stepOpened' });
    const withdrawn = opened()
      .after(ask, knowing(people.hr))
      .after({ act: 'withdrawLeave', leave: 'leave:1', date: '2022-03-02' }, knowing(people.hr));
    expect(withdrawn.state.approvals['leave:1']?.status).toBe('withdrawn');
    const rejected = opened().after(ask, knowing(people.hr)).after(decide('reject'), knowing(town));
    expect(rejected.state.approvals['leave:1']?.status).toBe('rejected');
    rejected.when(again, knowing(people.hr)).refused('not-before-you');
  });

  it('of more than thirty working days in a year proposes a recall, once', () => {
    const before = { year: { [member.person]: { absences: [], leaveDays: 26 } } };
    const step = opened().after(ask, knowing(people.hr, before)).when(decide('agree'), knowing(town, before));
    const proposed = step.then(
      ...([{ type: 'signed' }, { type: 'approvalEnded' }, { type: 'leaveGranted' }] as const),
      { type: 'recallProposed', posting: member.posting, ground: 'longLeave', days: 31 },
    );
    expect(step.messages(`supervision/${TOWN}/2022`)).toMatchObject([
      {
        to: member.posting,
        kind: 'posting',
        act: 'proposeRecall',
        payload: { ground: 'longLeave', days: 31 },
      },
    ]);
    proposed
      .after({ ...ask, from: '2022-04-06', to: '2022-04-08', date: '2022-03-03' }, knowing(people.hr, before))
      .when(
        { ...decide('agree', '2022-03-04'), items: [{ approval: 'leave:2', verdict: 'agree' }] },
        knowing(town, before),
      )
      .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'leaveGranted' });
  });
});
