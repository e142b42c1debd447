import { beforeAll, describe, expect, it } from 'vitest';
import { defaults } from '../../rehearsal/options.ts';
import { page } from '../../rehearsal/page.ts';
import { rehearse, type RehearsalResult } from '../../rehearsal/run.ts';

const TOWNS = 3;
/** At moments drawn from the seed. */
const KILLS = 3;
/** Five seats a town, and the heads of the counties that these towns lie in. */
const seatsOf = (result: RehearsalResult): number => TOWNS * 5 + (result.teams - TOWNS);
/** Two rehearsals in one hook, on a machine that may be busy with others. */
const LONG = 900_000;

describe('three towns through their first relief, nobody ill', () => {
  const options = { ...defaults, towns: TOWNS, illness: 0 };
  let first: RehearsalResult;
  let killed: RehearsalResult;

  beforeAll(async () => {
    // Side by side, each on services of its own: a worker that was killed is waited for, most of the time.
    [first, killed] = await Promise.all([
      rehearse(options),
      rehearse({ ...options, kills: KILLS, backwards: true }),
    ]);
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

  it('has items of work and funds in every town and year, and says how they went', () => {
    // Planned in September 2021, and in February of each year from 2022 on.
    const { all, done, dropped, open, confirming, told } = first.work;
    expect(all).toBeGreaterThanOrEqual(2 * 4 * TOWNS);
    expect(done + dropped + open + confirming).toBe(all);
    expect(done).toBeGreaterThan(all / 2);
    expect(told).toBeGreaterThan(0);
    expect(first.funds.length).toBeGreaterThan(1);
    for (const { planned, allotted, used } of first.funds) {
      expect(planned).toBeGreaterThan(0);
      expect(allotted).toBeGreaterThan(0);
      expect(used).toBeLessThanOrEqual(allotted);
    }
  });

  it('says the same in its cases, its tables and its reports', () => {
    expect(first.agreement).toMatchObject({ disagreements: 0, disagreementsBy: {}, shown: [] });
    expect(killed.agreement).toEqual(first.agreement);
    expect(Object.values(first.agreement.compared).every((n) => n > 0)).toBe(true);
  });

  it('leaves every hash chain whole', () => {
    expect(first.brokenChains).toBe(0);
    expect(killed.brokenChains).toBe(0);
  });

  it('comes to the same when the worker is killed on the way and the cases are served in the opposite order', () => {
    expect(first.workerRestarts).toBe(0);
    expect(killed.workerRestarts).toBe(KILLS);
    expect(killed.outcomeDigestBy).toEqual(first.outcomeDigestBy);
    expect(killed.outcomeDigest).toBe(first.outcomeDigest);
    expect(killed.events).toBe(first.events);
  });

  it('shows the stagger and the load of each month', () => {
    expect(first.mostOfOneTeam).toBeLessThanOrEqual(2);
    expect(first.seatsByReliefs).toEqual({ 1: seatsOf(first) });
    const loads = Object.values(first.loadByMonth);
    expect(loads.reduce((sum, { reliefs }) => sum + reliefs, 0)).toBe(first.reliefs);
    for (const { reliefs, teams, mostOfOneUnit } of loads) {
      expect(teams).toBeLessThanOrEqual(reliefs);
      expect(mostOfOneUnit).toBeLessThanOrEqual(reliefs);
    }
    for (const { seats, months } of first.reliefsByTeam)
      expect(Object.values(months).reduce((sum, n) => sum + n, 0)).toBe(seats);
    expect(first.exceptions).toEqual([]);
  });

  it('is written as a page that needs nothing else', () => {
    const html = page(first);
    expect(html).toContain('各月在岗人数');
    expect(html.match(/<svg /g)).toHaveLength(7);
    expect(html).not.toMatch(/<script|https?:\/\//);
  });
});
