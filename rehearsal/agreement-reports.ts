import type { ISql, PendingQuery, Row } from 'postgres';

/** Rows `id`, `one`, `other` of all that is compared. */
export type Check = (sql: ISql) => PendingQuery<Row[]>;

/** Every version that was sent, with its figures and the days on which and up to which they were assembled. */
const sent = (sql: ISql) => sql`
  sent as (
    select v.report || ' v' || v.version as id, r.unit, r.year, v.figures, v.assembled_on as on,
      (v.figures->>'through')::date as through
    from report_version v join report r on r.id = v.report where v.submitted_on is not null),
  led as (
    select s.id, s.year, s.on, s.through, a.area, coalesce(a.until - 1, s.through) as last, a.filled
    from sent s, jsonb_to_recordset(s.figures->'areas') as a (area text, until date, filled int))`;

/**
 * The figures of the reports that were sent beside the events of the cases that they are assembled from, up to the day on which they
 * were: a report is assembled when all else of its day is done. Nothing is read from the tables that the figures come from.
 */
export const inReports: Readonly<Record<string, Check>> = {
  reportedSeats: (sql) => sql`
    with ${sent(sql)}, there as (
      select o.data->>'area' as area, o.data->>'seat' as seat, coalesce(a.data->>'on', o.data->>'since')::date as arrived,
        (r.data->>'on')::date as released
      from event o left join event a on a.case_id = o.case_id and a.type = 'arrived'
        left join event r on r.case_id = o.case_id and r.type = 'released'
      where o.type in ('postingStarted', 'postingImported'))
    select concat_ws(' ', l.id, l.area) as id, count(distinct t.seat)::text as one, l.filled::text as other
    from led l left join there t on t.area = l.area and t.arrived <= l.last and (t.released is null or t.released > l.last)
    group by l.id, l.area, l.filled`,
  reportedMeasures: (sql) => sql`
    with ${sent(sql)}, told as (
      select distinct on (l.id, m.key, l.area) l.id, m.key as measure, l.area, (m.value #>> '{}')::float8 as value
      from led l join event o on o.type = 'workItemOpened' and o.data->>'area' = l.area
      join event p on p.case_id = o.case_id and p.type = 'workProgressed' and p.date <= l.on and (p.data->>'on')::date <= l.last,
        jsonb_each(p.data->'figures') m
      where not exists (select from event d where d.case_id = o.case_id and d.type = 'workDropped' and d.date <= l.on)
        and not exists (select from event c where c.case_id = o.case_id and c.date < make_date(l.year, 1, 1)
          and (c.type = 'completionConfirmed' or (c.type = 'workCompleted' and not c.data ? 'confirm')))
      order by l.id, m.key, l.area, (p.data->>'on')::date desc, (o.data->>'n')::int desc, p.sequence desc)
    select concat_ws(' ', id, measure, area) as id, one.value::text as one, other.value::text as other
    from told one full join (select s.id, m.measure, m.area, m.value
      from sent s, jsonb_to_recordset(s.figures->'measures') as m (measure text, area text, value float8)) other
    using (id, measure, area)`,
  reportedWork: (sql) => sql`
    with ${sent(sql)}, item as (
      select o.case_id as id, o.data->>'area' as area, o.data->>'heading' as heading, o.date as planned_on, e.date as settled_on, e.type
      from event o left join event e on e.case_id = o.case_id and (e.type in ('completionConfirmed', 'workDropped')
        or (e.type = 'workCompleted' and not e.data ? 'confirm'))
      where o.type = 'workItemOpened'),
    counted as (
      select l.id, i.heading, count(*) as all_of_them, count(*) filter (where i.settled_on is null or i.settled_on > l.through) as open,
        count(*) filter (where i.settled_on <= l.through and i.type <> 'workDropped') as done,
        count(*) filter (where i.settled_on <= l.through and i.type = 'workDropped') as dropped
      from led l join item i on i.area = l.area and i.planned_on <= l.through
        and (i.settled_on is null or i.settled_on >= make_date(l.year, 1, 1))
      group by 1, 2)
    select concat_ws(' ', id, heading) as id, one.n as one, other.n as other
    from (select id, heading, concat_ws('/', all_of_them, open, done, dropped) as n from counted) one
    full join (select s.id, w.heading, concat_ws('/', w."all", w.open, w.done, w.dropped) as n
      from sent s, jsonb_to_recordset(s.figures->'work') as w (heading text, "all" int, open int, done int, dropped int)) other
    using (id, heading)`,
  reportedFunds: (sql) => sql`
    with ${sent(sql)}, entered as (
      select l.id, e.data->>'source' as source, e.data->>'kind' as kind, (e.data->>'amount')::bigint as amount
      from led l join event e on e.case_id = concat('fund/', l.area, '/', l.year) and e.date <= l.on
        and e.type in ('fundEntered', 'fundCorrected'))
    select concat_ws(' ', id, source) as id, one.n as one, other.n as other
    from (select id, source, concat_ws('/', coalesce(sum(amount) filter (where kind = 'planned'), 0),
        coalesce(sum(amount) filter (where kind = 'allotted'), 0), coalesce(sum(amount) filter (where kind = 'used'), 0)) as n
      from entered group by 1, 2) one
    full join (select s.id, f.source, concat_ws('/', f.planned, f.allotted, f.used) as n
      from sent s, jsonb_to_recordset(s.figures->'funds') as f (source text, planned bigint, allotted bigint, used bigint)) other
    using (id, source)`,
  reportedDuties: (sql) => sql`
    with ${sent(sql)}, asked as (
      select s.id, o.data->>'duty' as duty,
        (select e.type from event e where e.case_id = o.case_id and e.date <= s.on
          and e.type in ('dutyFulfilled', 'dutyWaived', 'dutyMissed', 'dutyDropped') order by e.sequence desc limit 1) as ended
      from sent s join event o on o.type = 'dutyOpened' and o.date <= s.on and (o.data->>'due')::date between make_date(s.year, 1, 1)
        and make_date(s.year, 12, 31)
      join unit u on u.code = o.data->>'unit' and s.unit = any (u.line))
    select concat_ws(' ', id, duty) as id, one.n as one, other.n as other
    from (select id, duty, concat_ws('/', count(*), count(*) filter (where ended = 'dutyFulfilled'), count(*) filter (where ended is null),
        count(*) filter (where ended = 'dutyMissed'), count(*) filter (where ended in ('dutyWaived', 'dutyDropped'))) as n
      from asked group by 1, 2) one
    full join (select s.id, d.duty, concat_ws('/', d."all", d.fulfilled, d.open, d.missed, d.waived) as n
      from sent s, jsonb_to_recordset(s.figures->'duties') as d (duty text, "all" int, fulfilled int, open int, missed int, waived int)) other
    using (id, duty)`,
  reportedFindings: (sql) => sql`
    with ${sent(sql)}, made as (
      select l.id, (select e.type from event e where e.case_id = o.case_id and e.date <= l.on
          and e.type in ('rectified', 'rectificationRefused', 'findingClosed') order by e.sequence desc limit 1) as last,
        exists (select from event e where e.case_id = o.case_id and e.date <= l.on and e.type = 'findingEscalated') as escalated
      from led l join event o on o.type = 'findingOpened' and o.date <= l.on and o.data->>'area' = l.area
        and (o.data->>'on')::date between make_date(l.year, 1, 1) and l.through)
    select s.id, concat_ws('/', count(m.id), count(*) filter (where m.last = 'rectified'),
        count(*) filter (where m.last = 'findingClosed'), count(*) filter (where m.escalated)) as one,
      concat_ws('/', s.figures->'findings'->>'made', s.figures->'findings'->>'rectified', s.figures->'findings'->>'closed',
        s.figures->'findings'->>'escalated') as other
    from sent s left join made m on m.id = s.id group by s.id, s.figures`,
  reportedPresence: (sql) => sql`
    with ${sent(sql)}, entered as (
      select l.id, e.sequence, x.posting, d::date as day, x.kind
      from led l join event e on e.case_id = concat('supervision/', l.area, '/', l.year) and e.date <= l.on and e.type = 'presenceEntered',
        jsonb_to_recordset(e.data->'entries') as x (posting text, "from" date, "to" date, kind text),
        generate_series(x."from", x."to", interval '1 day') d
      union all
      select l.id, e.sequence, e.data->>'posting', d::date, 'leave'
      from led l join event e on e.case_id = concat('supervision/', l.area, '/', l.year) and e.date <= l.on and e.type = 'leaveGranted',
        generate_series((e.data->>'from')::date, least((e.data->>'to')::date, l.through), interval '1 day') d),
    said as (select distinct on (id, posting, day) id, posting, day, kind from entered order by id, posting, day, sequence desc)
    select s.id,
      -- Of somebody who left during a leave, the days before.
      (select concat_ws('/', count(*) filter (where x.kind = 'onSite'), count(*) filter (where x.kind = 'trip'),
          count(*) filter (where x.kind = 'leave'), count(*) filter (where x.kind = 'absent'), count(*) filter (where x.kind = 'rest'))
        from said x where x.id = s.id and exists (select from presence p where p.posting = x.posting and p.period @> x.day)) as one,
      (select concat_ws('/', coalesce(sum(p."onSite"), 0), coalesce(sum(p.trip), 0), coalesce(sum(p.leave), 0),
          coalesce(sum(p.absent), 0), coalesce(sum(p.rest), 0))
        from jsonb_to_recordset(s.figures->'people') as p ("onSite" int, trip int, leave int, absent int, rest int)) as other
    from sent s`,
};
