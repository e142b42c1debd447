import { sql, type SQL } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { FigureDay } from './figure-rows.ts';
import { codes } from './parts.ts';

/**
 * `told`: of each measure what was told last by the end of the day, of a town or of one of its villages. `counted`: what is told of the
 * whole town stands for it; where nothing is, its villages are added up.
 */
const toldBy = (on: DateString, measures: readonly string[]): SQL => sql`
  -- Day, item and event as one number: the highest is found without sorting a hundred thousand rows.
  newest as materialized (
    select m.key as measure, w.area, w.village,
      max(((p."on" - date '1970-01-01')::bigint << 40) + (w.n::bigint << 20) + p.sequence) as mark
    from work_progress p join work_item w on w.id = p.item cross join lateral jsonb_each(p.figures) m
    where p.entered_on <= ${on}::date and m.key = any(${codes(measures)})
      and not (w.status = 'dropped' and w.settled_on <= ${on}::date)
    group by 1, 2, 3),
  told as materialized (
    select n.measure, n.area, n.village, w.id as item, (p.figures->>n.measure)::float8 as value, p."on"
    from newest n join work_item w on w.area = n.area and w.n = (n.mark >> 20) & ((1 << 20) - 1)
    join work_progress p on p.item = w.id and p.sequence = n.mark & ((1 << 20) - 1)),
  -- "not in" is looked up in a table made once; "not exists" was planned as a walk through all of it, for each row.
  counted as (
    select t.* from told t
    where t.village is null or (t.measure, t.area) not in (select whole.measure, whole.area from told whole where whole.village is null))`;

/** Whether each target is reached, in each town, or in each of its villages; towns that have not told it, too. */
export const coverageRows = ({ on, targets }: FigureDay): SQL => {
  const measures = Object.keys(targets);
  return sql`
    with ${toldBy(on, measures)},
    aim as (
      select * from unnest(${codes(measures)}, ${codes(Object.values(targets).map(String))}::float8[]) as aim(measure, target)),
    town as (
      select distinct s.area from seat s join area a on a.code = s.area and a.kind = 'town' where s.period @> ${on}::date)
    select c.item || '#' || c.measure as id, c.item as "case", c.area, null::text as unit,
      case when c.value >= aim.target then 'reached' else 'below' end as status, c."on" as since, c.value,
      concat_ws(' ', c.measure, c.village) as subject
    from counted c join aim on aim.measure = c.measure
    union all
    select 'team/' || t.area || '#' || aim.measure, 'team/' || t.area, t.area, null, 'untold', null, null, aim.measure
    from town t cross join aim
    where (aim.measure, t.area) not in (select told.measure, told.area from told)`;
};

/** What is counted in towns and villages, by what it is. */
export const workCountRows = ({ on, counts }: FigureDay): SQL => sql`
  with ${toldBy(on, counts)}
  select c.item || '#' || c.measure as id, c.item as "case", c.area, null::text as unit, c.measure as status, c."on" as since,
    c.value, c.village as subject
  from counted c`;
