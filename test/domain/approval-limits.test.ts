import { describe, expect, it } from 'vitest';
import { forecastApproval } from '../../domain/approval-forecast.ts';
import { recalendarApprovals } from '../../domain/approval-acts.ts';
import type { Chain } from '../../domain/policy.ts';
import type { Calendar } from '../../domain/ports.ts';
import { addDays, type DateString } from '../../domain/time.ts';
import {
  agree,
  atMeeting,
  confirm,
  decide,
  firstStep,
  machine,
  minutes,
  nomination,
  OPENED,
  opened,
  places,
} from '../support/approving.ts';
import { given } from '../support/given.ts';
import { calendar, clock, people } from '../support/shenzhen.ts';

const { hr, otherHr, discipline, secretary, otherSecretary } = people;
const tick = (date: DateString) => ({ act: 'tick' as const, date });

describe('a limit that has passed', () => {
  it('tells the office above, which may urge; the step stays where it is', () => {
    const late = opened().when(tick('2021-04-10'), clock).then({ type: 'escalated' });
    expect(late.tasks).toMatchObject([
      { act: 'decide', office: 'sz-caizhengju/hr' },
      { act: 'urge', office: 'sz-caizhengju/partyGroup' },
    ]);
    late
      .when({ act: 'urge', approvals: ['p'], date: '2021-04-12' }, secretary)
      .then({ type: 'urged', by: 'secretary-1' });
    late.when(agree('2021-04-12'), secretary).refused('not-your-office');
  });

  it('hands the step over where the policy says so, with a limit of its own, and then only tells', () => {
    const over = opened({ chain: firstStep({ atLimit: 'handOver' }) })
      .when(tick('2021-04-10'), clock)
      .then({
        ...{ type: 'stepHandedOver', office: 'sz-caizhengju/partyGroup', why: 'limit' },
        ...{ due: '2021-04-16' },
      });
    over.when(agree('2021-04-12'), otherHr).refused('not-your-office');
    over.when(agree('2021-04-12'), secretary).then({ type: 'signed' }, { type: 'stepOpened', step: 1 });
    const told = over.when(tick('2021-04-17'), clock).then({ type: 'escalated' });
    expect(told.due).toBeNull();
  });

  it('is consent only where the policy says so, and says that it was', () => {
    opened({ chain: firstStep({ atLimit: 'consent', limitMonths: 1 }) })
      .when(tick('2021-04-30'), clock)
      .then({ type: 'reminded' })
      .when(tick('2021-05-02'), clock)
      .then({ type: 'deemedConsent', step: 0 }, { type: 'stepOpened', step: 1 });
    for (const step of [undefined, 'tell'] as const)
      opened({ chain: firstStep(step ? { atLimit: step } : {}) })
        .when(tick('2021-06-02'), clock)
        .then({ type: 'escalated' });
  });

  it('in months runs from the day to the same day of the month', () => {
    const [first] = opened({ chain: firstStep({ limitMonths: 1, remindBefore: 2 }) }).tasks;
    expect(first?.due).toBe('2021-05-01');
    const late = given(machine({ chain: firstStep({ limitMonths: 1 }) }));
    expect(late.after({ act: 'open', key: 'p', date: '2021-01-31' }, clock).tasks[0]?.due).toBe('2021-02-28');
  });
});

describe('a step of a place that the case does not have', () => {
  const coManager = { of: 'coManager', role: 'partyGroup' } as const;
  const [unit, ...rest] = nomination.steps;
  const chain: Chain = {
    ...nomination,
    steps: [unit, { ...unit, id: 'coManager', office: coManager, optional: true }, ...rest] as Chain['steps'],
  };

  it('is skipped', () => {
    opened({ chain })
      .when(agree('2021-04-02'), otherHr)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 2, office: 'sz-caizhengju/discipline' });
  });

  it('is walked where it does', () => {
    opened({ chain, places: { ...places, coManager: '440513' } })
      .when(agree('2021-04-02'), otherHr)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 1, office: '440513/partyGroup' });
  });

  it('cannot be returned to', () => {
    opened({ chain })
      .after(agree('2021-04-02'), otherHr)
      .when(decide('return', '2021-04-06', { returnTo: 'coManager' }), discipline)
      .refused('not-found', { id: 'coManager' });
  });
});

describe('a return to an earlier step', () => {
  const organisation = people.organisation;
  const last = () => atMeeting().after(minutes(), secretary).after(confirm, otherSecretary);

  it('goes on where it was returned: what was agreed in between stands', () => {
    last()
      .when(decide('return', '2021-04-12', { returnTo: 'unitScreening' }), organisation)
      .then({ type: 'signed', verdict: 'return' }, { type: 'stepOpened', step: 0, resumeAt: 3 })
      .when(agree('2021-04-13'), otherHr)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 3 });
  });

  it('walks every step again where it is asked for', () => {
    last()
      .when(decide('return', '2021-04-12', { returnTo: 'unitScreening', again: true }), organisation)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 0 })
      .when(agree('2021-04-13'), otherHr)
      .then({ type: 'signed' }, { type: 'stepOpened', step: 1 });
  });

  it('to whoever nominated may begin again as well', () => {
    const again = last().after(decide('return', '2021-04-12', { again: true }), organisation);
    again
      .when({ act: 'resubmit', key: 'p', date: '2021-04-13' }, hr)
      .then({ type: 'stepOpened', step: 0, office: 'sz-caizhengju/hr' });
  });
});

describe('minutes with members who took no part', () => {
  const withRecused = (recused: number, votes: readonly [number, number, number], present = 8) => ({
    ...minutes({ due: 9, present }),
    items: [{ approval: 'p', agree: votes[0], disagree: votes[1], defer: votes[2], recused }],
  });

  it('count them neither as due nor as present: 4 of 7 carry where 2 of 9 recused themselves', () => {
    atMeeting()
      .after(withRecused(2, [4, 1, 1]), secretary)
      .when(confirm, otherSecretary)
      .then({ type: 'minutesConfirmed', verdict: 'agree' }, { type: 'stepOpened', step: 3 });
    atMeeting()
      .after(minutes({ due: 9, present: 6, agree: 4, disagree: 1, defer: 1 }), secretary)
      .when(confirm, otherSecretary)
      .then({ type: 'minutesConfirmed', verdict: 'defer' });
  });

  it('need a quorum of those who are left', () => {
    atMeeting()
      .when(withRecused(3, [3, 0, 0], 6), secretary)
      .refused('quorum-missed', { due: 6, present: 3, needed: 4 });
    atMeeting()
      .when(withRecused(9, [0, 0, 0], 9), secretary)
      .refused('quorum-missed');
  });

  it('have votes of those who are left only', () => {
    atMeeting()
      .when(withRecused(2, [6, 1, 1]), secretary)
      .refused('votes-do-not-add-up', { present: 6 });
  });
});

describe('when the calendar changes', () => {
  /** Friday 2 April is declared a day off. */
  const off: Calendar = {
    isWorkingDay: (date) => date !== '2021-04-02' && calendar.isWorkingDay(date),
    addWorkingDays(date, count) {
      let at = date;
      for (let left = count; left > 0;) {
        at = addDays(at, 1);
        if (off.isWorkingDay(at)) left -= 1;
      }
      return at;
    },
    workingDaysBetween: calendar.workingDaysBetween,
  };
  const setting = () => ({ chain: nomination, places, initiators: [] });
  const moved = (from: ReturnType<typeof opened>) =>
    recalendarApprovals(from.state, setting, { ...clock, calendar: off });

  it('limits and reminders to come move with it, once', () => {
    const [event, ...more] = moved(opened());
    expect(event).toMatchObject({ type: 'limitMoved', due: '2021-04-12', remindOn: '2021-04-08' });
    expect(more).toEqual([]);
    const state = machine().evolve(opened().state, event as never, '2021-04-01');
    expect(machine().due(state)).toBe('2021-04-08');
    expect(recalendarApprovals(state, setting, { ...clock, calendar: off })).toEqual([]);
  });

  it('a reminder that was given is not given again, and a limit that passed stays passed', () => {
    const reminded = opened().after(tick('2021-04-07'), clock);
    expect(moved(reminded)).toMatchObject([{ due: '2021-04-12', remindOn: null }]);
    expect(moved(opened().after(tick('2021-04-10'), clock))).toEqual([]);
  });
});

describe('a preview', () => {
  const setting = { chain: nomination, places, initiators: [] };
  const preview = (approval: Parameters<typeof forecastApproval>[0], today: DateString) =>
    forecastApproval(approval, setting, calendar, today).map(({ status, office, by }) => [
      status,
      office,
      by,
    ]);

  it('says before it begins who will decide, and by when at the latest', () => {
    expect(preview(undefined, OPENED)).toEqual([
      ['toCome', 'sz-caizhengju/hr', '2021-04-09'],
      ['toCome', 'sz-caizhengju/discipline', '2021-04-16'],
      ['toCome', 'sz-caizhengju/partyGroup', '2021-04-29'],
      ['toCome', 'sz/orgDepartment', '2021-05-17'],
    ]);
  });

  it('says while it runs what is done and what is left, counted from today where it is late', () => {
    const { state } = opened().after(agree('2021-04-02'), otherHr);
    expect(preview(state.p, '2021-04-20').slice(0, 3)).toEqual([
      ['done', 'sz-caizhengju/hr', null],
      ['open', 'sz-caizhengju/discipline', '2021-04-20'],
      ['toCome', 'sz-caizhengju/partyGroup', '2021-05-06'],
    ]);
  });

  it('leaves out what stands after a return, and what never comes after a rejection', () => {
    const returned = atMeeting()
      .after(minutes(), secretary)
      .after(confirm, otherSecretary)
      .after(decide('return', '2021-04-12', { returnTo: 'unitScreening' }), people.organisation);
    expect(preview(returned.state.p, '2021-04-12').map(([status]) => status)).toEqual([
      ...['open', 'done', 'done', 'toCome'],
    ]);
    const { state } = returned
      .after(agree('2021-04-13'), otherHr)
      .after(decide('return', '2021-04-14', { returnTo: 'integrity' }), people.organisation)
      .after(decide('return', '2021-04-15', { returnTo: 'unitScreening' }), discipline);
    expect(preview(state.p, '2021-04-15').map(([status]) => status)).toEqual([
      ...['open', 'toCome', 'done', 'toCome'],
    ]);
    const rejected = opened().after(decide('reject', '2021-04-02'), otherHr);
    expect(preview(rejected.state.p, '2021-04-12').map(([status]) => status)).toEqual([
      ...['skipped', 'skipped', 'skipped', 'skipped'],
    ]);
  });
});
