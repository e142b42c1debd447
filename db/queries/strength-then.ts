import { sql } from 'drizzle-orm';
import type { Policy } from '../../domain/policy.ts';
import type { SeatAhead } from '../../domain/seat-ahead.ts';
import { team } from '../../domain/team.ts';
import type { TeamState } from '../../domain/team-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { packed } from './packed.ts';
import { codes, optional } from './parts.ts';
import { plannedReliefsThen } from './reliefs-then.ts';
import { statesThen } from './states-then.ts';
import { seatsAhead } from './strength.ts';

type Areas = readonly string[] | undefined;

/**
 * `seatsOverTime` as it would have been answered at the end of a day that has been. Tables have their rows as they are now: what was
 * recorded after the day is taken out again by the events that recorded it, and a team is folded up to the day.
 */
export async function seatsThen(
  reader: Reader,
  policy: Policy,
  on: DateString,
  areas: Areas,
): Promise<Iterable<SeatAhead>> {
  const ofAreas = optional(areas, (only) => sql`and c.town = any(${codes(only)})`);
  const teams = await statesThen(reader, team, TEAM, on, sql`c.kind = 'team' ${ofAreas}`);
  const [seats, rows, reliefs] = await Promise.all([
    seatRows(reader, on, areas, fillings(teams.values())),
    stintRows(reader, on, areas),
    plannedReliefsThen(reader, policy, on, teams.values()),
  ]);
  return seatsAhead(seats, rows, reliefs, policy);
}

/** What changes who holds a seat, who is looked for, and who relieves. */
const TEAM = [
  ...([
    'teamOpened',
    'seatsAdded',
    'seatsEnding',
    'seatClosed',
    'selectionLaunched',
    'selectionClosed',
  ] as const),
  ...(['reliefOrdered', 'seatFilled', 'seatLeft', 'transferTaken'] as const),
];

/** By seat: the selection that was looking. */
function fillings(teams: Iterable<TeamState>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { seats } of teams)
    for (const { seat, filling } of Object.values(seats)) if (filling !== null) found[seat] = filling;
  return found;
}

const seatRows = (
  reader: Reader,
  on: DateString,
  areas: Areas,
  filling: Readonly<Record<string, string>>,
): Promise<readonly string[]> =>
  packed(
    reader,
    [
      ...[sql`s.id`, sql`s.area`, sql`s.n`, sql`s.role`, sql`y.unit`, sql`lower(s.period)`],
      // That it is to end was decided later.
      ...[sql`case when ending.seat is null then upper(s.period) end`],
      ...[sql`f.id`, sql`f.state->>'needBy'`, sql`f.state->'seats'->s.id->>'termMonths'`],
    ],
    sql`
      from seat s
      join seat_supply y on y.seat = s.id and y.period @> ${on}::date
      left join jsonb_each_text(${JSON.stringify(filling)}::text::jsonb) looking on looking.key = s.id
      left join "case" f on f.id = looking.value
      left join (
        select distinct ended->>'seat' as seat
        from event e cross join jsonb_array_elements(e.data->'ended') ended
        where e.type = 'teamResized' and e.date > ${on}::date
      ) ending on ending.seat = s.id
      where true ${optional(areas, (only) => sql`and s.area = any(${codes(only)})`)}`,
    sql`s.area, s.n`,
  );

const stintRows = (reader: Reader, on: DateString, areas: Areas): Promise<readonly string[]> =>
  packed(
    reader,
    [
      ...[sql`o.seat`, sql`o.id`, sql`o.dispatched_on`],
      sql`case when late.extended is null then o.term_end::text else (
        select e.data->>'termEnd' from event e
        where e.case_id = o.id and e.type in ('postingStarted', 'postingImported', 'extended') and e.date <= ${on}::date
        order by e.sequence desc limit 1) end`,
      sql`(c.state->>'extendedMonths')::int - coalesce(late.extended, 0)`,
      ...[sql`known.arrived`, sql`known.released`, sql`known.released`],
      sql`case when known.arrived is null and known.released is null then c.state->>'arriveBy' end`,
    ],
    sql`
      from posting o
      join "case" c on c.kind = 'posting' and c.id = o.id
      left join (
        select case_id, sum((data->>'months')::int) filter (where type = 'extended') as extended,
          bool_or(type = 'arrived') as arrived, bool_or(type = 'released') as released, bool_or(type = 'cancelled') as cancelled
        from event
        where type in ('extended', 'arrived', 'released', 'cancelled') and date > ${on}::date
        group by case_id
      ) late on late.case_id = o.id
      cross join lateral (
        select case when late.arrived then null else o.arrived_on end as arrived,
          case when late.released then null else o.released_on end as released
      ) known
      where coalesce(o.imported, o.dispatched_on) <= ${on}::date
        and (o.status <> 'cancelled' or late.cancelled)
        -- Released on the day of the arrival: on site on no day.
        and (known.released is null or known.released > known.arrived)
        ${optional(areas, (only) => sql`and o.area = any(${codes(only)})`)}`,
    sql`o.dispatched_on, o.id`,
  );
