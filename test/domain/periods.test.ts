import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf, firstPeriod, nextPeriod, periodName } from '../../domain/periods.ts';
import { intervals, monthsOf } from '../../domain/year-policy.ts';

const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2036-12-31'), noInvalidDate: true });

describe('a period', () => {
  it('is called as people call it', () => {
    const names = intervals.map((every) => periodName(every, '2024-07-01'));
    expect(names).toEqual(['once', '2024', '2024H2', '2024Q3', '2024-07']);
  });

  it('begins on the first of January, or an equal part of a year later, never before the day asked for', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('year', 'halfYear', 'quarter', 'month'), (at, every) => {
        const from = at.toISOString().slice(0, 10);
        const start = firstPeriod(every, from);
        expect(start >= from).toBe(true);
        expect([start.slice(8), (Number(start.slice(5, 7)) - 1) % monthsOf[every]]).toEqual(['01', 0]);
        const next = nextPeriod(every, start) ?? '';
        expect(periodName(every, next)).not.toBe(periodName(every, start));
        for (let month = 1; month <= monthsOf[every]; month += 1) {
          const due = dueOf({ every, due: { month } }, start);
          expect(due >= start && due < next, `${due} lies in the period from ${start}`).toBe(true);
        }
      }),
    );
  });
});

describe('the last day', () => {
  it('is the last one of the month, 29 February in a leap year', () => {
    const february = (start: string, number?: number) =>
      dueOf({ every: 'year', due: { month: 2, ...(number !== undefined && { day: number }) } }, start);
    expect([february('2023-01-01'), february('2024-01-01'), february('2024-01-01', 30)]).toEqual([
      '2023-02-28',
      '2024-02-29',
      '2024-02-29',
    ]);
    expect(february('2024-01-01', 5)).toBe('2024-02-05');
  });

  it('of what is done once is so many months after its beginning', () => {
    expect(dueOf({ every: 'once', due: { month: 6 } }, '2021-08-31')).toBe('2022-02-28');
    expect([firstPeriod('once', '2021-08-31'), nextPeriod('once', '2021-08-31')]).toEqual([
      '2021-08-31',
      null,
    ]);
  });
});
