import type { Sql } from 'postgres';

/** 错峰: how the reliefs were spread, over the months for everybody who has to give people, and over those of each team. */
export interface Stagger {
  /** By month: seats relieved by plan, the teams that they are of, and how many of them one unit had to send at most. */
  readonly loadByMonth: Readonly<
    Record<
      string,
      {
        readonly reliefs: number;
        readonly teams: number;
        readonly units: number;
        readonly mostOfOneUnit: number;
      }
    >
  >;
  /** For each team the months in which seats of it were relieved by plan, with how many. */
  readonly reliefsByTeam: readonly {
    readonly area: string;
    readonly name: string;
    readonly seats: number;
    readonly months: Readonly<Record<string, number>>;
  }[];
  /** The most that left one town team in one month. */
  readonly mostOfOneTeam: number;
  /** How many seats were relieved by plan so often. */
  readonly seatsByReliefs: Readonly<Record<string, number>>;
  /** How many terms a plan in force had end further from three years than is excused, by the reason that it carries. */
  readonly termExceptions: Readonly<Record<string, number>>;
}

interface Relieved {
  readonly month: string;
  readonly area: string;
  readonly seat: string;
  readonly unit: string;
}

export async function stagger(sql: Sql): Promise<Stagger> {
  const teams = await sql<{ area: string; name: string; town: boolean; seats: number }[]>`
    select a.code as area, a.name, a.kind = 'town' as town, count(*)::int as seats
    from seat s join area a on a.code = s.area group by 1, 2, 3 order by 1`;
  const relieved = await sql<Relieved[]>`
    select to_char(r."on", 'YYYY-MM') as month, s.area, s.id as seat, s.supplying_unit as unit
    from relief r join seat s on s.id = r.seat where r.relieved_on is not null order by r."on", s.id`;
  const exceptions = await sql<{ reason: string; n: number }[]>`
    select r.exception->>'reason' as reason, count(distinct r.posting)::int as n
    from plan_relief r join plan_version v on v.plan = r.plan and v.version = r.version and v.in_force_on is not null
    where r.exception is not null group by 1 order by 1`;
  const reliefsByTeam = teams.map(({ area, name, seats }) => ({
    ...{
      area,
      name,
      seats,
      months: tally(relieved.filter((one) => one.area === area).map(({ month }) => month)),
    },
  }));
  const towns = new Set(teams.flatMap(({ area, town }) => (town ? [area] : [])));
  const often = Object.values(tally(relieved.map(({ seat }) => seat)));
  const seats = teams.reduce((sum, team) => sum + team.seats, 0);
  const never = seats - often.length;
  return {
    loadByMonth: Object.fromEntries(
      [...new Set(relieved.map(({ month }) => month))].map((month) => {
        const own = relieved.filter((one) => one.month === month);
        const units = Object.values(tally(own.map(({ unit }) => unit)));
        const load = { reliefs: own.length, teams: new Set(own.map(({ area }) => area)).size };
        return [month, { ...load, units: units.length, mostOfOneUnit: Math.max(...units) }];
      }),
    ),
    reliefsByTeam,
    mostOfOneTeam: Math.max(
      0,
      ...reliefsByTeam.filter(({ area }) => towns.has(area)).flatMap(({ months }) => Object.values(months)),
    ),
    seatsByReliefs: { ...(never > 0 && { 0: never }), ...tally(often.map(String)) },
    termExceptions: Object.fromEntries(exceptions.map(({ reason, n }) => [reason, n])),
  };
}

function tally(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
