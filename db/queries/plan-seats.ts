import { sql } from 'drizzle-orm';
import type { SeatNow } from '../../domain/plan-draft.ts';
import type { SeatRole } from '../../domain/policy.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

interface Row extends Record<string, unknown> {
  readonly seat: string;
  readonly team: string;
  readonly role: SeatRole;
  readonly unit: string;
  readonly posting: string | null;
  readonly termFrom: DateString | null;
  readonly termEnd: DateString | null;
  readonly expected: DateString | null;
  readonly rotation: string | null;
  readonly on: DateString | null;
  readonly planned: DateString | null;
  readonly extended: boolean;
}

/**
 * Every seat of the teams that are there: who holds it, for which term, what batch relieves it, and when the plan in
 * force does. Of a vacant seat when somebody is expected: whoever is on the way, or by when the selection is to find one.
 */
export async function seatsToPlan(reader: Reader): Promise<readonly SeatNow[]> {
  const rows = await reader.execute<Row>(sql`
    with held as (
      select t.seat, t.posting, p.term_end, (
        select e.data->>'termFrom' from event e where e.case_id = t.posting and e.sequence = 1) as term_from
      from tenure t join posting p on p.id = t.posting
      where upper_inf(t.period)
    ), under_way as (
      select distinct on (o.value) o.value as posting, c.id as rotation, coalesce(r."on"::text, c.state->>'relieveOn') as "on"
      from "case" c
      cross join lateral jsonb_each_text(c.state->'open') o
      left join relief r on r.rotation = c.id and r.seat = o.key
      where c.kind = 'rotation' and c.ended_on is null
      order by o.value, c.id
    ), solved as materialized (
      select v.plan, v.version, v.in_force_on, s->>'seat' as seat, s->>'termEnd' as term_end
      from plan_version v cross join lateral jsonb_array_elements(v.problem->'seats') s
      where v.standing = 'inForce'
    ), planned as (
      select distinct on (r.posting) r.posting, r."on"::text as "on", v.term_end
      from plan_relief r join solved v on v.plan = r.plan and v.version = r.version and v.seat = r.seat
      order by r.posting, v.in_force_on desc
    )
    select s.id as seat, s.area as team, s.role, s.supplying_unit as unit, h.posting,
      h.term_from as "termFrom", h.term_end::text as "termEnd", u.rotation, u."on", n."on" as planned,
      n.term_end is not null and n.term_end <> h.term_end::text as extended,
      coalesce(
        (select e.data->>'termFrom' from event e
          where e.case_id = c.state->'seats'->s.id->>'coming' and e.sequence = 1),
        (select f.state->>'needBy' from "case" f where f.id = c.state->'seats'->s.id->>'filling')) as expected
    from seat s
    join "case" c on c.id = 'team/' || s.area and c.ended_on is null
      and s.period @> business_date() and (c.state->'seats'->s.id->'ending') is null
    left join held h on h.seat = s.id
    left join under_way u on u.posting = h.posting
    left join planned n on n.posting = h.posting
    order by s.area, s.n`);
  return rows.map(seatOf);
}

function seatOf({ expected, rotation, on, planned, extended, ...seat }: Row): SeatNow {
  const { seat: id, team, role, unit, posting, termFrom, termEnd } = seat;
  const place = { seat: id, team, role, unit, posting };
  if (posting === null) return { ...place, termFrom: expected, termEnd: null };
  return {
    ...place,
    ...{ termFrom, termEnd },
    ...(rotation !== null && on !== null && { underWay: { rotation, on } }),
    ...(planned !== null && { planned, extended }),
  };
}
