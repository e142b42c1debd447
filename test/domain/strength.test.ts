import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextByTable, tableAhead } from '../../domain/planned-relief.ts';
import { noPlans } from '../../domain/programme-plans.ts';
import { initialProgramme } from '../../domain/programme-state.ts';
import { measured, strengthRows, wholeStrength, type PlacedTeam } from '../../domain/strength-by.ts';
import { lowestOf, outlookOf, strengthOn, type Now, type SeatRecord } from '../../domain/strength.ts';
import { addDays, addMonths, type DateString } from '../../domain/time.ts';
import { policy } from '../support/shenzhen.ts';

const now: Now = { today: '2024-03-15', termMonths: 36, backfillBy: '2024-06-14' };

const empty: SeatRecord = { seat: 'a/1', stints: [], filling: null, relief: null };
const stint = {
  ...{ posting: 'posting/a/1/1', dispatchedOn: '2021-07-12', releasedOn: null, arriveBy: null },
  ...{ presentFrom: '2021-07-20', presentUntil: null, termEnd: '2024-08-01', stayUntil: '2025-04-01' },
};
const held: SeatRecord = { ...empty, stints: [stint] };

/** Of one seat: appointed, certain, expected. */
const on = (record: SeatRecord, day: DateString) => {
  const { posted, onSite, expected } = strengthOn({ seats: [outlookOf(record, now)] }, day);
  return [posted, onSite, expected];
};

describe('a seat over time', () => {
  it('until today is what was recorded', () => {
    expect(on(held, '2021-07-11')).toEqual([0, 0, 0]);
    expect(on(held, '2021-07-12')).toEqual([1, 0, 0]);
    expect(on(held, '2021-07-20')).toEqual([1, 1, 1]);
    expect(on(held, now.today)).toEqual([1, 1, 1]);
  });

  it('is certain to the end of the term, and expected as long as the policy lets a term go on', () => {
    expect(on(held, '2024-07-31')).toEqual([1, 1, 1]);
    expect(on(held, '2024-08-01')).toEqual([0, 0, 1]);
    expect(on(held, '2025-03-31')).toEqual([0, 0, 1]);
    expect(on(held, '2025-04-01')).toEqual([0, 0, 0]);
  });

  it('counts whoever is over their term today, and does not promise tomorrow', () => {
    const over = { ...held, stints: [{ ...stint, termEnd: '2024-02-01', stayUntil: '2024-03-01' }] };
    expect(on(over, now.today)).toEqual([1, 1, 1]);
    expect(on(over, addDays(now.today, 1))).toEqual([0, 0, 0]);
  });

  it('is certain again from the day by which whoever was dispatched is to arrive', () => {
    const gone = { ...stint, presentUntil: '2024-03-01', releasedOn: '2024-03-01' };
    const coming = {
      ...{ posting: 'posting/a/1/2', dispatchedOn: '2024-03-10', presentFrom: null, presentUntil: null },
      ...{ releasedOn: null, arriveBy: '2024-03-25', termEnd: '2027-03-10', stayUntil: '2027-11-10' },
    };
    const record = { ...empty, stints: [gone, coming] };
    expect(on(record, '2024-03-01')).toEqual([0, 0, 0]);
    expect(on(record, '2024-03-24')).toEqual([1, 0, 0]);
    expect(on(record, '2024-03-25')).toEqual([1, 1, 1]);
    const late = { ...record, stints: [gone, { ...coming, arriveBy: '2024-03-14' }] };
    expect(on(late, '2024-03-16')).toEqual([1, 0, 1]);
  });

  it('a selection is expected to fill it on its day; a late one as if it were launched today', () => {
    const filling = (needBy: DateString) => ({ ...empty, filling: { needBy, termMonths: 36 } });
    expect(on(filling('2024-04-30'), '2024-04-29')).toEqual([0, 0, 0]);
    expect(on(filling('2024-04-30'), '2024-04-30')).toEqual([0, 0, 1]);
    expect(on(filling('2024-03-14'), '2024-06-13')).toEqual([0, 0, 0]);
    expect(on(filling('2024-03-14'), '2024-06-14')).toEqual([0, 0, 1]);
    expect(on(filling('2024-04-30'), '2027-04-30')).toEqual([0, 0, 0]);
  });

  it('a relief that is planned is expected; one whose day has passed without a selection is not', () => {
    const relieved = (relief: DateString) => ({ ...held, relief });
    expect(on(relieved('2024-08-01'), '2027-07-31')).toEqual([0, 0, 1]);
    expect(on(relieved('2024-03-01'), '2026-01-01')).toEqual([0, 0, 0]);
  });
});

const team = (name: string, floor: number, ...seats: readonly SeatRecord[]): PlacedTeam => ({
  ...{ team: name, floor, kind: 'town', county: 'k', city: 'c', leadUnit: `unit-${name}` },
  seats: seats.map((seat) => outlookOf(seat, now)),
});
const ahead = { from: now.today, until: addMonths(now.today, 12) };

describe('the weakest moment', () => {
  it('is the first day on which fewest are there, by what is certain and by what may be expected', () => {
    const whole = team('a', 2, held, { ...empty, filling: { needBy: '2024-05-01', termMonths: 36 } });
    expect(lowestOf(whole, ahead, 'onSite')).toEqual({ team: 'a', floor: 2, strength: 0, on: '2024-08-01' });
    expect(lowestOf(whole, ahead, 'expected')).toMatchObject({ strength: 1, on: now.today });
  });

  it('of several teams is where most are missing', () => {
    const teams = [team('a', 1, held), team('b', 3, held, held, { ...held, relief: '2024-07-01' }, empty)];
    expect(wholeStrength(measured(teams, now.today, ahead))).toMatchObject({
      ...{ key: null, teams: 2, owed: 5, posted: 4, onSite: 4, expected: 4, floor: 4, belowFloor: 0 },
      lowest: { onSite: { team: 'b', strength: 0 }, expected: { team: 'a', strength: 1 } },
    });
    expect(strengthRows(measured(teams, '2024-08-01', ahead), 'unit')).toMatchObject([
      { key: 'unit-a', onSite: 0, expected: 1, belowFloor: 1, expectedBelowFloor: 0 },
      { key: 'unit-b', onSite: 0, expected: 3, belowFloor: 1, expectedBelowFloor: 0 },
    ]);
    expect(strengthRows(measured(teams, now.today, ahead), 'level')).toMatchObject([
      { key: 'town', teams: 2 },
    ]);
    expect(strengthRows([], 'level')).toEqual([]);
  });

  it('is never above any single day, and is that of the day that it names', () => {
    const day = fc.integer({ min: -400, max: 900 }).map((days) => addDays(now.today, days));
    const one = fc.record({ from: day, length: fc.nat(500), term: fc.nat(900), gone: fc.boolean() });
    const seat = fc.record({ stints: fc.array(one, { maxLength: 3 }), needBy: fc.option(day) });
    fc.assert(
      fc.property(fc.array(seat, { maxLength: 4 }), fc.constantFrom('onSite', 'expected'), (seats, by) => {
        const records = seats.map(({ stints, needBy }): SeatRecord => ({
          ...{ ...empty, filling: needBy ? { needBy, termMonths: 36 } : null },
          stints: stints.map(({ from, length, term, gone }) => {
            const termEnd = addDays(from, term);
            const until = gone ? addDays(from, length) : null;
            return {
              ...{ ...stint, presentFrom: from, presentUntil: until, releasedOn: until, termEnd },
              stayUntil: addMonths(termEnd, 8),
            };
          }),
        }));
        const some = team('a', 5, ...records);
        const lowest = lowestOf(some, ahead, by);
        expect(strengthOn(some, lowest.on)[by]).toBe(lowest.strength);
        for (let at = ahead.from; at < ahead.until; at = addDays(at, 1))
          expect(strengthOn(some, at)[by]).toBeGreaterThanOrEqual(lowest.strength);
        for (const { onSite, expected } of [strengthOn(some, now.today), strengthOn(some, lowest.on)]) {
          expect(onSite, 'what is certain is expected as well').toBeLessThanOrEqual(expected);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the table of batches', () => {
  const from = (n: number) => ({ from: n, dueOnly: false });

  it('says when a seat is relieved next: each cycle has every seat once', () => {
    expect(nextByTable(policy, from(1), 2, '2024-08-01')).toBe('2024-07-01');
    expect(nextByTable(policy, from(1), 1, '2024-08-01')).toBe('2024-08-01');
    expect(nextByTable(policy, from(3), 1, '2024-08-01')).toBe('2027-08-01');
    expect(nextByTable(policy, from(1), 9, '2024-08-01')).toBeNull();
  });

  it('goes on after the last batch of a plan, for those whose term ends about then', () => {
    const programme = { ...initialProgramme, nextRotation: { n: 4, openOn: '', relieveOn: '2024-09-02' } };
    const inForce = { plan: 'rotation-plan/x/1', batches: ['2024-09-02', '2024-12-02'] };
    const ahead = tableAhead(policy, { ...programme, plans: { ...noPlans, inForce } });
    expect(ahead).toEqual({ from: 4, dueOnly: true });
    expect(nextByTable(policy, { from: 4, dueOnly: true }, 2, '2027-09-01')).toBe('2027-07-01');
    expect(nextByTable(policy, { from: 4, dueOnly: true }, 2, '2028-05-01')).toBe('2030-07-01');
    expect(tableAhead(policy, programme)).toEqual({ from: 4, dueOnly: false });
    expect(tableAhead(policy, initialProgramme)).toBeNull();
  });
});
