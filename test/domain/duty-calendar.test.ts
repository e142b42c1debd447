import { describe, expect, it } from 'vitest';
import {
  DUTIES_A_DAY,
  dueOfDuties,
  evolveDuties,
  openingsOf,
  scheduleDuties,
  tickDuties,
  type DutyCalendarEvent,
  type DutyCalendarState,
} from '../../domain/duty-calendar.ts';
import { bearers, paired } from '../support/duties.ts';
import { policy } from '../support/shenzhen.ts';

const CASE = 'programme/shenzhen-2022';

type Opened = DutyCalendarEvent & { readonly type: 'dutiesOpened' };
const isOpened = (event: DutyCalendarEvent): event is Opened => event.type === 'dutiesOpened';

const launchedOn = (date: string): DutyCalendarState =>
  scheduleDuties({}, policy, date).reduce(evolveDuties, {} as DutyCalendarState);

/** Every tick from a launch up to a day, as the clock would send them. */
function openedUntil(launch: string, until: string) {
  let state = launchedOn(launch);
  const days: { date: string; events: readonly DutyCalendarEvent[] }[] = [];
  for (let due = dueOfDuties(state); due !== null && due <= until; due = dueOfDuties(state)) {
    const events = tickDuties(state, policy, paired, due);
    state = events.reduce(evolveDuties, state);
    days.push({ date: due, events });
  }
  return { state, days, opened: days.flatMap(({ events }) => events.filter(isOpened)) };
}

describe('who bears a duty', () => {
  it('follows from the pairings of the day, each once', () => {
    const counts = (['unit', 'countyPairing', 'districtPairing', 'consortium', 'town'] as const).map((of) => [
      of,
      bearers(of).length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      unit: 134,
      countyPairing: 14,
      districtPairing: 10,
      consortium: paired.filter(({ kind }) => kind === 'town').length,
      town: 76,
    });
    for (const kind of ['unit', 'consortium', 'town'] as const) {
      const ids = bearers(kind).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(ids.toSorted());
    }
  });

  it('of Dapeng is its county in Heyuan, which has no key town, for the pairing, and its two towns elsewhere', () => {
    const own = (of: Parameters<typeof bearers>[0]) => bearers(of).filter(({ unit }) => unit === 'sz-dapeng');
    expect(own('districtPairing').map(({ area }) => area)).toEqual(['441602']);
    expect(own('town').map(({ places }) => places.host)).toEqual(['441625', '441625']);
  });
});

describe('the calendar', () => {
  it('begins with complete teams: what is done once then, each period from the first that began after', () => {
    const { opened } = openedUntil('2021-03-15', '2022-06-30');
    const first = Object.fromEntries(
      opened.toReversed().map(({ duty, period, from, due }) => [duty, [period, from, due]]),
    );
    expect(first).toMatchObject({
      assistanceAgreement: ['once', '2021-08-01', '2022-02-01'],
      revitalisationPlan: ['once', '2021-08-01', '2022-08-01'],
      partyGroupMeeting: ['2022', '2022-01-01', '2022-12-31'],
      jointMeeting: ['2022H1', '2022-01-01', '2022-06-30'],
      povertyMonitoring: ['2021Q4', '2021-10-01', '2021-12-25'],
    });
  });

  it('opens every duty of three years once for each bearer, in batches of a day, and asks of thousands', () => {
    const { days, opened } = openedUntil('2021-03-15', '2024-12-31');
    const ids = opened.flatMap((event) => openingsOf(event, CASE).map(({ to }) => to));
    expect(new Set(ids).size).toBe(ids.length);
    const yearly = opened.filter(({ from }) => from.startsWith('2023')).flatMap(({ bearers: own }) => own);
    expect(yearly.length).toBeGreaterThan(800);
    expect(ids.length).toBeGreaterThan(2500);
    for (const { events } of days) {
      const batch = events.filter(isOpened).flatMap((event) => event.bearers);
      expect(batch.length).toBeLessThanOrEqual(DUTIES_A_DAY);
    }
    for (const { every, id, of } of policy.duties ?? []) {
      const own = opened.filter(({ duty }) => duty === id);
      const periods = new Set(own.map(({ period }) => period));
      expect(own.flatMap(({ bearers: each }) => each)).toHaveLength(periods.size * bearers(of).length);
      expect(periods.size).toBe({ once: 1, year: 3, halfYear: 6, quarter: 13, month: 41 }[every]);
    }
  });

  it('opens the rest of a batch by the pairings of the next day: nobody twice', () => {
    const { days } = openedUntil('2021-03-15', '2022-01-31');
    const january = days.filter(({ date }) => date.startsWith('2022-01'));
    expect(january.map(({ date }) => date)).toEqual(['2022-01-01', '2022-01-02']);
  });

  it('of a launch after the fact asks for no period whose last day has gone', () => {
    const { opened } = openedUntil('2023-05-10', '2023-05-12');
    const periods = Object.fromEntries(opened.map(({ duty, period, due }) => [duty, [period, due]]));
    expect(periods).toMatchObject({
      partyGroupMeeting: ['2023', '2023-12-31'],
      povertyMonitoring: ['2023Q2', '2023-06-25'],
      // Counted from the launch: it has to be shown, whenever it was made.
      assistanceAgreement: ['once', '2023-11-10'],
    });
    expect(periods).not.toHaveProperty('keyTask');
  });

  it('is gone through again when another policy is adopted', () => {
    const { state } = openedUntil('2021-03-15', '2022-03-31');
    const changed = evolveDuties(state, { type: 'dutyCalendarChanged', on: '2022-04-06' });
    expect(dueOfDuties(changed)).toBe('2022-04-01');
    const [one, ...others] = policy.duties ?? [];
    if (!one) throw new Error('the policy has no duties');
    const next = {
      ...policy,
      duties: [...others, { ...one, id: 'another', every: 'month' as const, due: { month: 1 } }],
    };
    const events = tickDuties(changed, next, paired, '2022-04-06');
    const [scheduled] = events;
    expect(scheduled).toMatchObject({
      type: 'dutiesScheduled',
      ended: [one.id],
      turns: { another: { start: '2022-04-01', openOn: '2022-04-06' } },
    });
    const after = events.reduce(evolveDuties, changed);
    expect(after.dutyCheckOn).toBeNull();
    expect(after.duties).not.toHaveProperty(one.id);
    expect(dueOfDuties(after)).toBe('2022-05-01');
    // What was done once is not asked for again.
    expect(after.duties?.assistanceAgreement).toMatchObject({ openOn: null });
  });

  it('of a policy without duties opens none', () => {
    const { duties: _, ...without } = policy;
    expect(scheduleDuties({}, without, '2021-03-15')).toEqual([]);
    expect(tickDuties({}, without, paired, '2022-01-01')).toEqual([]);
    expect(dueOfDuties({})).toBeNull();
  });
});

it('each opening names its case by duty, bearer and period, on record alone', () => {
  const { opened } = openedUntil('2021-03-15', '2022-01-31');
  const meeting = opened.find(({ duty }) => duty === 'partyGroupMeeting');
  const visit = opened.find(({ duty }) => duty === 'principalVisit');
  if (!meeting || !visit) throw new Error('nothing was opened');
  expect(openingsOf(meeting, CASE)[0]).toMatchObject({
    ...{ to: `duty/partyGroupMeeting/${meeting.bearers[0]?.id}/2022`, kind: 'duty', act: 'open' },
    ...{ opens: 'onRecord', payload: { programme: CASE, from: '2022-01-01', due: '2022-12-31' } },
  });
  expect(openingsOf(visit, CASE)[0]?.to).toMatch(/^duty\/principalVisit\/sz-[\w-]+\/\d{9}\/2022$/);
});
