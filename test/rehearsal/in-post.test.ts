import { beforeAll, describe, expect, it } from 'vitest';
import { defaults } from '../../rehearsal/options.ts';
import { rehearse, type RehearsalResult } from '../../rehearsal/run.ts';

/** For a machine that may be busy with others. */
const LONG = 900_000;

describe('a team in post since July 2021, through two reliefs', () => {
  let result: RehearsalResult;
  beforeAll(async () => {
    result = await rehearse({ ...defaults, towns: 1, illness: 0, years: 6, inPost: true, seed: 3 });
  }, LONG);

  it('is brought in as a list, and nobody is selected before the first relief', () => {
    const [first = ''] = Object.keys(result.departuresByMonth);
    expect(result.teamsFormed).toBe(result.teams);
    expect(first >= '2024-01').toBe(true);
    expect(result.months[0]).toEqual({ month: '2021-08', mean: 5, lowest: 5 });
    expect(result).toMatchObject({ uncoveredTownDays: 0, belowFloorTownDays: 0, brokenChains: 0 });
  });

  it('has every seat relieved by plan twice, at most two of the town in one month', () => {
    const seats = 5 + (result.teams - 1);
    expect(result.seatsByReliefs).toEqual({ 2: seats });
    expect(result.postings).toBe(3 * seats);
    expect(result.mostOfOneTeam).toBe(2);
    expect(result.plansInForce).toBe(2);
  });
});
