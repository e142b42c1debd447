import { beforeAll, describe, expect, it } from 'vitest';
import { daysBetween } from '../../domain/time.ts';
import { defaults, readOptions } from '../../rehearsal/options.ts';
import { page } from '../../rehearsal/page.ts';
import { rehearse, type RehearsalResult } from '../../rehearsal/run.ts';

const TOWNS = 3;
/** Five seats a town, and the heads of the counties that these towns lie in. */
const seatsOf = (result: RehearsalResult): number => TOWNS * 5 + (result.teams - TOWNS);
/** Two rehearsals in one hook, on a machine that may be busy with others. */
const LONG = 900_000;

describe('three towns through their first relief, nobody ill', () => {
  const options = { ...defaults, towns: TOWNS, illness: 0 };
  let first: RehearsalResult;
  let killed: RehearsalResult;

  beforeAll(async () => {
    first = await rehearse(options);
    let once = false;
    killed = await rehearse(options, {
      onDay(date, { worker, from, to }) {
        if (once || daysBetween(from, date) < daysBetween(from, to) / 2) return;
        once = true;
        process.kill(worker.pid(), 'SIGKILL');
      },
    });
  }, LONG);

  it('keeps every town at its floor on every day', () => {
    expect(first).toMatchObject({ towns: TOWNS, uncoveredTownDays: 0, belowFloorTownDays: 0 });
    expect(first.lowestStrength?.strength).toBe(5);
    expect(first.months[0]).toEqual({ month: '2021-08', mean: 5, lowest: 5 });
  });

  it('forms every team and relieves every seat by plan', () => {
    expect(first.teamsFormed).toBe(first.teams);
    expect(first.reliefs).toBe(seatsOf(first));
    expect(first.handovers).toBe(seatsOf(first));
    // One plan, approved, and nobody ill: it is never drawn up again. Its months lie around the end of the three years.
    expect(first).toMatchObject({ plansInForce: 1 });
    const months = Object.keys(first.departuresByMonth);
    expect(months.length).toBeGreaterThanOrEqual(3);
    for (const month of months) {
      expect(month >= '2024-02' && month <= '2025-03').toBe(true);
      expect(Object.keys(first.departuresByMonth[month] ?? {})).toEqual(['relieved']);
    }
  });

  it('brings every report of the years 2021 to 2024 to all that receive it', () => {
    expect(first.reports).toBeGreaterThan(0);
    expect(first.reports % 4).toBe(0);
    expect(first.reportsReceived).toBe(first.reports);
  });

  it('has every duty of its years done, late, waived, missed or still in time', () => {
    const { all, open, confirming, fulfilled, waived, missed, dropped, late, toldLate } = first.duties;
    expect(all).toBeGreaterThan(100);
    expect(open + confirming + fulfilled + waived + missed + dropped).toBe(all);
    expect(fulfilled).toBeGreaterThan(0.8 * all);
    expect(late).toBeGreaterThan(0);
    expect(toldLate).toBeGreaterThanOrEqual(late);
    expect(first.deadlinesMissedBy).toHaveProperty(['duty:partyGroupMeeting']);
  });

  it('leaves every hash chain whole', () => {
    expect(first.brokenChains).toBe(0);
    expect(killed.brokenChains).toBe(0);
  });

  it('comes to the same when the worker is killed in the middle', () => {
    expect(killed.workerRestarts).toBe(1);
    expect(killed.outcomeDigest).toBe(first.outcomeDigest);
    expect(killed.events).toBe(first.events);
  });

  it('is written as a page that needs nothing else', () => {
    const html = page(first);
    expect(html).toContain('各月在岗人数');
    expect(html.match(/<svg /g)).toHaveLength(4);
    expect(html).not.toMatch(/<script|https?:\/\//);
  });
});

describe('a year in which much goes wrong', () => {
  let result: RehearsalResult;
  beforeAll(async () => {
    const rates = { illness: 0.6, lateness: 0.2, objection: 0.5, returned: 0.25 };
    result = await rehearse({ ...defaults, ...rates, towns: TOWNS, years: 1, seed: 7 });
  }, LONG);

  it('has departures, and somebody else in the seat afterwards', () => {
    const departures = Object.values(result.departuresByMonth).flatMap((month) => Object.values(month));
    expect(departures.length).toBeGreaterThan(0);
    expect(result.postings).toBeGreaterThan(seatsOf(result));
    expect(result.belowFloorTownDays).toBeGreaterThan(0);
  });

  it('has its objections settled and its late work on record', () => {
    const { raised, upheld, dismissed } = result.objections;
    expect(raised).toBeGreaterThan(0);
    expect(upheld + dismissed).toBeGreaterThan(0);
    expect(result.deadlinesMissed).toBeGreaterThan(0);
    expect(result.brokenChains).toBe(0);
  });
});

describe('the options', () => {
  it('say everything that is wrong with them at once', () => {
    expect(() => readOptions(['--years', '0', '--illness', 'often', '--towns', '77'])).toThrow(
      /--towns is a whole number from 1 to 76[\s\S]*--years is a number from 1 to 12[\s\S]*--illness is a number from 0 to 1/,
    );
    expect(() => readOptions(['--sickness', '1'])).toThrow(/sickness/);
  });

  it('are the defaults without any', () => {
    expect(readOptions([])).toEqual(defaults);
  });
});
