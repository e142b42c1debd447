import { sql, type SQL } from 'drizzle-orm';

/** Of what figures may be grouped by: those that areas are named for. */
const PLACES = ['town', 'county', 'city'];

/** An area that is a town, a county or a city, or lies in it. */
export const lyingIn = (area: SQL, within: string): SQL =>
  sql`${area} in (select i.code from area i where ${within} = any(i.line))`;

/** The county and the city that `place` lies in. */
export const above = sql`
  left join area county on county.kind = 'county' and county.code = any(place.line)
  left join area city on city.kind = 'city' and city.code = any(place.line)`;

/** The name of a group `g` today: null for what is no unit and no place. */
export function nameOfGroup(by: string): SQL {
  if (by === 'unit')
    return sql`(select n.name from unit_name n where n.unit = g.key and n.period @> business_date())`;
  return PLACES.includes(by) ? sql`(select a.name from area a where a.code = g.key)` : sql`null`;
}
