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

/**
 * The lead unit of every area on a day, as a table `lead`: read once for all. A plan that is kept for any day would look
 * each row's up among periods, which takes longer than all the rest of a figure.
 */
export const leads = (on: SQL): SQL => sql`
  lead as materialized (select p.area, p.unit from pairing p where p.role = 'lead' and p.period @> ${on})`;

/** What a unit is called on a day: today, unless another one is asked for. */
export const unitName = (unit: SQL, on: SQL = sql`business_date()`): SQL =>
  sql`(select n.name from unit_name n where n.unit = ${unit} and n.period @> ${on})`;

/** The name of a group `g`: null for what is no unit and no place. */
export function nameOfGroup(by: string, on?: SQL): SQL {
  if (by === 'unit') return unitName(sql`g.key`, on);
  return PLACES.includes(by) ? sql`(select a.name from area a where a.code = g.key)` : sql`null`;
}
