import { sql, type SQL } from 'drizzle-orm';
import { addDays, addMonths, earliest, type DateString } from '../../domain/time.ts';
import type { FigureDay } from './figure-rows.ts';
import { eachKind } from './presence-kinds.ts';

/**
 * Somebody's days of one kind in a year, up to the day that is asked for. Months are summed up already; of the last one only
 * what lies after the day is looked at, and taken off: mostly nothing, or a leave to come. Whoever does not reach everything has no more
 * summed up than what is theirs.
 */
export const presenceRows = (
  { on, year = Number(on.slice(0, 4)) }: FigureDay,
  reached: SQL | undefined,
): SQL => {
  const first: DateString = `${year}-01-01`;
  const last = earliest(on, `${year}-12-31`) ?? on;
  const month: DateString = `${last.slice(0, 7)}-01`;
  const next = addMonths(month, 1);
  const all = eachKind((_, column) => column);
  const team = sql`'supervision/' || o.area || '/' || ${String(year)}::text`;
  const theirs = reached
    ? sql`and posting in (select o.id from posting o where ${team} in (${reached}))`
    : sql``;
  // Posting by posting: joined, a plan for one day reads every day that there is.
  const after = sql`
    union all
    select s.posting, ${eachKind((_, column) => sql`-d.${column}`)}
    from presence_sum s cross join lateral (
      select ${eachKind((kind, column) => sql`count(*) filter (where kind = ${kind}) as ${column}`)}
      from presence_day where posting = s.posting and day > ${last}::date and day < ${next}::date) d
    where s.month = ${month}::date ${theirs}`;
  return sql`
    select s.posting || '#' || k.kind as id, ${team} as "case", o.area,
      null::text as unit, k.kind as status, greatest(lower(p.period), ${first}::date) as since, k.days::float8 as value,
      o.seat as subject
    from (
      select posting, ${eachKind((_, column) => sql`sum(${column}) as ${column}`)}
      from (
        select posting, ${all} from presence_sum where month between ${first}::date and ${last}::date ${theirs}
        ${addDays(last, 1) === next ? sql`` : after}) counted
      group by posting) s
    join posting o on o.id = s.posting
    join presence p on p.posting = s.posting
    cross join lateral (values ${eachKind((kind, column) => sql`(${kind}, s.${column})`)}) k(kind, days)
    where k.days > 0`;
};
