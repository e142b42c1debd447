import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  daysThrough,
  earliest,
  fullYears,
  latest,
} from '../../domain/time.ts';

const dates = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days and months', () => {
  it('counts over the ends of months and years, leap days included', () => {
    expect(addDays('2021-12-31', 1)).toBe('2022-01-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(daysBetween('2021-08-01', '2024-08-01')).toBe(1096);
  });

  it("takes the month's last day where it has no such day", () => {
    expect(addMonths('2021-01-31', 1)).toBe('2021-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2021-08-01', 36)).toBe('2024-08-01');
    expect(addMonths('2021-03-31', -1)).toBe('2021-02-28');
    expect(addMonths('2021-01-15', -13)).toBe('2019-12-15');
  });

  it('adds days so that the difference is what was added', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('names every day from one to another, both included, and none where there is none', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -3, max: 800 }), (date, days) => {
        const all = Array.from({ length: Math.max(0, days + 1) }, (_, n) => addDays(date, n));
        expect(daysThrough(date, addDays(date, days))).toEqual(all);
      }),
    );
  });

  it('never moves to another month than the one asked for', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -240, max: 240 }), (date, months) => {
        const index = (on: string): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));
        expect(index(addMonths(date, months)) - index(date)).toBe(months);
      }),
    );
  });
});

describe('full years', () => {
  it('completes a year on the birthday, not a day before', () => {
    expect(fullYears('1971-08-01', '2021-07-31')).toBe(49);
    expect(fullYears('1971-08-01', '2021-08-01')).toBe(50);
  });

  it('completes a year on 1 March for whoever is born on 29 February', () => {
    expect(fullYears('2000-02-29', '2021-02-28')).toBe(20);
    expect(fullYears('2000-02-29', '2021-03-01')).toBe(21);
    expect(fullYears('2000-02-29', '2024-02-29')).toBe(24);
  });

  it('grows by one at the most from one day to the next', () => {
    fc.assert(
      fc.property(dates, dates, (born, on) => {
        const grown = fullYears(born, addDays(on, 1)) - fullYears(born, on);
        expect([0, 1]).toContain(grown);
      }),
    );
  });
});

describe('earliest and latest', () => {
  it('passes over what is not there', () => {
    expect(earliest(null, '2021-05-01', undefined, '2021-04-01')).toBe('2021-04-01');
    expect(earliest(null, undefined)).toBeNull();
    expect(earliest()).toBeNull();
    expect(latest('2021-05-01', '2021-04-30')).toBe('2021-05-01');
  });
});
