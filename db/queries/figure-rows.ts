import { sql, type SQL } from 'drizzle-orm';
import type { FigureName } from '../../domain/figures.ts';
import type { DateString } from '../../domain/time.ts';
import { codes, optional } from './parts.ts';
import { coverageRows, workCountRows } from './measure-rows.ts';
import { presenceRows } from './presence-rows.ts';

/** What the figures are asked by. */
export interface FigureDay {
  readonly on: DateString;
  /** Of figures whose rows are of a year: which one. Without it all of them; of presence the day's. */
  readonly year?: number | undefined;
  /** Headings of the five ones. */
  readonly fiveOnes: readonly string[];
  /** Measures of work that have a target, with it. */
  readonly targets: Readonly<Record<string, number>>;
  /** Measures of work that are counted. */
  readonly counts: readonly string[];
}

/** `reached` selects the ids of the cases that whoever asks reaches: nothing where they reach all. What costs much is done for those alone. */
type FigureRows = (day: FigureDay, reached?: SQL) => SQL;

/**
 * The rows behind each figure as they stood on a day: `id`, the case that a row opens (null: everybody may read the row),
 * `area`, `unit` where it is not the area's lead unit, `status`, `since`, `value`, `subject`. Figures are counted from
 * these and lists are cut from them, so that the two cannot differ.
 */
export const figureRows: Readonly<Record<FigureName, FigureRows>> = {
  towns: ({ on }) => sql`
    with policies as materialized (
      select id, version, (document #>> '{teams,town,floor}')::int as floor from policy),
    -- Counted for all at once: asked town by town, a province's took over a second.
    present as materialized (
      select s.area, count(distinct s.seat) as there from presence s where s.period @> ${on}::date group by s.area),
    seated as materialized (select distinct s.area from seat s where s.period @> ${on}::date),
    counted as (
      select a.code, coalesce(p.floor, 0) as floor, coalesce(here.there, 0) as there
      from seated s
      join area a on a.code = s.area and a.kind = 'town'
      left join present here on here.area = a.code
      left join "case" team on team.id = 'team/' || a.code
      left join programme g on team.id is null
      left join policies p on p.id = coalesce(team.programme, g.id)
        and p.version = coalesce(team.policy_version, g.policy_version))
    select code as id, null::text as "case", code as area, null::text as unit,
      case when there = 0 then 'empty' when there < floor then 'below' else 'covered' end as status,
      null::date as since, there::float8 as value, null::text as subject
    from counted`,
  waiting: ({ on }) => sql`
    select t.case_id || '#' || t.key as id, t.case_id as "case", c.town as area,
      coalesce(u.code, c.unit) as unit, case when t.due < ${on}::date then 'overdue' else 'inTime' end as status,
      t.since, (${on}::date - t.since)::float8 as value, t.act || ' ' || t.office as subject
    from (
      select case_id, key, office, act, due, opened_on as since from task where opened_on <= ${on}::date
      union all
      select case_id, key, office, act, due, lower(period) from past_task where period @> ${on}::date) t
    join "case" c on c.id = t.case_id left join unit u on u.code = split_part(t.office, '/', 1)`,
  hostPosts: ({ on }) => sql`
    select h.id, h.id as "case", h.area, null::text as unit,
      case when h.ended_on <= ${on}::date then 'ended'
        when h.decided_on <= ${on}::date then case h.status when 'declined' then 'declined' else 'held' end
        else 'proposed' end as status,
      h.proposed_on as since,
      case when o.arrived_on is not null then greatest(0, least(h.decided_on, ${on}::date) - o.arrived_on) end::float8
        as value, h.title as subject
    from host_post h join posting o on o.id = h.posting where h.proposed_on <= ${on}::date`,
  gaps: ({ on }) => sql`
    select g.posting as id, g.posting as "case", g.area, null::text as unit,
      case when g.next is null or g.next > ${on}::date then 'vacant' when g.next <= g.gone then 'none' else 'filled' end
        as status,
      g.gone as since, greatest(0, least(g.next, ${on}::date) - g.gone)::float8 as value, g.seat as subject
    from (
      select p.posting, p.area, p.seat, upper(p.period) as gone, s.period as has,
        lead(lower(p.period)) over (partition by p.seat order by lower(p.period), p.posting) as next
      from presence p join seat s on s.id = p.seat where not isempty(p.period)) g
    where g.gone <= ${on}::date and (g.next <= ${on}::date or g.has @> ${on}::date)`,
  firstSecretaries: ({ on }) => sql`
    -- Each read once: a plan kept for any day looks every village's up among periods, which took ten times as long.
    with wished as materialized (select village, period from village_wish where period @> ${on}::date),
    secretary as materialized (select village, post from first_secretary where period @> ${on}::date)
    select v.code as id, null::text as "case", v.town as area, null::text as unit,
      case when s.post is null then 'wanted' else 'filled' end as status, lower(w.period) as since,
      null::float8 as value, v.name as subject
    from village v join wished w on w.village = v.code left join secretary s on s.village = v.code`,
  duties: ({ on, year }) => sql`
    select d.id, d.id as "case", d.area, d.unit,
      case when d.settled_on <= ${on}::date then d.status
        when exists (select from duty_evidence e
          where e.duty = d.id and e.filed_on <= ${on}::date and e.status <> 'returned') then 'confirming'
        when d.due < ${on}::date then 'overdue' else 'open' end as status,
      d."from" as since,
      case when d.settled_on is null or d.settled_on > ${on}::date then greatest(0, ${on}::date - d.due) end::float8
        as value, d.duty as subject
    from duty d join "case" c on c.id = d.id
    where c.opened_on <= ${on}::date
      ${optional(year, (value) => sql`and d."from" between make_date(${value}, 1, 1) and make_date(${value}, 12, 31)`)}`,
  presence: presenceRows,
  reports: ({ on, year }) => sql`
    select r.id, r.id as "case", null::text as area, r.unit,
      case when r.due < ${on}::date then 'missing' else 'preparing' end as status, c.opened_on as since,
      null::float8 as value, r.year::text as subject
    from report r join "case" c on c.id = r.id
    where c.opened_on <= ${on}::date
      and not exists (select from receipt k where k.report = r.id and k.sent_on <= ${on}::date)
      ${optional(year, (value) => sql`and r.year = ${value}`)}
    union all
    select k.report || '#' || k.recipient, k.report, null, r.unit,
      case when k.answered_on <= ${on}::date then k.status else 'sent' end, k.sent_on, null, k.recipient
    from receipt k join report r on r.id = k.report
    where k.sent_on <= ${on}::date ${optional(year, (value) => sql`and r.year = ${value}`)}`,
  waivers: ({ on }) => sql`
    select w.case_id || '#' || w.subject || '#' || w.rule as id, w.case_id as "case", c.town as area, null::text as unit,
      case when w.settled_on is null or w.settled_on > ${on}::date then 'asked'
        when w.status = 'approved' and w.valid_until < ${on}::date then 'expired' else w.status end as status,
      w.asked_on as since, null::float8 as value, w.rule as subject
    from waiver w join "case" c on c.id = w.case_id where w.asked_on <= ${on}::date`,
  findings: ({ on }) => sql`
    select f.id, f.id as "case", f.area, null::text as unit,
      case when f.closed_on <= ${on}::date then 'closed' when f.escalated_on <= ${on}::date then 'escalated'
        when f.due < ${on}::date then 'overdue' else 'open' end as status,
      f."on" as since, null::float8 as value, f.office as subject
    from finding f join "case" c on c.id = f.id where c.opened_on <= ${on}::date`,
  funds: ({ on, year }) => sql`
    select l.fund || '#' || lpad(l.line::text, 6, '0') as id, l.fund as "case", f.area, f.unit, l.kind as status,
      l."on" as since, l.amount / 100.0::float8 as value, l.source as subject
    from fund_line l join fund f on f.id = l.fund
    where l.entered_on <= ${on}::date ${optional(year, (value) => sql`and f.year = ${value}`)}`,
  fiveOnes: ({ on, fiveOnes }) => sql`
    select w.id, w.id as "case", w.area, null::text as unit,
      case when w.settled_on <= ${on}::date then w.status when w.due_on < ${on}::date then 'overdue' else 'open' end
        as status,
      w.planned_on as since, null::float8 as value, w.heading as subject
    from work_item w where w.planned_on <= ${on}::date and w.heading = any(${codes(fiveOnes)})`,
  coverage: coverageRows,
  workCounts: workCountRows,
};
