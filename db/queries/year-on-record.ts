import { sql } from 'drizzle-orm';
import type { YearOnRecord } from '../../domain/evaluation-bounds.ts';
import type { Evaluated } from '../../domain/evaluation-policy.ts';
import type { Subject } from '../../domain/evaluation-state.ts';
import { monthOf } from '../../domain/supervision-state.ts';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';

type Row = Record<string, unknown> & Omit<YearOnRecord, 'served'> & { readonly id: string };

/** What the record says of each subject's year: what bars a grade, and what a grade may cite. */
export async function yearsOnRecord(
  reader: Reader,
  of: Evaluated,
  year: number,
  subjects: readonly Subject[],
  grounds: readonly string[],
): Promise<Readonly<Record<string, YearOnRecord>>> {
  const ids = subjects.map(({ id }) => id);
  const query =
    of === 'person' ? people(ids, year, grounds) : of === 'team' ? teams(ids, year) : units(ids, year);
  const rows = await reader.execute<Row>(query);
  const found = new Map(rows.map(({ id, ...record }) => [id, record]));
  return Object.fromEntries(
    subjects.flatMap(({ id, served }) => {
      const record = found.get(id);
      return record ? [[id, { ...record, served }]] : [];
    }),
  );
}

const inYear = (year: number) => sql`between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`;

/** Their first days, each of them named: what there was of one posting in a month is found by the month. */
const monthsOf = (year: number) => codes(Array.from({ length: 12 }, (_, n) => monthOf(year, n + 1).from));

/** By posting, over all that the person served in the year. */
const people = (ids: readonly string[], year: number, grounds: readonly string[]) => sql`
  select t.id,
    coalesce((select n.absences from absence_count n where n.person = t.person and n.year = ${year}), 0) as absences,
    (select o.release_reason from posting o where o.person = t.person and o.released_on ${inYear(year)}
      and o.release_reason = any(${codes(grounds)}) order by o.released_on desc limit 1) as recalled,
    (select coalesce(sum(s.on_site + s.trip), 0)::int from posting o join presence_sum s on s.posting = o.id
      where o.person = t.person and s.month = any(${monthsOf(year)}::date[])) as present,
    (select count(*)::int from finding f join posting o on o.id = f.posting
      where o.person = t.person and f.status <> 'closed' and f."on" ${inYear(year)}) as "openFindings",
    0 as "missedDuties", 0 as "lateReports",
    array(
      select 'presence/' || m.posting || '/' || to_char(m.month, 'YYYY-MM') from presence_month m
        join posting o on o.id = m.posting where o.person = t.person and m.month ${inYear(year)}
      union all select l.case_id || '#' || l.key from leave_request l where l.person = t.person and l.year = ${year}
        and l.status = 'granted' and l.days > 0
      union all select f.id from finding f join posting o on o.id = f.posting
        where o.person = t.person and f."on" ${inYear(year)}
      union all select w.id from work_item w where w.area = t.area and w.planned_on ${inYear(year)}
      order by 1) as entries
  from posting t where t.id = any(${codes(ids)})`;

const teams = (ids: readonly string[], year: number) => sql`
  select a.code as id, 0 as absences, null as recalled, null as present,
    (select count(*)::int from finding f where f.area = a.code and f.status <> 'closed' and f."on" ${inYear(year)})
      as "openFindings",
    (select count(*)::int from duty d where d.area = a.code and d.status = 'missed' and d.due ${inYear(year)})
      as "missedDuties",
    0 as "lateReports",
    array(
      select d.id from duty d where d.area = a.code and d.due ${inYear(year)}
      union all select f.id from finding f where f.area = a.code and f."on" ${inYear(year)}
      union all select w.id from work_item w where w.area = a.code and w.planned_on ${inYear(year)}
      union all select s.case_id || '#check:' || s."check" from spot_check s join "case" c on c.id = s.case_id
        where c.town = a.code and s."on" ${inYear(year)}
      union all select 'supervision/' || a.code || '/' || ${String(year)}::text
      order by 1) as entries
  from area a where a.code = any(${codes(ids)})`;

/** A report is due in the year after: what was late in this one is the last year's. */
const units = (ids: readonly string[], year: number) => sql`
  select u.code as id, 0 as absences, null as recalled, null as present, 0 as "openFindings",
    (select count(*)::int from duty d where d.unit = u.code and d.status = 'missed' and d.due ${inYear(year)})
      as "missedDuties",
    (select count(*)::int from missed_deadline m join report r on r.id = m.case_id
      where r.unit = u.code and m.subject = 'report' and m.date ${inYear(year)}) as "lateReports",
    array(
      select d.id from duty d where d.unit = u.code and d.due ${inYear(year)}
      union all select r.id from report r where r.unit = u.code and r.year in (${year}, ${year - 1})
      order by 1) as entries
  from unit u where u.code = any(${codes(ids)})`;
