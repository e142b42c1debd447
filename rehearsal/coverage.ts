import type { Database } from '../db/client.ts';
import { listShortfalls } from '../db/queries/shortfalls.ts';
import { placedTeams, seatsOverTime, teamPlaces } from '../db/queries/strength.ts';
import type { Policy } from '../domain/policy.ts';
import { strengthOn } from '../domain/strength.ts';
import { daysThrough, type DateString } from '../domain/time.ts';

/** How many of a team's seats have somebody on site, each day: a handover's two people in one seat count once. */
export interface Coverage {
  readonly towns: number;
  readonly floor: number;
  readonly uncoveredTownDays: number;
  readonly belowFloorTownDays: number;
  /** Of those, without an exception on record: none. */
  readonly unrecordedTownDays: number;
  readonly lowestStrength: {
    readonly strength: number;
    readonly town: string;
    readonly date: DateString;
  } | null;
  readonly months: readonly {
    readonly month: string;
    /** Mean over towns and days; and the lowest of any town on any day. */
    readonly mean: number;
    readonly lowest: number;
  }[];
}

/** Counts from the day on which every team should be in place to the last day played, both included. */
export async function coverage(
  db: Database,
  policy: Policy,
  from: DateString,
  to: DateString,
): Promise<Coverage> {
  const { floor } = policy.teams.town;
  const places = await teamPlaces(db, to);
  const now = { today: to, termMonths: policy.term.months, backfillBy: to };
  const teams = placedTeams(places, await seatsOverTime(db, policy), now);
  const towns = [...teams].filter(({ kind }) => kind === 'town');
  const nameOf = new Map(places.map(({ team, name }) => [team, name]));
  let uncoveredTownDays = 0;
  let belowFloorTownDays = 0;
  let unrecordedTownDays = 0;
  const exceptions = await shortfallSpans(db);
  let lowestStrength: Coverage['lowestStrength'] = null;
  const months = new Map<string, { sum: number; days: number; lowest: number }>();
  const days = daysThrough(from, to);
  for (const town of towns) {
    for (const date of days) {
      const { onSite: strength } = strengthOn(town, date);
      if (strength === 0) uncoveredTownDays += 1;
      if (strength < floor) {
        belowFloorTownDays += 1;
        const recorded = exceptions.some(
          ({ area, since, until }) => area === town.team && since <= date && (until === null || date < until),
        );
        if (!recorded) unrecordedTownDays += 1;
      }
      if (!lowestStrength || strength < lowestStrength.strength) {
        lowestStrength = { strength, town: nameOf.get(town.team) ?? town.team, date };
      }
      const month = months.get(date.slice(0, 7)) ?? { sum: 0, days: 0, lowest: Infinity };
      months.set(date.slice(0, 7), {
        sum: month.sum + strength,
        days: month.days + 1,
        lowest: Math.min(month.lowest, strength),
      });
    }
  }
  return {
    ...{
      towns: towns.length,
      floor,
      uncoveredTownDays,
      belowFloorTownDays,
      unrecordedTownDays,
      lowestStrength,
    },
    months: [...months]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, { sum, days, lowest }]) => ({
        month,
        mean: Math.round((sum / days) * 1000) / 1000,
        lowest,
      })),
  };
}

/** When which team was below its floor, as the teams have recorded it. */
async function shortfallSpans(db: Database) {
  const everything = { account: '', person: null, offices: [], everything: true, scopes: [] };
  const found = await listShortfalls(db, { reach: everything }, MOST, undefined);
  if (found.next !== null) throw new Error(`more than ${MOST} times below the floor: read them by pages`);
  return found.items;
}

/** Far more than a programme has: a team is below its floor a few times a year. */
const MOST = 100_000;
