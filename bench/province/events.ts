import type { Step } from './generate.ts';

const chained = `'bench:' || e.case_id || '#' || e.sequence, md5(e.case_id || '#' || (e.sequence - 1)), md5(e.case_id || '#' || e.sequence)`;

/**
 * As many events as the cases have versions. Those of supervision are what a worker folds the case from when its month comes in;
 * of the others only number and size matter here.
 */
export const events: readonly Step[] = [
  [
    'event',
    `insert into event (case_id, sequence, type, date, actor, data, command, previous, hash)
      select e.case_id, e.sequence, e.kind || 'Entered', e.opened_on, 'a-' || coalesce(e.unit, 'lead-1') || '-hr-1',
        jsonb_build_object('office', coalesce(e.unit, 'lead-1') || '/hr', 'number', '文〔2023〕1号', 'on', e.opened_on), ${chained}
      from (
        select c.id as case_id, n as sequence, c.kind, c.unit, c.opened_on from "case" c
        cross join lateral generate_series(1, c.version) n where c.kind <> 'supervision') e`,
  ],
  [
    'event of supervision',
    `insert into event (case_id, sequence, type, date, actor, data, command, previous, hash)
      select e.case_id, e.sequence, e.type, e.date, 'a-' || e.unit || '-hr-1', e.data, ${chained}
      from (
        select c.id as case_id, n as sequence, c.unit, m.day as date,
          case when n = 1 then 'supervisionOpened' when n = c.version and c.ended_on is not null then 'yearClosed'
            when n = c.version - 1 and c.ended_on is not null then 'nextYearOpened'
            when n % 2 = 0 then 'presenceEntered' else 'monthClosed' end as type,
          case when n = 1 then c.state || jsonb_build_object('month', f.first)
            when n >= c.version - 1 and c.ended_on is not null then jsonb_build_object('year', extract(year from c.opened_on) + 1)
            when n % 2 = 0 then jsonb_build_object('entries', (
              select coalesce(jsonb_agg(jsonb_build_object('posting', t.posting, 'from', m.day, 'to', m.day + 27, 'kind', 'onSite')), '[]')
              from bench.stint t where t.area = c.town and t.since <= m.day and coalesce(t.until, 'infinity') > m.day + 27))
            else jsonb_build_object('month', extract(month from m.day), 'summaries', '[]'::jsonb, 'below', '[]'::jsonb,
              'closeOn', (m.day + interval '2 months')::date + 7) end as data
        from "case" c cross join lateral (select extract(month from c.opened_on)::int as first) f
        cross join lateral generate_series(1, c.version) n
        cross join lateral (
          select (date_trunc('year', c.opened_on) + (f.first - 1 + greatest(0, n - 2) / 2) * interval '1 month')::date as day) m
        where c.kind = 'supervision') e`,
  ],
];
