import { describe, expect, it } from 'vitest';
import { occurrences, summarise } from '../../domain/supervision-presence.ts';
import { consequenceOf } from '../../domain/supervision-policy.ts';
import { supervision } from '../../domain/supervision.ts';
import { given } from '../support/given.ts';
import { clock, people, policy, TOWN } from '../support/shenzhen.ts';
import {
  at,
  enter,
  gone,
  inPerson,
  knowing,
  leader,
  member,
  opened,
  supervisor,
  town,
} from '../support/supervising.ts';

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
