import { sql } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

/** A seat that is or will be vacant: who owes it, and who is in it until then. */
export interface DemandRow {
  readonly seat: string;
  readonly n: number;
  readonly role: string;
  readonly supplyingUnit: string;
  readonly supplyingUnitName: string | null;
  /** `vacant` now; by a `relief` that is planned, or at the end of the term. */
  readonly why: 'vacant' | 'relief' | 'termEnd';
  /** Since when, or from when on; null for a seat that nobody has held yet. */
  readonly from: DateString | null;
  readonly posting: string | null;
  readonly person: string | null;
  readonly personName: string | null;
}

/** The seats of a team that are vacant today or will be within so many months, in order. */
export const demandOf = async (reader: Reader, area: string, months: number): Promise<readonly DemandRow[]> =>
  reader.execute<Record<string, unknown> & DemandRow>(sql`
    select * from (
      select s.id as seat, s.n, s.role, s.supplying_unit as "supplyingUnit", u.name as "supplyingUnitName",
        case when held.posting is null then 'vacant' when planned.on is not null then 'relief' else 'termEnd' end as why,
        (case when held.posting is null then past.until else coalesce(planned.on, o.term_end) end)::text as "from",
        o.id as posting, o.person, p.name as "personName"
      from seat s
      left join unit_name u on u.unit = s.supplying_unit and u.period @> business_date()
      left join tenure held on held.seat = s.id and held.period @> business_date()
      left join posting o on o.id = held.posting
      left join cadre p on p.id = o.person
      left join lateral (
        select max(upper(t.period)) as until from tenure t where t.seat = s.id and not isempty(t.period)) past on true
      left join lateral (
        select min(r.on) as on from relief r join "case" c on c.id = r.rotation
        where r.seat = s.id and r.posting = held.posting and r.relieved_on is null and c.ended_on is null) planned on true
      where s.area = ${area} and upper_inf(s.period)) d
    where d.why = 'vacant' or d."from"::date <= (business_date() + make_interval(months => ${months}))::date
    order by d.n`);
