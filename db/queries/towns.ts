import { sql, type SQL } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { dateOf } from './parts.ts';

type Row = Record<string, unknown>;

/** How a town (or a county) is covered on a date. */
export interface Coverage {
  readonly code: string;
  readonly name: string;
  readonly kind: 'town' | 'county';
  readonly county: string | null;
  readonly countyName: string | null;
  readonly city: string | null;
  readonly cityName: string | null;
  readonly leadUnit: string | null;
  readonly leadUnitName: string | null;
  readonly seats: number;
  /** Seats that somebody holds. */
  readonly held: number;
  /** Seats with somebody on site: predecessor and successor in one seat count once. */
  readonly strength: number;
  readonly floor: number;
  readonly belowFloor: boolean;
  /** The first end of a term among those who hold a seat. */
  readonly nextTermEnd: DateString | null;
  readonly overdueTasks: number;
}

const coverage = (on: SQL): SQL => sql`
  -- Read once: a policy is a large document.
  with policies as materialized (select id, version, document->'teams' as teams from policy)
  select *, strength < floor as "belowFloor" from (
    select a.code, a.name, a.kind, k.code as county, k.name as "countyName", y.code as city, y.name as "cityName",
      lead.unit as "leadUnit", un.name as "leadUnitName",
      (select count(*)::int from seat s where s.area = a.code and s.period @> ${on}) as seats,
      (select count(*)::int from tenure t join seat s on s.id = t.seat where s.area = a.code and t.period @> ${on}) as held,
      (select count(distinct p.seat)::int from presence p where p.area = a.code and p.period @> ${on}) as strength,
      coalesce((d.teams #>> array[a.kind, 'floor'])::int, 0) as floor,
      (select min(o.term_end)::text from posting o join tenure t on t.posting = o.id
        where o.area = a.code and t.period @> ${on}) as "nextTermEnd",
      (select count(*)::int from task t join "case" c on c.id = t.case_id
        where c.town = a.code and t.due < business_date()) as "overdueTasks"
    from area a
    left join area k on k.kind = 'county' and k.code = any(a.line)
    left join area y on y.kind = 'city' and y.code = any(a.line)
    left join pairing lead on lead.area = a.code and lead.role = 'lead' and lead.period @> ${on}
    left join unit_name un on un.unit = lead.unit and un.period @> ${on}
    left join "case" team on team.id = 'team/' || a.code
    -- Before its team is there, a town's floor is what the programme's policy of today says.
    left join lateral (
      select p.teams from policies p
      where (team.id is not null and p.id = team.programme and p.version = team.policy_version)
        or (team.id is null and (p.id, p.version) = (select g.id, g.policy_version from programme g order by g.id limit 1))
    ) d on true
  ) as covered`;

/** Towns that take part: those with seats. */
export const listTowns = async (
  reader: Reader,
  kind: 'town' | 'county',
  on: DateString | undefined,
): Promise<readonly Coverage[]> =>
  reader.execute<Row & Coverage>(sql`
    ${coverage(dateOf(on))} where kind = ${kind} and seats > 0 order by code`);

export async function findTown(
  reader: Reader,
  code: string,
  on: DateString | undefined,
): Promise<Coverage | undefined> {
  const [row] = await reader.execute<Row & Coverage>(sql`
    ${coverage(dateOf(on))} where code = ${code} and kind in ('town', 'county')`);
  return row;
}

export interface Pairing {
  readonly unit: string;
  readonly unitName: string | null;
  readonly role: 'lead' | 'member';
  readonly from: DateString | null;
  readonly until: DateString | null;
}

export const consortium = async (reader: Reader, code: string): Promise<readonly Pairing[]> =>
  reader.execute<Row & Pairing>(sql`
    select p.unit, n.name as "unitName", p.role, lower(p.period)::text as from, upper(p.period)::text as until
    from pairing p left join unit_name n on n.unit = p.unit and n.period @> business_date()
    where p.area = ${code} order by p.role, p.unit, p.period`);

export interface SeatHolder {
  readonly seat: string;
  readonly n: number;
  readonly role: string;
  readonly supplyingUnit: string;
  readonly supplyingUnitName: string | null;
  /** The posting that holds the seat on the date. */
  readonly posting: string | null;
  readonly person: string | null;
  readonly personName: string | null;
  readonly since: DateString | null;
  readonly termEnd: DateString | null;
  readonly status: string | null;
}

/** Every seat of an area with who owes and who holds it on a date. */
export const seatHolders = async (
  reader: Reader,
  code: string,
  on: DateString | undefined,
): Promise<readonly SeatHolder[]> =>
  reader.execute<Row & SeatHolder>(sql`
    select s.id as seat, s.n, s.role, y.unit as "supplyingUnit", n.name as "supplyingUnitName",
      o.id as posting, o.person, p.name as "personName", lower(t.period)::text as since, o.term_end::text as "termEnd",
      o.status
    from seat s
    join seat_supply y on y.seat = s.id and y.period @> ${dateOf(on)}
    left join unit_name n on n.unit = y.unit and n.period @> business_date()
    left join tenure t on t.seat = s.id and t.period @> ${dateOf(on)}
    left join posting o on o.id = t.posting
    left join cadre p on p.id = o.person
    where s.area = ${code} and (s.period @> ${dateOf(on)} or t.posting is not null) order by s.n`);
