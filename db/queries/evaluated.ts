import { sql, type SQL } from 'drizzle-orm';
import type { Evaluated } from '../../domain/evaluation-policy.ts';
import type { Subject } from '../../domain/evaluation-state.ts';
import type { Reader } from '../client.ts';

type Row = Record<string, unknown>;

/** The days of a year that lie in a period. */
const daysIn = (period: SQL, year: number): SQL => {
  const whole = sql`daterange(${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date)`;
  return sql`coalesce(upper(${period} * ${whole}) - lower(${period} * ${whole}), 0)`;
};

/**
 * Everybody who is evaluated in a pool. A person who served in several teams counts once, where they served longest, and the
 * last of those; with the days of all of them.
 */
const people = (pool: string, year: number, of: SQL): SQL => sql`
  with served as (
    select o.id, o.person, o.area, c.state->'places' as places, lower(p.period) as since,
      ${daysIn(sql`p.period`, year)} as days
    from presence p join posting o on o.id = p.posting join "case" c on c.id = o.id
    where p.period && daterange(${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date)
  ), chosen as (
    select distinct on (person) id, person, area, places,
      sum(days) over (partition by person)::int as served
    from served order by person, days desc, since desc
  )
  select id, person, places->>'supplyingUnit' as unit, served from chosen h join area a on a.code = h.area
  where ${of} = ${pool} order by id`;

const teams = (pool: string, year: number, of: SQL): SQL => sql`
  select a.code as id, null as person, g.unit,
    least(366, ${daysIn(sql`daterange(min(lower(p.period)), null)`, year)})::int as served
  from area a join presence p on p.area = a.code
  join pairing g on g.area = a.code and g.role = 'lead' and g.period @> ${`${year}-12-31`}::date
  where a.kind = 'town' and ${of} = ${pool} and lower(p.period) < ${`${year + 1}-01-01`}::date
  group by a.code, g.unit order by a.code`;

/** Units that report for the year, with the days on which they led a town or a county; a pool of units is the whole programme's. */
const units = (year: number): SQL => sql`
  select r.unit as id, null as person, r.unit, coalesce((
    select sum(upper(d.days) - lower(d.days)) from unnest((
      select range_agg(p.period * daterange(${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date))
      from pairing p join area a on a.code = p.area join unit u on u.code = p.unit
      where p.role = 'lead' and a.kind in ('town', 'county')
        and (u.code = r.unit or (u.merged_into is not null and r.unit = any(u.line))))) d(days)), 0)::int as served
  from report r where r.year = ${year} order by r.unit`;

/** In which pool a town's people and its team are, by what the policy compares. */
const poolOf = (by: 'county' | 'city' | 'programme', whole: string): SQL =>
  by === 'county'
    ? sql`coalesce(a.line[2], a.code)`
    : by === 'city'
      ? sql`(select s.code from area s where s.kind = 'headquarters' and s.parent = a.line[1])`
      : sql`${whole}::text`;

export async function evaluatedIn(
  reader: Reader,
  of: Evaluated,
  pool: string,
  year: number,
  by: 'county' | 'city' | 'programme',
): Promise<readonly Omit<Subject, 'ungraded'>[]> {
  const query =
    of === 'person'
      ? people(pool, year, poolOf(by, pool))
      : of === 'team'
        ? teams(pool, year, poolOf(by, pool))
        : units(year);
  const rows = await reader.execute<
    Row & { id: string; person: string | null; unit: string; served: number }
  >(query);
  return rows.map(({ id, person, unit, served }) => ({
    id,
    unit,
    served,
    ...(person !== null && { person }),
  }));
}
