import { cases, MONTH, TODAY, type Step } from './generate.ts';

/** Everybody who was in a seat, what they were there, and where they were on each day. */
export const people: readonly Step[] = [
  [
    'stint',
    `create unlogged table bench.stint as
      with s as (
        select *, bench.roll(id || ' replaced', 16) = 0 as replaced,
          (came + (1 + bench.roll(id || ' months', 24)) * interval '1 month')::date as gone,
          bench.roll(id || ' gap', 3) * bench.roll(id || ' days', 50) as gap
        from bench.seat)
      select s.id as seat, s.area, s.kind, s.county, s.lead, s.n, s.role, s.unit, k.k, 'posting/' || s.id || '/' || k.k as posting,
        'c-' || replace(s.id, '/', '-') || '-' || k.k as person,
        case k.k when 1 then s.came else s.gone + s.gap end as since, case when k.k = 1 and s.replaced then s.gone end as until
      from s join generate_series(1, 2) k(k) on k.k = 1 or s.replaced`,
  ],
  ['stints of a team', 'create index on bench.stint (area)'],
  [
    'cadre',
    `insert into cadre (id, unit, name, record)
      select t.person, t.unit, '某' || t.person, c.record || jsonb_build_object('id', t.person, 'unit', t.unit)
      from bench.stint t cross join (select record from cadre order by id limit 1) c`,
  ],
  [
    'selection case',
    cases(`
      select 'selection/' || area || '/' || k as id, 'selection' as kind, area as town, min(lead) as unit,
        min(since) - 90 as opened_on, max(since) - 10 as ended_on, 'closed' as stage, 20 as events,
        jsonb_build_object('area', area) as state
      from bench.stint group by area, k`),
  ],
  [
    'nominee',
    `insert into nominee (selection, person, seat, stage, nominated_on)
      select 'selection/' || area || '/' || k, person, seat, 'dispatched', since - 60 from bench.stint`,
  ],
  [
    'waiver',
    `insert into waiver (case_id, subject, rule, status, asked_on, settled_on, valid_until)
      select 'selection/' || area || '/' || k, person, 'age', case bench.roll(person, 9) when 0 then 'refused' else 'approved' end,
        since - 50, since - 40, since + 90
      from bench.stint where bench.roll(person || ' waiver', 4) = 0`,
  ],
  [
    'posting case',
    cases(`
      select t.posting as id, 'posting' as kind, t.area as town, t.unit, t.since - 10 as opened_on, t.until as ended_on,
        case when t.until is null then 'onSite' else 'returned' end as stage, 8 as events,
        jsonb_build_object('person', t.person, 'seat', t.seat, 'area', t.area, 'kind', t.kind, 'role', t.role,
          'places', p.places || jsonb_build_object('supplyingUnit', t.unit), 'arriveBy', t.since, 'extendedMonths', 0,
          'hostPosts', '[]'::jsonb, 'proposals', '{}'::jsonb, 'approvals', '{}'::jsonb) as state
      from bench.stint t join bench.places p on p.area = t.area`),
  ],
  [
    'posting',
    `insert into posting (id, person, seat, area, status, period, term_end, dispatched_on, arrived_on, arrival_document,
        released_on, release_reason)
      select posting, person, seat, area, case when until is null then 'onSite' else 'returned' end,
        daterange(since - 10, coalesce(until, (since + interval '36 months')::date)), (since + interval '36 months')::date,
        since - 10, since, '报到〔2021〕1号', until, case when until is not null then 'illness' end
      from bench.stint`,
  ],
  [
    'claim',
    `insert into claim (holder, person, kind, period) select id, person, 'posting', period from posting`,
  ],
  [
    'tenure',
    `insert into tenure (posting, seat, period) select posting, seat, daterange(since, until) from bench.stint`,
  ],
  [
    'presence',
    `insert into presence (posting, seat, area, person, lane, period)
      select posting, seat, area, person, 0, daterange(since, until) from bench.stint`,
  ],
  [
    'host posts',
    `create unlogged table bench.host_post as
      select 'hostPost/' || t.seat || '/' || t.k || '/' || m as id, t.*, m,
        case when t.n = 1 then (array['deputyPartySecretary', 'deputyTownHead'])[m] else 'firstSecretary' end as title,
        case when t.n between 2 and 5 then t.area || '-v' || (t.n - 1) end as village, t.since + bench.roll(t.posting, 60) as decided
      from bench.stint t join generate_series(1, 2) m(m) on (t.n = 1 or (t.n <= 5 and m = 1))
      where t.kind = 'town' and t.since + 60 < coalesce(t.until, '${TODAY}')`,
  ],
  [
    'host post case',
    cases(`
      select id, 'hostPost' as kind, area as town, lead as unit, since as opened_on, until as ended_on,
        case when until is null then 'held' else 'ended' end as stage, 3 as events, '{}'::jsonb as state
      from bench.host_post`),
  ],
  [
    'host_post',
    `insert into host_post (id, posting, person, area, title, village, status, proposed_on, decided_on, document, ended_on)
      select id, posting, person, area, title, village, case when until is null then 'held' else 'ended' end, since, decided,
        '任〔2021〕1号', until
      from bench.host_post`,
  ],
  [
    'first_secretary',
    `insert into first_secretary (post, village, posting, person, period)
      select id, village, posting, person, daterange(decided, until) from bench.host_post where village is not null`,
  ],
  [
    'supervision case',
    // The year's cases: closed, or with the months closed that are over; those of this year take the month's list.
    cases(`
      select 'supervision/' || h.area || '/' || y as id, 'supervision' as kind, h.area as town, h.lead as unit,
        greatest(h.came, make_date(y, 1, 1)) as opened_on, case when y < 2024 then make_date(y + 1, 4, 1) end as ended_on,
        case when y < 2024 then 'closed' else 'running' end as stage,
        1 + 2 * (case when y < 2024 then 13 else 6 end - case when y = extract(year from h.came) then extract(month from h.came)::int else 1 end)
          + case when y < 2024 then 2 else 0 end as events,
        jsonb_build_object('stage', case when y < 2024 then 'closed' else 'running' end, 'programme', g.id, 'area', h.area,
          'year', y, 'places', p.places, 'nextMonth', case when y < 2024 then 13 else 6 end,
          'closeOn', case when y >= 2024 then '2024-07-08' end, 'nextYearOn', case when y >= 2024 then '2025-01-01' end,
          'requested', 0, 'checks', 0, 'findings', 0, 'leaves', '{}'::jsonb, 'approvals', '{}'::jsonb, 'recalls', '[]'::jsonb) as state
      from bench.helped h join bench.places p on p.area = h.area cross join programme g
      join generate_series(2021, 2024) y on y >= extract(year from h.came)`),
  ],
];

const kind = `case when extract(isodow from d.day) > 5 then 'rest' else
  (array['trip', 'trip', 'trip', 'leave', 'leave', 'onSite'])[1 + least(5, bench.roll(t.posting || d.day, 80))] end`;

/** Every day of everybody up to the month that is imported. */
export const presenceDays = `
  insert into presence_day (posting, day, kind, case_id, sequence)
  select t.posting, d.day, case when bench.roll(d.day || t.posting, 4000) = 0 then 'absent' else ${kind} end,
    'supervision/' || t.area || '/' || extract(year from d.day), 2 * extract(month from d.day)::int
  from bench.stint t
  cross join lateral (select (t.since + n) as day
    from generate_series(0, least(coalesce(t.until, '${MONTH}-01'), '${MONTH}-01'::date) - t.since - 1) n) d`;

export const afterPresence: readonly Step[] = [
  [
    'presence_month',
    `insert into presence_month (posting, month, on_site, trip, leave, absent, rest, unknown, below)
      select posting, date_trunc('month', day)::date, count(*) filter (where kind = 'onSite'), count(*) filter (where kind = 'trip'),
        count(*) filter (where kind = 'leave'), count(*) filter (where kind = 'absent'), count(*) filter (where kind = 'rest'), 0,
        count(*) filter (where kind in ('onSite', 'trip')) < 18
      from presence_day group by 1, 2`,
  ],
  [
    'presence_sum',
    `insert into presence_sum (month, posting, on_site, trip, leave, absent, rest)
      select month, posting, on_site, trip, leave, absent, rest from presence_month order by 1, 2`,
  ],
  [
    'absence_count',
    `insert into absence_count (person, year, absences, case_id, sequence)
      select o.person, extract(year from d.day), count(*), min(d.case_id), 1
      from presence_day d join posting o on o.id = d.posting where d.kind = 'absent' group by 1, 2`,
  ],
  [
    'leave_request',
    `insert into leave_request (case_id, key, posting, person, year, kind, asked, asked_days, period, days, status, asked_on, settled_on)
      select 'supervision/' || t.area || '/' || y, 'leave-' || t.n || '-' || t.k || '-' || m, t.posting, t.person, y, 'annual',
        daterange(make_date(y, m, 10), make_date(y, m, 15)), 5, daterange(make_date(y, m, 10), make_date(y, m, 15)), 5, 'granted', make_date(y, m, 1), make_date(y, m, 3)
      from bench.stint t cross join generate_series(2021, 2024) y cross join (values (4), (9)) months(m)
      where make_date(y, m, 1) between t.since and coalesce(t.until - 30, '${MONTH}-01')`,
  ],
];
