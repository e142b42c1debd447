import type { Sql } from 'postgres';
import { addDays, type DateString } from '../domain/time.ts';

/** How many of a team's seats have somebody on site, each day: a handover's two people in one seat count once. */
export interface Coverage {
  readonly towns: number;
  readonly floor: number;
  readonly uncoveredTownDays: number;
  readonly belowFloorTownDays: number;
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

interface Stay {
  readonly area: string;
  readonly seat: string;
  readonly from: DateString;
  /** The first day on which the person is no longer there; null while they are. */
  readonly to: DateString | null;
}

/** Counts from the day on which every team should be in place to the last day played, both included. */
export async function coverage(sql: Sql, floor: number, from: DateString, to: DateString): Promise<Coverage> {
  const towns = await sql<{ code: string; name: string }[]>`
    select a.code, a.name from area a where a.kind = 'town' and exists (select from seat s where s.area = a.code)
    order by a.code`;
  const stays = await sql<Stay[]>`
    select area, seat, lower(period)::text as from, upper(period)::text as to from presence where not isempty(period)`;
  let uncoveredTownDays = 0;
  let belowFloorTownDays = 0;
  let lowestStrength: Coverage['lowestStrength'] = null;
  const months = new Map<string, { sum: number; days: number; lowest: number }>();
  for (const { code, name } of towns) {
    const own = stays.filter(({ area }) => area === code);
    for (let date = from; date <= to; date = addDays(date, 1)) {
      const there = own.filter((stay) => stay.from <= date && (stay.to === null || date < stay.to));
      const strength = new Set(there.map(({ seat }) => seat)).size;
      if (strength === 0) uncoveredTownDays += 1;
      if (strength < floor) belowFloorTownDays += 1;
      if (!lowestStrength || strength < lowestStrength.strength) {
        lowestStrength = { strength, town: name, date };
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
    ...{ towns: towns.length, floor, uncoveredTownDays, belowFloorTownDays, lowestStrength },
    months: [...months]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, { sum, days, lowest }]) => ({
        month,
        mean: Math.round((sum / days) * 1000) / 1000,
        lowest,
      })),
  };
}
