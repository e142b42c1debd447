import { cases, list, TODAY, type Step } from './generate.ts';

/** What each team and unit does in its years: duties, items of work, funds, findings and reports. `headings` are the policy's. */
export const year = (headings: readonly string[]): readonly Step[] => [
  ...duties,
  ...work(headings),
  ...funds,
  ...findings,
  ...reports,
];

const duties: readonly Step[] = [
  [
    'duties',
    `create unlogged table bench.duty as
      with owed as (
        select 'partyGroupMeeting' as duty, u.code as bearer, u.code as unit, null as area, y::text as period,
          make_date(y, 1, 1) as "from", make_date(y, 12, 31) as due
        from unit u cross join generate_series(2021, 2024) y where u.code ~ '^(lead|unit)-'
        union all
        select d.duty, t.area, t.lead, t.area, y || 'H' || h, make_date(y, 6 * h - 5, 1), make_date(y, 6 * h, 30)
        from bench.helped t cross join generate_series(2021, 2024) y cross join generate_series(1, 2) h
        cross join lateral unnest(case t.kind when 'town' then array['principalVisit', 'villageVisits', 'townPlan', 'povertyReturn']
          else array['districtVisit', 'countyVisit', 'jointMeeting'] end) d(duty)
        where make_date(y, 6 * h, 30) between '2021-12-01' and '${TODAY}')
      select 'duty/' || duty || '/' || bearer || '/' || period as id, o.*, s.status,
        case when s.status = 'fulfilled' then o.due - bench.roll(bearer || duty || period, 90) end as done,
        case when s.status = 'fulfilled' then least('${TODAY}', o.due - bench.roll(bearer || duty || period, 90) + 7)
          when s.status in ('waived', 'missed', 'dropped') then least('${TODAY}', o.due + 40) end as settled
      from owed o cross join lateral (select bench.roll(period || duty || bearer, 100) as n) r
      cross join lateral (select case
        when due < '${TODAY}'::date - 60 and n < 90 then 'fulfilled' when due < '${TODAY}'::date - 60 and n < 94 then 'waived'
        when due < '${TODAY}'::date - 60 and n < 98 then 'missed' when due < '${TODAY}'::date - 60 then 'dropped'
        when n < 60 then 'fulfilled' when n < 70 then 'confirming' else 'open' end as status) s`,
  ],
  [
    'duty case',
    cases(`
      select id, 'duty' as kind, area as town, unit, "from" as opened_on, settled as ended_on, status as stage, 3 as events,
        '{}'::jsonb as state
      from bench.duty`),
  ],
  [
    'duty',
    `insert into duty (id, duty, period, "from", unit, area, office, status, due, done_on, settled_on)
      select id, duty, period, "from", unit, area, unit || '/hr', status, due, done, settled from bench.duty`,
  ],
  [
    'duty_evidence',
    `insert into duty_evidence (duty, sequence, version, "on", number, document_on, participants, villages, status, filed_by, filed_on)
      select id, 2, 1, coalesce(done, due - 5), '文〔2023〕1号', coalesce(done, due - 5), '{principal}', '{}',
        case status when 'fulfilled' then 'accepted' else 'filed' end, 'a-' || unit || '-hr-1', coalesce(done, due - 5)
      from bench.duty where status in ('fulfilled', 'confirming')`,
  ],
];

const work = (headings: readonly string[]): readonly Step[] => [
  [
    'items',
    `create unlogged table bench.item as
      select 'workItem/' || t.area || '/' || ((y - 2021) * 12 + n) as id, t.area, t.lead, (y - 2021) * 12 + n as n,
        (${list(headings)})[1 + bench.roll(t.area || y || n, ${headings.length})] as heading, make_date(y, 1, 5) + 10 * n as planned,
        make_date(y, 8, 1) + 10 * n as due, bench.roll(y || t.area || n, 100) as fate
      from bench.helped t cross join generate_series(2021, 2024) y cross join generate_series(1, 12) n
      where t.kind = 'town' and make_date(y, 1, 5) + 10 * n between t.came and '${TODAY}'`,
  ],
  [
    'item case',
    cases(`
      select id, 'workItem' as kind, area as town, lead as unit, planned as opened_on,
        case when due < '${TODAY}' and fate < 85 then due - fate end as ended_on,
        case when due < '${TODAY}' and fate < 85 then 'done' else 'open' end as stage, 5 as events, '{}'::jsonb as state
      from bench.item`),
  ],
  [
    'work_item',
    `insert into work_item (id, area, n, heading, village, title, status, planned_on, due_on, completed_on, settled_on)
      select id, area, n, heading, case when n % 4 > 0 then '村' || n % 4 end, 'text-' || id, case when due < '${TODAY}' and fate < 80 then 'done'
          when due < '${TODAY}' and fate < 85 then 'dropped' else 'open' end,
        planned, due, case when due < '${TODAY}' and fate < 80 then due - fate end,
        case when due < '${TODAY}' and fate < 85 then due - fate end
      from bench.item`,
  ],
  [
    'work_progress',
    `insert into work_progress (item, sequence, "on", figures, entered_by, entered_on)
      select id, k, planned + 30 * k, jsonb_build_object('householdsHelped', fate, 'socialWorkPeople', 10 * (2 + fate % 9)), 'a-' || lead || '-hr-1', planned + 30 * k
      from bench.item cross join generate_series(2, 4) k where planned + 30 * k <= '${TODAY}'`,
  ],
  [
    'work_figure',
    `insert into work_figure (item, measure, value, "on")
      select id, 'householdsHelped', fate, planned from bench.item`,
  ],
];

const funds: readonly Step[] = [
  [
    'fund case',
    cases(`
      select 'fund/' || t.area || '/' || y as id, 'fund' as kind, t.area as town, t.lead as unit,
        make_date(y - 1, 10, 1) as opened_on, null::date as ended_on, 'open' as stage, 19 as events, '{}'::jsonb as state
      from bench.helped t cross join generate_series(2021, 2024) y where t.kind = 'town'`),
  ],
  [
    'fund',
    `insert into fund (id, area, year, unit)
      select c.id, c.town, split_part(c.id, '/', 3)::int, c.unit from "case" c where c.kind = 'fund'`,
  ],
  [
    'fund_line',
    // Each source is planned, then allotted, then used for the most part.
    `insert into fund_line (fund, line, source, kind, amount, "on", number, document_on, entered_by, entered_on)
      select f.id, n, (array['provincial', 'municipal', 'district', 'unit', 'donation630', 'enterprise'])[1 + (n - 1) / 3],
        (array['planned', 'allotted', 'used'])[1 + (n - 1) % 3],
        100 * (1000 + bench.roll(f.id || (n - 1) / 3, 90000)) * case when n % 3 = 0 then 80 else 100 end, d.on, '财〔2023〕1号', d.on,
        'a-' || f.unit || '-hr-1', d.on
      from fund f cross join generate_series(1, 18) n
      cross join lateral (select make_date(f.year, 1, 10) + 17 * n as on) d where d.on <= '${TODAY}'`,
  ],
  [
    'fund_sum',
    `insert into fund_sum (fund, source, planned, allotted, used)
      select fund, source, coalesce(sum(amount) filter (where kind = 'planned'), 0),
        coalesce(sum(amount) filter (where kind = 'allotted'), 0), coalesce(sum(amount) filter (where kind = 'used'), 0)
      from fund_line group by 1, 2`,
  ],
];

const findings: readonly Step[] = [
  [
    'made',
    `create unlogged table bench.finding as
      select 'finding/' || t.area || '/' || y || '/' || n as id, t.area, t.lead, 'hq-' || t.city || '/headquarters' as office,
        make_date(y, 3 * n, 1) + bench.roll(t.area || y || n, 60) as made, bench.roll(n || t.area || y, 100) as fate
      from bench.helped t cross join generate_series(2021, 2024) y cross join generate_series(1, 3) n where t.kind = 'town'`,
  ],
  ['made later', `delete from bench.finding where made not between '2021-07-01' and '${TODAY}'`],
  [
    'finding case',
    cases(`
      select id, 'finding' as kind, area as town, lead as unit, made as opened_on,
        case when fate < 85 and made + 30 < '${TODAY}' then made + 30 end as ended_on,
        case when fate < 85 and made + 30 < '${TODAY}' then 'closed' else 'made' end as stage, 4 as events, '{}'::jsonb as state
      from bench.finding`),
  ],
  [
    'finding',
    `insert into finding (id, area, office, status, "on", due, closed_on, escalated_on)
      select id, area, office, case when fate < 85 and made + 30 < '${TODAY}' then 'closed' else 'made' end, made, made + 28,
        case when fate < 85 and made + 30 < '${TODAY}' then made + 30 end,
        case when fate >= 95 and made + 50 < '${TODAY}' then made + 50 end
      from bench.finding`,
  ],
];

const reports: readonly Step[] = [
  [
    'report case',
    cases(`
      select 'report/lead-' || n || '/' || y as id, 'report' as kind, null as town, 'lead-' || n as unit,
        make_date(y, 12, 1) as opened_on, case when bench.roll(n || 'report' || y, 20) > 0 then make_date(y + 1, 3, 1) end as ended_on,
        case when bench.roll(n || 'report' || y, 20) > 0 then 'received' else 'draft' end as stage, 6 as events, '{}'::jsonb as state
      from generate_series(1, 300) n cross join generate_series(2021, 2023) y`),
  ],
  [
    'report',
    `insert into report (id, unit, year, status, due, submitted_on)
      select id, unit, split_part(id, '/', 3)::int, stage, make_date(split_part(id, '/', 3)::int + 1, 1, 31),
        case when ended_on is not null then ended_on - 45 end
      from "case" where kind = 'report'`,
  ],
  [
    'receipt',
    `insert into receipt (report, recipient, status, sent_on, answered_on)
      select r.id, o.office, case bench.roll(r.id || o.office, 20) when 0 then 'sent' else 'acknowledged' end, r.submitted_on,
        case when bench.roll(r.id || o.office, 20) > 0 then r.submitted_on + 9 end
      from report r cross join lateral (
        select 'sz/leadingGroup' as office union
        select 'hq-' || h.city || '/headquarters' from bench.helped h where h.lead = r.unit) o
      where r.submitted_on is not null`,
  ],
  [
    'task',
    `insert into task (case_id, key, office, act, subject, due, opened_on)
      select id, 'fulfil', unit || '/hr', 'fulfil', duty, due, "from" from duty where status = 'open'
      union all select w.id, 'complete', c.unit || '/hr', 'complete', w.heading, w.due_on, w.planned_on
        from work_item w join "case" c on c.id = w.id where w.status = 'open' and w.due_on < '${TODAY}'
      union all select id, 'rectify', office, 'rectify', area, due, "on" from finding where status = 'made'
      union all select id, 'draft', unit || '/hr', 'draft', year::text, due, make_date(year, 12, 1) from report where status = 'draft'`,
  ],
  [
    'past_task',
    `insert into past_task (case_id, key, office, act, due, period)
      select id, 'fulfil', unit || '/hr', 'fulfil', due, daterange("from", coalesce(done_on, settled_on)) from duty
        where "from" < coalesce(done_on, settled_on)
      union all select id, 'confirm', 'sz/leadingGroup', 'confirm', due, daterange(done_on, settled_on) from duty where done_on < settled_on
      union all select w.id, 'complete', c.unit || '/hr', 'complete', w.due_on, daterange(w.planned_on, w.settled_on)
        from work_item w join "case" c on c.id = w.id where w.planned_on < w.settled_on
      union all select id, 'rectify', office, 'rectify', due, daterange("on", closed_on) from finding where "on" < closed_on
      union all select id, 'draft', unit || '/hr', 'draft', due, daterange(make_date(year, 12, 1), submitted_on) from report
        where submitted_on is not null
      union all select report, 'acknowledge:' || recipient, recipient, 'acknowledge', null, daterange(sent_on, answered_on) from receipt
        where sent_on < answered_on`,
  ],
];
