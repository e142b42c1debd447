import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CadreRecord } from '../../domain/cadre.ts';
import { hostAreaOf } from '../../domain/host-area.ts';
import type { SeatRole } from '../../domain/policy.ts';
import type { HostArea, ScreeningContext, ScreeningDays } from '../../domain/ports.ts';
import { live, over, type SeatPlan, type SelectionState } from '../../domain/selection-state.ts';
import { addMonths, type DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';
import { area, cadre, pairing, unit } from '../schema.ts';

/** What a screening has to know of the town or county that a selection is for. */
export interface Place {
  /** The units that help it on the day. */
  readonly paired: readonly string[];
  readonly host: HostArea;
}

export async function placeOf(reader: Reader, code: string, on: DateString): Promise<Place> {
  const place = (await placesOf(reader, [code], on)).get(code);
  if (!place) throw new Error(`nobody was asked about ${code}`);
  return place;
}

export async function placesOf(
  reader: Reader,
  areaCodes: readonly string[],
  on: DateString,
): Promise<ReadonlyMap<string, Place>> {
  const [paired, areas] = await Promise.all([
    reader
      .select({ area: pairing.area, unit: pairing.unit })
      .from(pairing)
      .where(and(inArray(pairing.area, [...areaCodes]), sql`${pairing.period} @> ${on}::date`)),
    // The whole cities, in which the counties are found.
    reader.select({ code: area.code, kind: area.kind, name: area.name, line: area.line }).from(area)
      .where(sql`${area.line} && array(
        select unnest(own.line) from area own where own.code = any(${codes(areaCodes)}))`),
  ]);
  return new Map(
    areaCodes.map((code) => {
      const units = paired.flatMap((row) => (row.area === code ? [row.unit] : []));
      return [code, { paired: units, host: hostAreaOf(areas, code) }];
    }),
  );
}

export const contextOf = (
  { role, places, termFrom, termMonths }: SeatPlan,
  place: Place,
  unitLine: readonly string[],
  days: ScreeningDays,
): ScreeningContext =>
  contextFor({ role, places, termEnd: addMonths(termFrom, termMonths) }, place, unitLine, days);

export const contextFor = (
  {
    role,
    places,
    termEnd,
  }: { readonly role: SeatRole; readonly places: SeatPlan['places']; readonly termEnd: DateString },
  { paired, host }: Place,
  unitLine: readonly string[],
  days: ScreeningDays,
): ScreeningContext => {
  const leadUnit = places.leadUnit ?? '';
  return { role, days, termEnd, leadUnit, consortium: [leadUnit, ...paired], unitLine, host };
};

export interface OnRoster {
  readonly record: CadreRecord;
  /** The person's unit and all above it. */
  readonly unitLine: readonly string[];
}

/** Who they are and where they are from, of those who are on the roster. */
export async function onRoster(
  reader: Reader,
  persons: readonly string[],
): Promise<ReadonlyMap<string, OnRoster>> {
  const rows = await reader
    .select({ id: cadre.id, record: cadre.record, unitLine: unit.line })
    .from(cadre)
    .innerJoin(unit, eq(unit.code, cadre.unit))
    .where(inArray(cadre.id, [...persons]));
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

export interface TeamSeat {
  readonly seat: string;
  readonly role: SeatRole;
  /** Who will be in it: a nominee, else who is in it or on the way; nobody while somebody is being looked for. */
  readonly person: TeamMember | null;
}

interface TeamMember extends OnRoster {
  readonly id: string;
  readonly termEnd: DateString | null;
  /** Of whoever is nominated and not sent out yet: what is later compares as greater. */
  readonly nominated: string | null;
}

/** The team as a selection will leave it: who stays, and who is nominated in any selection of the town. */
export async function teamToBe(reader: Reader, state: SelectionState): Promise<readonly TeamSeat[]> {
  const rows = await reader.execute<SeatRow>(sql`
    select s.id as seat, s.role, p.id, m.nominated, p.record, u.line as "unitLine",
      case when m.person is null then o."termEnd" end as "termEnd"
    from seat s
    left join lateral (
      select n.person, case when n.stage <> 'dispatched' then concat_ws(' ', n.nominated_on, n.selection, (
        select lpad(max(e.sequence)::text, 9, '0') from event e
        where e.case_id = n.selection and e.type = 'nominated' and e.data->>'person' = n.person)) end as nominated
      from "case" c join nominee n on n.selection = c.id
      where c.town = s.area and c.kind = 'selection' and n.seat = s.id
        and n.stage <> all(${codes(over)})
        and (n.stage <> 'dispatched' or not exists (
          select from posting x where x.seat = n.seat and x.person = n.person))
      limit 1) m on true
    left join lateral (
      select x.person, x.term_end::text as "termEnd" from posting x
      where x.seat = s.id and x.status in ('dispatched', 'onSite') and x.handed_over_on is null
      order by x.dispatched_on desc, x.id desc
      limit 1) o on true
    left join cadre p on p.id = coalesce(m.person, o.person)
    left join unit u on u.code = p.unit
    where s.area = ${state.area} and s.period @> business_date()
    order by s.n`);
  return rows.map(({ seat, role, id, nominated, termEnd, record, unitLine }) => {
    const sought = state.seats[seat] !== undefined && !state.givenUp[seat] && !live(state, seat);
    const person = id && record && unitLine && !sought ? { id, record, unitLine, termEnd, nominated } : null;
    return { seat, role, person };
  });
}

/**
 * The team as this nominee found it: of two who do not go together the one who was nominated later gives way, and whoever
 * completes the team answers for what it lacks. Those who have been sent out are in it, whenever they were nominated.
 */
export function teamBefore(team: readonly TeamSeat[], nominee: string): readonly TeamSeat[] {
  const own = team.find(({ person }) => person?.id === nominee)?.person?.nominated ?? '';
  return team.map((other) =>
    other.person?.nominated && other.person.nominated > own ? { ...other, person: null } : other,
  );
}

/** The people of the team with this one in the seat, as rules about a team judge them. */
export const teamWith = (
  team: readonly TeamSeat[],
  {
    seat,
    record,
    context,
  }: { readonly seat: string; readonly record: CadreRecord; readonly context: ScreeningContext },
) => {
  const others = team.filter((other) => other.seat !== seat);
  return {
    complete: others.every(({ person }) => person !== null),
    people: [
      ...others.flatMap(({ role, person }) => {
        if (!person) return [];
        const { record: cadre, unitLine, termEnd } = person;
        return [{ cadre, context: { ...context, role, unitLine, termEnd: termEnd ?? context.termEnd } }];
      }),
      { cadre: record, context },
    ],
  };
};

interface SeatRow extends Record<string, unknown> {
  readonly seat: string;
  readonly role: SeatRole;
  readonly id: string | null;
  readonly nominated: string | null;
  readonly termEnd: DateString | null;
  readonly record: CadreRecord | null;
  readonly unitLine: readonly string[] | null;
}
