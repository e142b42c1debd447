import { sql } from 'drizzle-orm';
import type { Policy, TeamKind } from '../../domain/policy.ts';
import type { Calendar } from '../../domain/ports.ts';
import type { SeatAhead } from '../../domain/seat-ahead.ts';
import type { PlacedTeam } from '../../domain/strength-by.ts';
import { outlookOf, type Now, type Stint } from '../../domain/strength.ts';
import { addMonths, latest, type DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { leads } from './groups.ts';
import { codes, optional } from './parts.ts';
import { plannedReliefs } from './planned-reliefs.ts';

type Row = Record<string, unknown>;

/** A team with its place on a day, and its names. */
export interface TeamPlace {
  readonly team: string;
  readonly name: string;
  readonly kind: TeamKind;
  readonly floor: number;
  readonly county: string | null;
  readonly countyName: string | null;
  readonly city: string | null;
  readonly cityName: string | null;
  readonly leadUnit: string | null;
  readonly leadUnitName: string | null;
}

/** Teams that have seats, where they belong on a day; with `areas` only those. */
export const teamPlaces = async (
  reader: Reader,
  on: DateString,
  areas?: readonly string[],
): Promise<readonly TeamPlace[]> =>
  reader.execute<Row & TeamPlace>(sql`
    with policies as materialized (select id, version, document->'teams' as teams from policy),
    seated as materialized (select distinct s.area from seat s where s.period @> ${on}::date),
    ${leads(sql`${on}::date`)},
    named as materialized (select n.unit, n.name from unit_name n where n.period @> ${on}::date)
    select a.code as team, a.name, a.kind, k.code as county, k.name as "countyName", y.code as city, y.name as "cityName",
      lead.unit as "leadUnit", un.name as "leadUnitName",
      coalesce((d.teams #>> array[a.kind, 'floor'])::int, 0) as floor
    from seated s
    join area a on a.code = s.area
    left join area k on k.kind = 'county' and k.code = a.line[2]
    left join area y on y.kind = 'city' and y.code = a.line[1]
    left join lead on lead.area = a.code
    left join named un on un.unit = lead.unit
    left join "case" team on team.id = 'team/' || a.code
    -- Before its team is there, a town's floor is what the programme's policy of today says.
    left join lateral (
      select p.teams from policies p
      where (team.id is not null and p.id = team.programme and p.version = team.policy_version)
        or (team.id is null and (p.id, p.version) = (select g.id, g.policy_version from programme g order by g.id limit 1))
    ) d on true
    where true ${optional(areas, (only) => sql`and a.code = any(${codes(only)})`)}
    order by a.code`);

type StintRow = Omit<Stint, 'stayUntil'> & { readonly seat: string; readonly extendedMonths: number };

/** Every seat with everybody who was, is or will be in it; with `areas` only those. */
export async function seatsOverTime(
  reader: Reader,
  policy: Policy,
  areas?: readonly string[],
): Promise<readonly SeatAhead[]> {
  const asked = reader.execute<Row & Omit<SeatAhead, 'stints' | 'relief' | 'reliefBasis'>>(sql`
    select s.id as seat, s.area as team, s.n, s.role, s.supplying_unit as "supplyingUnit",
      json_build_object('from', lower(s.period), 'until', upper(s.period)) as has,
      case when f.id is not null then json_build_object('needBy', f.state->>'needBy',
        'termMonths', (f.state->'seats'->s.id->>'termMonths')::int) end as filling, f.id as selection
    from seat s
    left join "case" team on team.id = 'team/' || s.area
    -- A selection that was only just written has no state of its own yet.
    left join "case" f on f.kind = 'selection' and f.id = team.state->'seats'->s.id->>'filling'
      and f.state->>'needBy' is not null
    where true ${optional(areas, (only) => sql`and s.area = any(${codes(only)})`)}
    order by s.area, s.n`);
  const held = reader.execute<Row & StintRow>(sql`
    select o.id as posting, o.seat, o.dispatched_on::text as "dispatchedOn", lower(p.period)::text as "presentFrom",
      upper(p.period)::text as "presentUntil", o.released_on::text as "releasedOn",
      case o.status when 'dispatched' then c.state->>'arriveBy' end as "arriveBy", o.term_end::text as "termEnd",
      coalesce((c.state->>'extendedMonths')::int, 0) as "extendedMonths"
    from posting o
    join "case" c on c.kind = 'posting' and c.id = o.id
    -- Released on the day of the arrival: on site on no day.
    left join presence p on p.posting = o.id and not isempty(p.period)
    where o.status <> 'cancelled' and not (o.status = 'returned' and p.posting is null)
      ${optional(areas, (only) => sql`and o.area = any(${codes(only)})`)}
    order by o.dispatched_on, o.id`);
  const [seats, rows, reliefs] = await Promise.all([asked, held, plannedReliefs(reader, policy)]);
  const stints = new Map<string, StintRow[]>();
  for (const row of rows) stints.set(row.seat, [...(stints.get(row.seat) ?? []), row]);
  return seats.map((seat) => {
    const own = stints.get(seat.seat) ?? [];
    // Of two in a handover the predecessor.
    const holder = own.find(({ presentFrom, presentUntil }) => presentFrom !== null && presentUntil === null);
    const relief =
      holder && reliefs({ seat: seat.seat, n: seat.n, posting: holder.posting, termEnd: holder.termEnd });
    const ends = (seat.has?.until ?? null) !== null;
    const stintsOf = own.map((row) =>
      stintOf(row, row === holder && relief?.approved ? relief.on : null, ends, policy),
    );
    return { ...seat, stints: stintsOf, relief: relief?.on ?? null, reliefBasis: relief?.basis ?? null };
  });
}

/** Nobody stays on in a seat that ends. Elsewhere a date that was approved is the end of a term, if it is the later one. */
function stintOf(
  {
    posting,
    dispatchedOn,
    presentFrom,
    presentUntil,
    releasedOn,
    arriveBy,
    termEnd,
    extendedMonths,
  }: StintRow,
  approvedUntil: DateString | null,
  ends: boolean,
  { term }: Policy,
): Stint {
  const stint = { posting, dispatchedOn, presentFrom, presentUntil, releasedOn, arriveBy };
  if (ends) return { ...stint, termEnd, stayUntil: termEnd };
  const longer = term.spread + Math.max(0, term.extensionMonths - extendedMonths);
  const until = approvedUntil ?? termEnd;
  // What is beyond the spread is an exception of its own: it takes nothing from what a term may be extended by.
  const from = until > addMonths(termEnd, term.spread) ? until : termEnd;
  return { ...stint, termEnd: latest(termEnd, until), stayUntil: addMonths(from, longer) };
}

/** What the projection counts with today. */
export const nowOf = ({ term, posting }: Policy, calendar: Calendar, today: DateString): Now => ({
  ...{ today, termMonths: term.months },
  backfillBy: calendar.addWorkingDays(today, posting.backfillLimit),
});

/** The teams with the outlook of each of their seats. */
export function placedTeams(
  places: readonly TeamPlace[],
  seats: readonly SeatAhead[],
  now: Now,
): readonly PlacedTeam[] {
  const byTeam = new Map<string, SeatAhead[]>();
  for (const seat of seats) byTeam.set(seat.team, [...(byTeam.get(seat.team) ?? []), seat]);
  return places.map(({ team, kind, floor, county, city, leadUnit }) => ({
    ...{ team, kind, floor, county, city, leadUnit },
    seats: (byTeam.get(team) ?? []).map((seat) => outlookOf(seat, now)),
  }));
}
