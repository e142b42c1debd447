import type { ISql } from 'postgres';
import { inReports, type Check } from './agreement-reports.ts';

/** Where two of them say something else of the same thing: what the case says, what the table or the paper says. */
export interface Disagreement {
  readonly check: string;
  readonly id: string;
  readonly one: string | null;
  readonly other: string | null;
}

/** Whether the cases' states, the tables and the reports that were sent say the same. */
export interface Agreement {
  /** How much was compared, by what it is. */
  readonly compared: Readonly<Record<string, number>>;
  readonly disagreements: number;
  readonly disagreementsBy: Readonly<Record<string, number>>;
  /** Some of them. */
  readonly shown: readonly Disagreement[];
}

const SHOWN = 5;

/** What workflows have folded beside what stands in the tables. */
const inTables: Readonly<Record<string, Check>> = {
  stages: (sql) => sql`
    select coalesce(c.id, t.id) as id, c.stage as one, t.status as other
    from (select id, stage from "case" where kind in ('duty', 'finding', 'report', 'posting') and stage <> 'opening') c
    full join (select id, status from duty union all select id, status from finding
      union all select id, status from report union all select id, status from posting) t on t.id = c.id`,
  workItems: (sql) => sql`
    select coalesce(c.id, w.id) as id, concat_ws(' ', c.stage, c.state->>'dueOn', c.state->>'documents') as one,
      concat_ws(' ', w.status, w.due_on, (select count(*) from work_evidence e where e.item = w.id)) as other
    from (select * from "case" where kind = 'workItem') c full join work_item w on w.id = c.id`,
  workOfTeams: (sql) => sql`
    select c.id, coalesce(c.state->>'workItems', '0') as one,
      (select count(*)::text from work_item w where w.area = c.town) as other
    from "case" c where c.kind = 'team'`,
  fundSums: (sql) => sql`
    select concat_ws(' ', id, source) as id, one.sums as one,
      case when two.sums is not distinct from three.sums then two.sums else concat(two.sums, ', of lines ', three.sums) end as other
    from (select c.id, s.key as source, concat_ws('/', s.value->>'planned', s.value->>'allotted', s.value->>'used') as sums
      from "case" c, jsonb_each(c.state->'sums') s where c.kind = 'fund') one
    full join (select fund as id, source, concat_ws('/', planned, allotted, used) as sums from fund_sum) two using (id, source)
    full join (select fund as id, source, concat_ws('/', coalesce(sum(amount) filter (where kind = 'planned'), 0),
        coalesce(sum(amount) filter (where kind = 'allotted'), 0), coalesce(sum(amount) filter (where kind = 'used'), 0)) as sums
      from fund_line group by 1, 2) three using (id, source)`,
  grades: (sql) => sql`
    select concat_ws(' ', id, subject) as id, one.grade as one, other.grade as other
    from (select c.id, g.key as subject, concat_ws(' ', g.value #>> '{}', case when c.state->'appeals' ? g.key then 'appealed' end) as grade
      from "case" c, jsonb_each(c.state->'grades') g where c.kind = 'evaluation') one
    full join (select case_id as id, subject, concat_ws(' ', grade, case when appealed_on is not null then 'appealed' end) as grade
      from evaluation_grade where grade is not null) other using (id, subject)`,
  leaves: (sql) => sql`
    select concat_ws(' ', id, key) as id, one.said as one, other.said as other
    from (select c.id, l.key, concat_ws(' ', l.value->>'to', l.value->>'days', case c.state->'approvals'->l.key->>'status' when 'agreed' then 'granted'
        when 'open' then 'asked' when 'returned' then 'asked' else 'refused' end) as said
      from "case" c, jsonb_each(c.state->'leaves') l where c.kind = 'supervision') one
    full join (select case_id as id, key, concat_ws(' ', coalesce(upper(period), lower(asked)) - 1, days, status) as said
      from leave_request) other using (id, key)`,
  presence: (sql) => sql`
    with said as (
      select distinct on (posting, day) posting, day, kind from (
        select e.sequence, x.posting, d::date as day, x.kind from event e,
          jsonb_to_recordset(e.data->'entries') as x (posting text, "from" date, "to" date, kind text),
          generate_series(x."from", x."to", interval '1 day') d
        where e.type = 'presenceEntered'
        union all
        select e.sequence, e.data->>'posting', d::date, 'leave' from event e,
          generate_series((e.data->>'from')::date, (e.data->>'to')::date, interval '1 day') d
        where e.type = 'leaveGranted') entered
      where not exists (
        select from event r where r.case_id = posting and r.type = 'released' and (r.data->>'on')::date <= day)
      order by posting, day, sequence desc)
    select concat_ws(' ', posting, kind) as id, one.n as one, other.n as other
    from (select posting, kind, count(*)::text as n from said group by 1, 2) one
    full join (select posting, kind, count(*)::text as n from presence_day group by 1, 2) other using (posting, kind)`,
  presenceSums: (sql) => sql`
    select concat_ws(' ', posting, month) as id, one.days as one, other.days as other
    from (select posting, date_trunc('month', day)::date as month, concat_ws('/', count(*) filter (where kind = 'onSite'),
          count(*) filter (where kind = 'trip'), count(*) filter (where kind = 'leave'), count(*) filter (where kind = 'absent'),
          count(*) filter (where kind = 'rest')) as days
      from presence_day group by 1, 2) one
    full join (select posting, month, concat_ws('/', on_site, trip, leave, absent, rest) as days from presence_sum
      where (on_site, trip, leave, absent, rest) <> (0, 0, 0, 0, 0)) other using (posting, month)`,
};

export async function agreement(sql: ISql): Promise<Agreement> {
  const compared: Record<string, number> = {};
  const disagreementsBy: Record<string, number> = {};
  const shown: Disagreement[] = [];
  for (const [check, query] of Object.entries({ ...inTables, ...inReports })) {
    const [counts] = await sql<{ compared: number; differing: number }[]>`
      select count(*)::int as compared, count(*) filter (where one is distinct from other)::int as differing
      from (${query(sql)}) pair`;
    compared[check] = counts?.compared ?? 0;
    if (!counts?.differing) continue;
    disagreementsBy[check] = counts.differing;
    const rows = await sql<Omit<Disagreement, 'check'>[]>`
      select id, one, other from (${query(sql)}) pair where one is distinct from other order by id limit ${SHOWN}`;
    shown.push(...rows.map((row) => ({ check, ...row })));
  }
  const disagreements = Object.values(disagreementsBy).reduce((sum, n) => sum + n, 0);
  return { compared, disagreements, disagreementsBy, shown };
}
