import { sql } from 'drizzle-orm';
import type { KnownArea, KnownSeat, KnownUnit, Reference } from '../../domain/change.ts';
import type { TeamState } from '../../domain/team-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

type Row = Record<string, unknown>;

/** Units, areas and seats as they are now: what a change is decided on. */
export async function referenceNow(reader: Reader, municipality: string): Promise<Reference> {
  const [units, areas, seats, codes] = await Promise.all([
    unitsNow(reader),
    areasNow(reader),
    seatsNow(reader),
    reader.execute<Row & { code: string }>(sql`select code from area`),
  ]);
  return {
    municipality,
    units: Object.fromEntries(units.map(({ code, ...unit }) => [code, unit])),
    areas: Object.fromEntries(
      areas.map(({ code, ...area }) => [code, { ...area, seats: seats.get(code) ?? [] }]),
    ),
    codes: codes.map(({ code }) => code),
  };
}

const unitsNow = (reader: Reader) =>
  reader.execute<Row & KnownUnit & { readonly code: string }>(sql`
    select u.code, u.kind, u.line, u.merged_into as "mergedInto", n.name, lower(n.period)::text as "namedSince"
    from unit u left join unit_name n on n.unit = u.code and upper_inf(n.period)`);

/** A pairing that is open is today's: what ends has its end set on the day on which something else begins. */
const areasNow = (reader: Reader) =>
  reader.execute<Row & Omit<KnownArea, 'seats'> & { readonly code: string }>(sql`
    select a.code, a.kind, coalesce(a.line[2], a.code) as county, coalesce(h.code, '') as headquarters,
      json_build_object('unit', l.unit, 'since', lower(l.period)) as lead,
      coalesce((
        select json_agg(json_build_object('unit', m.unit, 'since', lower(m.period)) order by m.unit)
        from pairing m where m.area = a.code and m.role = 'member' and upper_inf(m.period)), '[]') as members
    from area a
    join pairing l on l.area = a.code and l.role = 'lead' and upper_inf(l.period)
    left join area h on h.kind = 'headquarters' and h.parent = a.line[1]
    where a.kind in ('town', 'county')
    order by a.code`);

interface SeatRow extends Row {
  readonly seat: string;
  readonly area: string;
  readonly n: number;
  readonly role: KnownSeat['role'];
  readonly unit: string;
  readonly owedSince: DateString | null;
  readonly termEnd: DateString | null;
  readonly ends: boolean;
  readonly state: TeamState['seats'][string] | null;
}

async function seatsNow(reader: Reader): Promise<ReadonlyMap<string, readonly KnownSeat[]>> {
  const rows = await reader.execute<SeatRow>(sql`
    select s.id as seat, s.area, s.n, s.role, s.supplying_unit as unit, lower(y.period)::text as "owedSince",
      o.term_end::text as "termEnd", not upper_inf(s.period) as ends, c.state->'seats'->s.id as state
    from seat s
    left join seat_supply y on y.seat = s.id and upper_inf(y.period)
    left join tenure t on t.seat = s.id and upper_inf(t.period)
    left join posting o on o.id = t.posting
    left join "case" c on c.id = 'team/' || s.area
    where upper_inf(s.period) or upper(s.period) > business_date() or t.posting is not null
    order by s.area, s.n`);
  const found = new Map<string, KnownSeat[]>();
  for (const { seat, area, n, role, unit, owedSince, termEnd, ends, state } of rows) {
    const busy = Boolean(state?.filling ?? state?.coming ?? state?.relief);
    const known: KnownSeat = { seat, n, role, unit, owedSince, termEnd, busy, ending: ends };
    found.set(area, [...(found.get(area) ?? []), known]);
  }
  return found;
}
