import { describe, expect, it } from 'vitest';
import { previewChange, type PreviewSetting } from '../../domain/change-preview.ts';
import { withChange, type Change } from '../../domain/posting-change.ts';
import { Refusal } from '../../domain/errors.ts';
import type { SeatAhead } from '../../domain/seat-ahead.ts';
import type { SeatRole } from '../../domain/policy.ts';
import { addDays } from '../../domain/time.ts';
import { calendar, policy } from '../support/shenzhen.ts';

const today = '2024-03-15';
const backfillBy = (on: string) => calendar.addWorkingDays(on, policy.posting.backfillLimit);
const roleOf = (n: number): SeatRole => (n === 1 ? 'leader' : 'member');
const seatOf = (team: string, n: number, more: Partial<SeatAhead> = {}): SeatAhead => ({
  ...{
    seat: `${team}/${n}`,
    team,
    n,
    role: roleOf(n),
    supplyingUnit: `u${n}`,
  },
  ...{ filling: null, selection: null, relief: null, reliefBasis: null },
  stints: [
    {
      ...{ posting: `posting/${team}/${n}/1`, dispatchedOn: '2022-07-01', releasedOn: null, arriveBy: null },
      ...{ presentFrom: '2022-07-10', presentUntil: null, termEnd: '2025-08-01', stayUntil: '2026-04-01' },
    },
  ],
  ...more,
});
const team = (name: string) => [1, 2, 3, 4, 5].map((n) => seatOf(name, n));
const vacant = (name: string, n: number) =>
  seatOf(name, n, {
    stints: [],
    filling: { needBy: '2024-05-06', termMonths: 36 },
    selection: `selection/${name}/4`,
  });

const settingOf = (posting: string): PreviewSetting => ({
  ...{ posting, today, policy, calendar, backfillBy, termMonths: 36, extendedMonths: 2 },
  now: { today, termMonths: 36, backfillBy: backfillBy(today) },
  teams: ['a', 'b'].map((name) => ({ team: name, kind: 'town', floor: 5 })),
});
const preview = (seats: readonly SeatAhead[], change: Change, posting = 'posting/a/3/1') =>
  previewChange(seats, change, settingOf(posting));

describe('somebody who would leave', () => {
  const all = [...team('a'), ...team('b')];
  const found = preview(all, { change: 'leave', on: '2024-05-10' });

  it('leaves the team short from that day until the backfill may be expected', () => {
    expect(found.teams.map((one) => one.team)).toEqual(['a']);
    const [{ months, lowest } = { months: [], lowest: undefined }] = found.teams;
    expect(months.slice(0, 4)).toMatchObject([
      { month: '2024-03', before: { onSite: 5, expected: 5 }, after: { onSite: 5, expected: 5 } },
      { month: '2024-04', after: { onSite: 5, expected: 5 } },
      { month: '2024-05', after: { onSite: 4, expected: 4 } },
      { month: '2024-06', after: { onSite: 4, expected: 4 } },
    ]);
    expect(months.at(-1)).toMatchObject({ month: '2025-02', after: { onSite: 4, expected: 5 } });
    expect(lowest?.after.expected).toMatchObject({ strength: 4, on: '2024-05-10' });
  });

  it('breaks the floor, which is said with its clause and day', () => {
    expect(found.rules).toContainEqual(
      expect.objectContaining({
        rule: 'floor',
        clause: '三(一)',
        force: 'inPrinciple',
        team: 'a',
        when: '2024-05-10',
      }),
    );
  });

  it('opens a backfill of the unit that owes the seat, with its days', () => {
    expect(found.opens).toEqual([
      {
        ...{
          seat: 'a/3',
          unit: 'u3',
          reason: 'backfill',
          from: '2024-05-10',
          needBy: backfillBy('2024-05-10'),
        },
        nominateBy: expect.stringMatching(/^2024-0[5-8]/) as unknown,
      },
    ]);
  });

  it('touches the relief that was ordered and whoever is on the way, who comes as they would have', () => {
    const coming = {
      ...{ posting: 'posting/a/3/2', dispatchedOn: '2024-03-01', releasedOn: null, arriveBy: '2024-06-01' },
      ...{ presentFrom: null, presentUntil: null, termEnd: '2027-06-01', stayUntil: '2028-02-01' },
    };
    const third = seatOf('a', 3, { relief: '2024-06-10', reliefBasis: 'ordered' });
    const relieved = { ...third, stints: [...third.stints, coming] };
    const seats = team('a').map((seat) => (seat.n === 3 ? relieved : seat));
    const { announced, opens, teams } = preview(seats, { change: 'leave', on: '2024-05-10' });
    expect(announced).toEqual([
      { what: 'relief', seat: 'a/3', posting: 'posting/a/3/1', on: '2024-06-10' },
      { what: 'arrival', seat: 'a/3', posting: 'posting/a/3/2', on: '2024-06-01' },
    ]);
    expect(opens).toEqual([]);
    expect(teams[0]?.months.find(({ month }) => month === '2024-07')?.after.onSite).toBe(5);
  });
});

describe('an extension', () => {
  it('moves the end of what is certain, and may be longer than the policy lets it be', () => {
    const { rules, opens, teams } = preview(team('a'), { change: 'extend', months: 5 });
    expect(rules).toContainEqual(expect.objectContaining({ rule: 'extension', force: 'must', seat: 'a/3' }));
    expect(opens).toEqual([]);
    expect(teams[0]?.lowest.after.expected.strength).toBe(5);
    expect(preview(team('a'), { change: 'extend', months: 4 }).rules.map(({ rule }) => rule)).not.toContain(
      'extension',
    );
  });
});

describe('another day of relief', () => {
  it('breaks the rules of the rotation that it breaks, by the checker of plans', () => {
    const { rules, opens } = preview(team('a'), { change: 'relieve', on: '2025-02-03' });
    expect(rules.map(({ rule }) => rule)).toEqual(['avoid']);
    const early = preview(team('a'), { change: 'relieve', on: '2024-10-01' }).rules;
    expect(early).toMatchObject([{ rule: 'term', clause: '三(一)', seat: 'a/3', when: '2024-10' }]);
    expect(rules.every(({ words }) => words.zh !== '' && words.en !== '')).toBe(true);
    expect(opens).toMatchObject([{ reason: 'relief', seat: 'a/3', needBy: '2025-02-03' }]);
  });

  it('that the rules allow breaks none', () => {
    const apart = team('a').map((seat) =>
      seat.n === 3
        ? seat
        : { ...seat, relief: seat.n < 3 ? '2025-07-01' : '2025-09-01', reliefBasis: 'planned' as const },
    );
    expect(preview(apart, { change: 'relieve', on: '2025-08-01' }).rules).toEqual([]);
  });
});

describe('a transfer', () => {
  const seats = [...team('a'), ...team('b').map((seat) => (seat.n === 2 ? vacant('b', 2) : seat))];

  it('fills one team and opens a backfill in the other; the search there has nothing left to find', () => {
    const found = preview(seats, { change: 'transfer', to: 'b/2', on: '2024-04-01' });
    expect(found.teams.map((one) => one.team)).toEqual(['a', 'b']);
    expect(found.ends).toEqual(['selection/b/4']);
    expect(found.opens).toMatchObject([{ seat: 'a/3', reason: 'backfill', from: '2024-04-01' }]);
    const in2 = (name: string) =>
      found.teams.find((one) => one.team === name)?.months.find(({ month }) => month === '2024-05');
    expect(in2('a')).toMatchObject({ before: { onSite: 5 }, after: { onSite: 4 } });
    expect(in2('b')).toMatchObject({ before: { onSite: 4 }, after: { onSite: 5 } });
  });

  it.each([
    ['b/1', 'seat-not-vacant'],
    ['a/3', 'seat-not-vacant'],
    ['c/1', 'seat-unknown'],
  ])('to %s is refused: %s', (to, code) => {
    const asked = () => preview(seats, { change: 'transfer', to, on: '2024-04-01' });
    expect(asked).toThrow(Refusal);
    expect(asked).toThrow(code);
  });
});

it('nothing is changed in the past, nor with somebody who is not there', () => {
  const seats = team('a');
  const setting = settingOf('posting/a/3/1');
  expect(() => withChange(seats, { change: 'leave', on: addDays(today, -1) }, setting)).toThrow('date-order');
  const nobody = { ...setting, posting: 'posting/a/3/9' };
  expect(() => withChange(seats, { change: 'leave', on: today }, nobody)).toThrow('wrong-stage');
  expect(withChange(seats, { change: 'leave', on: today }, setting)).not.toBe(seats);
  expect(seats).toEqual(team('a'));
});
