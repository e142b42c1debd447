import { describe, expect, it } from 'vitest';
import { occurrences, summarise } from '../../domain/supervision-presence.ts';
import { consequenceOf, leaveChain } from '../../domain/supervision-policy.ts';
import { supervision } from '../../domain/supervision.ts';
import { given } from '../support/given.ts';
import { by, clock, people, policy, TOWN } from '../support/shenzhen.ts';
import { gone, inPerson, knowing, leader, member, opened, supervisor, town } from '../support/supervising.ts';

const at = (
  posting: string,
  from: string,
  to = from,
  kind: 'onSite' | 'absent' | 'leave' | 'trip' = 'onSite',
) => ({
  ...{ posting, from, to, kind },
});
const enter = (date: string, ...entries: readonly ReturnType<typeof at>[]) => ({
  ...{ act: 'enterPresence' as const, entries, date },
});

describe('presence by day', () => {
  it('is entered by the lead unit, the town, the headquarters, the leader for all and each for themselves', () => {
    const mine = enter('2022-02-08', at(member.posting, '2022-02-07', '2022-02-08'));
    for (const who of [people.hr, town, people.headquarters, inPerson(leader), inPerson(member)])
      opened().when(mine, knowing(who)).then({ type: 'presenceEntered' });
    for (const who of [people.stranger, people.memberHr, inPerson(gone), supervisor])
      opened().when(mine, knowing(who)).refused('not-your-office', { office: 'sz-caizhengju/hr' });
  });

  it('is of days that were, in the year, on which the person was on site', () => {
    const refused = (entry: ReturnType<typeof at>) =>
      opened().when(enter('2022-03-20', entry), knowing(people.hr));
    refused(at(member.posting, '2022-03-20', '2022-03-21')).refused('date-in-future', {}, 'entries.0.to');
    refused(at(member.posting, '2022-03-20', '2022-03-19')).refused('date-order', {}, 'entries.0.to');
    refused(at(member.posting, '2021-12-31', '2022-01-02')).refused(
      'other-year',
      { year: 2022 },
      'entries.0.from',
    );
    refused(at('posting/440513101/9/1', '2022-03-01')).refused('not-in-team', {}, 'entries.0.posting');
    refused(at(gone.posting, '2022-03-14', '2022-03-15')).refused('not-on-site', {}, 'entries.0.from');
    refused(at(gone.posting, '2022-03-01', '2022-03-14')).then({ type: 'presenceEntered' });
  });

  it('names a day once in one request', () => {
    opened()
      .when(
        enter('2022-03-20', at(member.posting, '2022-03-01', '2022-03-04'), at(member.posting, '2022-03-04')),
        knowing(people.hr),
      )
      .refused('day-twice', { day: '2022-03-04', posting: member.posting }, 'entries');
  });

  it('of a month that was closed is a correction, with a reason', () => {
    const closed = opened().after({ act: 'tick', date: '2022-02-11' }, knowing(clock));
    const late = enter('2022-02-14', at(member.posting, '2022-01-31'));
    closed.when(late, knowing(people.hr)).refused('month-closed', { month: '2022-01' }, 'reason');
    closed
      .when({ ...late, reason: 'text-1' }, knowing(people.hr))
      .then({ type: 'presenceEntered', reason: 'text-1' });
  });
});

describe('absence without leave', () => {
  it('is counted by its beginnings: days in a row are one, over all teams of the year', () => {
    expect(occurrences(['2022-03-04', '2022-03-05', '2022-03-07', '2022-03-04'])).toBe(2);
    expect(occurrences([])).toBe(0);
    const before = { year: { [member.person]: { absences: ['2022-01-10'], leaveDays: 0 } } };
    opened()
      .when(
        enter('2022-03-20', at(member.posting, '2022-03-01', '2022-03-03', 'absent')),
        knowing(people.hr, before),
      )
      .then({ type: 'presenceEntered' }, { type: 'absencesCounted', person: member.person, absences: 2 });
  });

  it('that is corrected is counted no more', () => {
    const before = { year: { [member.person]: { absences: ['2022-01-10'], leaveDays: 0 } } };
    opened()
      .when(
        enter('2022-01-20', at(member.posting, '2022-01-10', '2022-01-10', 'trip')),
        knowing(people.hr, before),
      )
      .then({ type: 'presenceEntered' }, { type: 'absencesCounted', absences: 0 });
    opened()
      .when(
        enter('2022-01-20', at(member.posting, '2022-01-11', '2022-01-11', 'absent')),
        knowing(people.hr, before),
      )
      .then({ type: 'presenceEntered' });
  });

  it('for which leave is granted afterwards is counted no more', () => {
    const asked = opened().after(
      {
        ...{ act: 'requestLeave', posting: member.posting, kind: 'sick', reason: 'text-1' },
        ...{ from: '2022-03-07', to: '2022-03-08', date: '2022-03-07' },
      },
      knowing(inPerson(member)),
    );
    const before = (...absences: string[]) => ({ year: { [member.person]: { absences, leaveDays: 0 } } });
    const agree = {
      ...{ act: 'decide' as const, date: '2022-03-10' },
      items: [{ approval: 'leave:1', verdict: 'agree' as const }],
    };
    asked
      .when(agree, knowing(town, before('2022-01-10', '2022-03-07', '2022-03-08')))
      .then(...([{ type: 'signed' }, { type: 'approvalEnded' }, { type: 'leaveGranted' }] as const), {
        type: 'absencesCounted',
        person: member.person,
        absences: 1,
      });
    asked
      .when(agree, knowing(town, before('2022-01-10')))
      .then({ type: 'signed' }, { type: 'approvalEnded' }, { type: 'leaveGranted' });
  });

  it('brings what the ladder says', () => {
    const atMost = [0, 1, 2, 3, 4].map((n) => consequenceOf(policy.supervision.ladder, n)?.atMost ?? null);
    expect(atMost).toEqual([null, 'competent', 'basicallyCompetent', 'incompetent', 'incompetent']);
  });
});

describe('the end of a month', () => {
  const days = Array.from({ length: 19 }, (_, n) => ({
    posting: member.posting,
    day: `2022-03-${String(n + 1).padStart(2, '0')}`,
    kind: 'onSite' as const,
  }));
  const february = () =>
    opened()
      .after({ act: 'tick', date: '2022-02-11' }, knowing(clock))
      .after({ act: 'tick', date: '2022-03-07' }, knowing(clock));

  it('is five working days into the next one, with everybody’s days and who was there too little', () => {
    expect(opened().due).toBe('2022-02-11');
    const step = february().when({ act: 'tick', date: '2022-04-11' }, knowing(clock, { days }));
    const closed = step.then(
      { type: 'monthClosed', month: 3, below: [leader.posting, member.posting], closeOn: '2022-05-10' },
      { type: 'overdue', subject: 'presence:2022-03', office: 'sz-caizhengju/hr' },
    );
    expect(closed.events.at(-2)).toMatchObject({
      summaries: [
        { posting: leader.posting, onSite: 0, unknown: 31 },
        { posting: member.posting, onSite: 19, unknown: 12 },
        { posting: gone.posting, onSite: 0, unknown: 14 },
      ],
    });
  });

  it('does not hold a month against somebody who was not on site for all of it', () => {
    expect(summarise(gone.posting, [], '2022-03-01', '2022-03-14')).toMatchObject({ unknown: 14 });
    const enough = [...days, { posting: member.posting, day: '2022-03-20', kind: 'trip' as const }];
    february()
      .when({ act: 'tick', date: '2022-04-11' }, knowing(clock, { days: enough }))
      .then({ type: 'monthClosed', below: [leader.posting] }, { type: 'overdue' });
  });

  it('of February in a leap year has 29 days', () => {
    const leap = opened(2024).after({ act: 'tick', date: '2024-02-07' }, knowing(clock));
    const closed = leap
      .when({ act: 'tick', date: leap.due ?? '' }, knowing(clock))
      .then({ type: 'monthClosed', month: 2 }, { type: 'overdue' });
    expect(closed.events.at(-2)).toMatchObject({ summaries: [{ unknown: 29 }, { unknown: 29 }] });
  });

  it('that came long ago is made up for, and the others after it', () => {
    const step = opened().when({ act: 'tick', date: '2022-05-03' }, knowing(clock, { days }));
    const caughtUp = step.then(
      ...[1, 2, 3].flatMap((month) => [
        { type: 'monthClosed', month } as const,
        { type: 'overdue' } as const,
      ]),
    );
    expect([caughtUp.due, caughtUp.state.nextMonth]).toEqual(['2022-05-10', 4]);
    const late = opened().when({ act: 'tick', date: '2023-05-01' }, knowing(clock));
    expect(
      late.then(
        { type: 'nextYearOpened', year: 2023 },
        ...Array.from({ length: 12 }, () => [
          { type: 'monthClosed' } as const,
          { type: 'overdue' } as const,
        ]).flat(),
        { type: 'yearClosed' },
      ).ended,
    ).toBe(true);
  });

  it('comes at once when the lead unit sends it in, and then its day brings nothing more', () => {
    const now = opened().after({ act: 'tick', date: '2022-02-11' }, knowing(clock));
    const team = { members: [leader, member] };
    const whole = at(member.posting, '2022-02-01', '2022-02-28');
    const sent = { ...enter('2022-03-01', { ...whole, posting: leader.posting }, whole), closes: true };
    const step = now.when(sent, knowing(people.hr, team));
    const closed = step.then(
      { type: 'presenceEntered' },
      { type: 'monthClosed', month: 2, below: [], closeOn: '2022-04-08' },
    );
    expect(closed.events.at(-1)).toMatchObject({ summaries: [{ onSite: 28 }, { onSite: 28 }] });
    expect(closed.due).toBe('2022-04-08');
    // A day that is on record need not be entered again.
    const known = { posting: leader.posting, day: '2022-02-01', kind: 'trip' as const };
    const rest = [at(leader.posting, '2022-02-02', '2022-02-28'), whole];
    const onRecord = knowing(people.hr, { ...team, days: [known] });
    now
      .when({ ...sent, entries: rest }, onRecord)
      .then({ type: 'presenceEntered' }, { type: 'monthClosed', month: 2 });
  });

  it('is sent in once it is over and complete, by the lead unit', () => {
    const now = opened().after({ act: 'tick', date: '2022-02-11' }, knowing(clock));
    const some = { ...enter('2022-03-01', at(member.posting, '2022-02-01', '2022-02-20')), closes: true };
    now
      .when(some, knowing(people.hr, { members: [member] }))
      .refused('days-unknown', { month: '2022-02', posting: member.posting, days: 8 }, 'closes');
    now.when(some, knowing(town)).refused('not-your-office', { office: 'sz-caizhengju/hr' }, 'closes');
    now
      .when({ ...some, date: '2022-02-28' }, knowing(people.hr))
      .refused('month-not-over', { month: '2022-02' }, 'closes');
    const all = now.after({ act: 'tick', date: '2023-01-10' }, knowing(clock));
    all
      .when({ ...some, reason: 'text-1', date: '2023-01-11' }, knowing(people.hr))
      .refused('year-sent-in', { year: 2022 }, 'closes');
  });

  it('of the year opens the next one, and the old one can be corrected for three months', () => {
    let now = opened();
    for (let month = 1; month <= 11; month += 1)
      now = now.after({ act: 'tick', date: now.due ?? '' }, knowing(clock));
    expect(now.due).toBe('2023-01-01');
    const step = now.when({ act: 'tick', date: '2023-01-01' }, knowing(clock));
    const next = step.then({ type: 'nextYearOpened', year: 2023 });
    expect(step.messages(`supervision/${TOWN}/2022`)).toMatchObject([
      { to: `supervision/${TOWN}/2023`, act: 'open', opens: 'onRecord', payload: { year: 2023 } },
    ]);
    const december = next.after({ act: 'tick', date: next.due ?? '' }, knowing(clock));
    expect([december.stage, december.due]).toEqual(['running', '2023-04-01']);
    const over = december.after({ act: 'tick', date: '2023-04-01' }, knowing(clock));
    expect([over.stage, over.ended, over.due]).toEqual(['closed', true, null]);
    now
      .when({ act: 'tick', date: '2023-01-01' }, knowing(clock, { teamEnded: true }))
      .then({ type: 'teamGone' });
  });
});

describe('a year', () => {
  it('is opened by whoever comes first, from that month on', () => {
    const july = opened(2021, '2021-07-12');
    expect([july.state.nextMonth, july.due]).toEqual([7, '2021-08-06']);
    july
      .when(
        { act: 'open', programme: 'p', area: TOWN, year: 2021, places: {}, date: '2021-07-13' },
        knowing(clock),
      )
      .then();
    given(supervision)
      .when(enter('2022-01-01'), knowing(people.hr))
      .refused('wrong-stage', { stage: 'opening' });
  });
});

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

describe('a spot check', () => {
  const check = {
    act: 'spotCheck' as const,
    ...{ on: '2022-03-02', office: 'sz/supervisor', document: '督查〔2022〕3号', date: '2022-03-03' },
    seen: [{ posting: member.posting, kind: 'absent' as const }],
    findings: [
      { posting: member.posting, text: 'text-1' },
      { text: 'text-2', rectifyBy: '2022-04-01' },
    ],
  };

  it('says who was where, and makes each finding a case of its own', () => {
    const step = opened().when(check, knowing(supervisor));
    step.then(
      { type: 'spotChecked', check: 1 },
      { type: 'findingMade', finding: `finding/${TOWN}/2022/1` },
      { type: 'findingMade', finding: `finding/${TOWN}/2022/2` },
    );
    expect(step.messages(`supervision/${TOWN}/2022`).map(({ to, opens }) => [to, opens])).toEqual([
      [`finding/${TOWN}/2022/1`, true],
      [`finding/${TOWN}/2022/2`, true],
    ]);
  });

  it('is made by supervisors, the headquarters or the county, of a day that was, with its document', () => {
    opened()
      .when({ ...check, office: `${TOWN}/host` }, knowing(town))
      .refused('not-a-checker', {}, 'office');
    opened()
      .when(check, knowing(people.headquarters))
      .refused('not-your-office', { office: 'sz/supervisor' });
    opened()
      .when({ ...check, on: '2022-03-04' }, knowing(supervisor))
      .refused('date-in-future', {}, 'on');
    opened()
      .when({ ...check, on: '2021-12-31' }, knowing(supervisor))
      .refused('other-year', {}, 'on');
    opened()
      .when({ ...check, document: ' ' }, knowing(supervisor))
      .refused('document-missing', {}, 'document');
    opened()
      .when(
        { ...check, seen: [{ posting: gone.posting, kind: 'onSite' }], on: '2022-03-15', date: '2022-03-16' },
        knowing(supervisor),
      )
      .refused('not-on-site', {}, 'seen.0.posting');
    opened()
      .when({ ...check, findings: [{ text: 'text-1', rectifyBy: '2022-03-03' }] }, knowing(supervisor))
      .refused('date-order', {}, 'findings.0.rectifyBy');
  });
});
