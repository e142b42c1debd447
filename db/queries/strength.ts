import { sql } from 'drizzle-orm';
import type { Policy, SeatRole, TeamKind } from '../../domain/policy.ts';
import type { Calendar } from '../../domain/ports.ts';
import type { SeatAhead } from '../../domain/seat-ahead.ts';
import type { PlacedTeam } from '../../domain/strength-by.ts';
import { outlookOf, type Now, type Stint } from '../../domain/strength.ts';
import { addMonths, type DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { leads } from './groups.ts';
import { packed, unpack } from './packed.ts';
import { codes, optional } from './parts.ts';
import { plannedReliefs, type ReliefOf } from './planned-reliefs.ts';

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

/**
 * Every seat with everybody who was, is or will be in it, team by team; with `areas` only those. Once through: of a province's eight
 * thousand each is made when it is looked at, and need not be kept.
 */
export async function seatsOverTime(
  reader: Reader,
  policy: Policy,
  areas?: readonly string[],
): Promise<Iterable<SeatAhead>> {
  const [seats, rows, reliefs] = await Promise.all([
    seatRows(reader, areas),
    stintRows(reader, areas),
    plannedReliefs(reader, policy),
  ]);
  return seatsAhead(seats, rows, reliefs, policy);
}

/** From packed rows of seats, with the selection that looks, and of who was in them. */
export function* seatsAhead(
  seats: readonly string[],
  rows: readonly string[],
  reliefs: ReliefOf,
  policy: Policy,
): Generator<SeatAhead> {
  const stints = new Map<string, StintRow[]>();
  for (const packedRow of rows) {
    const [seat = '', ...cells] = unpack(packedRow);
    const row = stintRow(cells);
    const own = stints.get(seat);
    if (own) own.push(row);
    else stints.set(seat, [row]);
  }
  for (const row of seats) {
    const [seat = '', team = '', number = '', role = '', supplyingUnit = '', ...more] = unpack(row);
    const [hasFrom, hasUntil, selection, needBy, termMonths] = more;
    const n = Number(number);
    const own = stints.get(seat) ?? [];
    // Of two in a handover the predecessor.
    const holder = own.find(({ presentFrom, presentUntil }) => presentFrom !== null && presentUntil === null);
    const found = holder && reliefs({ seat, n, posting: holder.posting, termEnd: holder.termEnd });
    const approvedUntil = found?.approved ? found.on : null;
    yield {
      seat,
      team,
      n,
      role: role as SeatRole,
      supplyingUnit,
      has: { from: hasFrom || null, until: hasUntil || null },
      selection: selection || null,
      filling: needBy ? { needBy, termMonths: Number(termMonths) } : null,
      stints: own.map((stint) => stintOf(stint, stint === holder ? approvedUntil : null, !!hasUntil, policy)),
      relief: found?.on ?? null,
      reliefBasis: found?.basis ?? null,
    };
  }
}

const seatRows = (reader: Reader, areas: readonly string[] | undefined) =>
  packed(
    reader,
    [
      ...[sql`s.id`, sql`s.area`, sql`s.n`, sql`s.role`, sql`s.supplying_unit`, sql`lower(s.period)`],
      ...[
        sql`upper(s.period)`,
        sql`f.id`,
        sql`f.state->>'needBy'`,
        sql`f.state->'seats'->s.id->>'termMonths'`,
      ],
    ],
    sql`
      from seat s
      left join "case" team on team.id = 'team/' || s.area
      -- A selection that was only just written has no state of its own yet.
      left join "case" f on f.kind = 'selection' and f.id = team.state->'seats'->s.id->>'filling'
        and f.state->>'needBy' is not null
      where true ${optional(areas, (only) => sql`and s.area = any(${codes(only)})`)}`,
    sql`s.area, s.n`,
  );

type StintRow = Omit<Stint, 'stayUntil'> & { readonly extendedMonths: number };

const stintRows = (reader: Reader, areas: readonly string[] | undefined) =>
  packed(
    reader,
    [
      ...[sql`o.seat`, sql`o.id`, sql`o.dispatched_on`, sql`o.term_end`, sql`c.state->>'extendedMonths'`],
      ...[sql`lower(p.period)`, sql`upper(p.period)`, sql`o.released_on`],
      sql`case o.status when 'dispatched' then c.state->>'arriveBy' end`,
    ],
    sql`
      from posting o
      join "case" c on c.kind = 'posting' and c.id = o.id
      -- Released on the day of the arrival: on site on no day.
      left join presence p on p.posting = o.id and not isempty(p.period)
      where o.status <> 'cancelled' and not (o.status = 'returned' and p.posting is null)
        ${optional(areas, (only) => sql`and o.area = any(${codes(only)})`)}`,
    sql`o.dispatched_on, o.id`,
  );

function stintRow(cells: readonly string[]): StintRow {
  const [posting = '', dispatchedOn = '', termEnd = '', extendedMonths, ...days] = cells;
  const [presentFrom, presentUntil, releasedOn, arriveBy] = days;
  return {
    posting,
    dispatchedOn,
    presentFrom: presentFrom || null,
    presentUntil: presentUntil || null,
    releasedOn: releasedOn || null,
    arriveBy: arriveBy || null,
    termEnd,
    extendedMonths: Number(extendedMonths),
  };
}

/** Nobody stays on in a seat that ends. Elsewhere a date that was approved is the end of a term, if it is the later one. */
function stintOf(row: StintRow, approvedUntil: DateString | null, ends: boolean, { term }: Policy): Stint {
  const { posting, dispatchedOn, presentFrom, presentUntil, releasedOn, arriveBy, termEnd } = row;
  const known = { posting, dispatchedOn, presentFrom, presentUntil, releasedOn, arriveBy };
  if (ends) return { ...known, termEnd, stayUntil: termEnd };
  const longer = term.spread + Math.max(0, term.extensionMonths - row.extendedMonths);
  if (approvedUntil === null || approvedUntil <= termEnd)
    return { ...known, termEnd, stayUntil: addMonths(termEnd, longer) };
  // What is beyond the spread is an exception of its own: it takes nothing from what a term may be extended by.
  const from = approvedUntil > addMonths(termEnd, term.spread) ? approvedUntil : termEnd;
  return { ...known, termEnd: approvedUntil, stayUntil: addMonths(from, longer) };
}

/** What the projection counts with today. */
export const nowOf = ({ term, posting }: Policy, calendar: Calendar, today: DateString): Now => ({
  ...{ today, termMonths: term.months },
  backfillBy: calendar.addWorkingDays(today, posting.backfillLimit),
});

/** The teams with the outlook of each of their seats, one after the other. */
export function* placedTeams(
  places: readonly TeamPlace[],
  seats: Iterable<SeatAhead>,
  now: Now,
): Generator<PlacedTeam> {
  const placeOf = new Map(places.map((place) => [place.team, place]));
  for (const [code, own] of byTeam(seats)) {
    const place = placeOf.get(code);
    if (!place) continue;
    const { team, kind, floor, county, city, leadUnit } = place;
    yield { team, kind, floor, county, city, leadUnit, seats: own.map((seat) => outlookOf(seat, now)) };
  }
}

function* byTeam(
  seats: Iterable<SeatAhead>,
): Generator<readonly [team: string, seats: readonly SeatAhead[]]> {
  let own: SeatAhead[] = [];
  for (const seat of seats) {
    const [first] = own;
    if (first && first.team !== seat.team) {
      yield [first.team, own];
      own = [];
    }
    own.push(seat);
  }
  const [first] = own;
  if (first) yield [first.team, own];
}
