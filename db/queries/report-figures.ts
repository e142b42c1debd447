import { sql, type SQL } from 'drizzle-orm';
import type { ReportFigures } from '../../domain/report-figures.ts';
import { addDays, type DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';

type Row<T> = Record<string, unknown> & T;
type Items<K extends 'areas' | 'people' | 'work' | 'measures' | 'funds' | 'duties'> =
  ReportFigures[K][number];

/**
 * What the record says of the year of a unit that reports: of each town and county on the days on which the unit led it, those of
 * a unit that has been merged into it with them.
 */
export async function reportFigures(
  reader: Reader,
  unit: string,
  year: number,
  today: DateString,
): Promise<ReportFigures> {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const through = today < last ? today : last;
  const led = await areasLed(reader, unit, first, through);
  const at: At = { unit, year, first, last, end: addDays(through, 1), led };
  const [areas, people, work, measures, funds, duties, [findings]] = await Promise.all([
    reader.execute<Row<Items<'areas'>>>(areasOf(at)),
    reader.execute<Row<Items<'people'>>>(peopleOf(at)),
    reader.execute<Row<Items<'work'>>>(workOf(at)),
    reader.execute<Row<Items<'measures'>>>(measuresOf(at)),
    reader.execute<Row<Items<'funds'>>>(fundsOf(at)),
    reader.execute<Row<Items<'duties'>>>(dutiesOf(at)),
    reader.execute<Row<ReportFigures['findings']>>(findingsOf(at)),
  ]);
  const none = { made: 0, rectified: 0, closed: 0, escalated: 0 };
  return {
    ...{ through, areas: [...areas], people: [...people], work: [...work], measures: [...measures] },
    ...{ funds: [...funds], duties: [...duties], findings: { ...none, ...findings } },
  };
}

interface At {
  readonly unit: string;
  readonly year: number;
  readonly first: DateString;
  readonly last: DateString;
  /** The first day that does not count. */
  readonly end: DateString;
  readonly led: SQL;
}

/** The unit, and the units that have been merged into it. */
const isOf = (unit: string): SQL =>
  sql`(u.code = ${unit} or (u.merged_into is not null and ${unit} = any(u.line)))`;

/** `led`: each area once, with the days on which the unit led it. Looked up once for all that is asked of them. */
async function areasLed(reader: Reader, unit: string, first: DateString, through: DateString): Promise<SQL> {
  const rows = await reader.execute<Row<{ area: string; kind: string; days: string }>>(sql`
    select a.code as area, a.kind,
      range_merge(range_agg(p.period * daterange(${first}::date, ${through}::date, '[]')))::text as days
    from pairing p join area a on a.code = p.area join unit u on u.code = p.unit
    where p.role = 'lead' and a.kind in ('town', 'county') and ${isOf(unit)}
      and p.period && daterange(${first}::date, ${through}::date, '[]')
    group by a.code, a.kind`);
  const of = (field: 'area' | 'kind' | 'days') => codes(rows.map((row) => row[field]));
  return sql`
    led as (
      select * from unnest(${of('area')}, ${of('kind')}, ${of('days')}::daterange[]) as l(area, kind, days))`;
}

const areasOf = ({ led, end }: At): SQL => sql`
  with ${led}
  select l.area, l.kind, lower(l.days)::text as "from",
    case when upper(l.days) < ${end}::date then upper(l.days)::text end as until,
    (select count(*)::int from seat s where s.area = l.area and s.period @> (upper(l.days) - 1)) as seats,
    (select count(distinct p.seat)::int from presence p where p.area = l.area and p.period @> (upper(l.days) - 1)) as filled
  from led l order by l.area`;

const peopleOf = ({ led, end }: At): SQL => sql`
  with ${led}, there as (
    select o.id as posting, o.person, o.seat, o.area, s.role, p.period * l.days as days
    from led l join presence p on p.area = l.area and p.period && l.days
    join posting o on o.id = p.posting join seat s on s.id = o.seat)
  select t.posting, t.person, t.seat, t.area, t.role, lower(t.days)::text as "from",
    case when upper(t.days) < ${end}::date then upper(t.days)::text end as until,
    upper(t.days) - lower(t.days) as days, d.*
  from there t cross join lateral (
    select count(*) filter (where kind = 'onSite')::int as "onSite", count(*) filter (where kind = 'trip')::int as trip,
      count(*) filter (where kind = 'leave')::int as leave, count(*) filter (where kind = 'absent')::int as absent,
      count(*) filter (where kind = 'rest')::int as rest
    from presence_day where posting = t.posting and day >= lower(t.days) and day < upper(t.days)) d
  order by t.area, t.seat, lower(t.days)`;

/** Items that were planned before the end and not over before the beginning. */
const items = ({ first }: At): SQL => sql`
  work_item w join led l on l.area = w.area
    and w.planned_on < upper(l.days) and coalesce(w.settled_on, 'infinity') >= greatest(lower(l.days), ${first}::date)`;

/** What was settled later was still open then. */
const status = sql`case when w.settled_on >= upper(l.days) or w.status = 'confirming' then 'open' else w.status end`;

const workOf = (at: At): SQL => sql`
  with ${at.led}, item as (select w.heading, ${status} as status, w.overdue_on < upper(l.days) as overdue from ${items(at)})
  select i.heading, count(*)::int as all, count(*) filter (where i.status = 'open')::int as open,
    count(*) filter (where i.status = 'open' and i.overdue)::int as overdue,
    count(*) filter (where i.status = 'done')::int as done, count(*) filter (where i.status = 'dropped')::int as dropped
  from item i group by i.heading order by i.heading`;

const measuresOf = (at: At): SQL => sql`
  with ${at.led}
  select distinct on (m.key, w.area) m.key as measure, w.area, (m.value #>> '{}')::float8 as value, p."on"::text as "on"
  from ${items(at)} join work_progress p on p.item = w.id and p."on" < upper(l.days)
  cross join jsonb_each(p.figures) m
  where w.status <> 'dropped' order by m.key, w.area, p."on" desc, w.n desc, p.sequence desc`;

/**
 * The books of the year, each line by whoever led the town on its day: of a line from before the year, or before anybody led it,
 * on the first such day; of a later one on the last.
 */
const fundsOf = ({ led, year, first, end }: At): SQL => sql`
  with ${led}, since as (
    select p.area, min(lower(p.period)) as day from pairing p join led l on l.area = p.area
    where p.role = 'lead' group by p.area)
  select x.source, coalesce(sum(x.amount) filter (where x.kind = 'planned'), 0)::float8 as planned,
    coalesce(sum(x.amount) filter (where x.kind = 'allotted'), 0)::float8 as allotted,
    coalesce(sum(x.amount) filter (where x.kind = 'used'), 0)::float8 as used
  from fund f join led l on l.area = f.area join since s on s.area = f.area join fund_line x on x.fund = f.id
  where f.year = ${year} and l.days @> least(greatest(x."on", s.day, ${first}::date), ${end}::date - 1)
  group by x.source order by x.source`;

const dutiesOf = ({ unit, first, last }: At): SQL => sql`
  select d.duty, count(*)::int as all, count(*) filter (where d.status = 'fulfilled')::int as fulfilled,
    count(*) filter (where d.status = 'fulfilled' and d.late)::int as late,
    count(*) filter (where d.status in ('open', 'confirming'))::int as open,
    count(*) filter (where d.status = 'missed')::int as missed,
    count(*) filter (where d.status in ('waived', 'dropped'))::int as waived
  from duty d
  where d.unit = any(array(select u.code from unit u where ${unit} = any(u.line)))
    and d.due between ${first}::date and ${last}::date
  group by d.duty order by d.duty`;

const findingsOf = ({ led }: At): SQL => sql`
  with ${led}
  select count(*)::int as made, count(*) filter (where f.status = 'rectified')::int as rectified,
    count(*) filter (where f.status = 'closed')::int as closed,
    count(*) filter (where f.escalated_on is not null)::int as escalated
  from finding f join led l on l.area = f.area and f."on" <@ l.days`;
