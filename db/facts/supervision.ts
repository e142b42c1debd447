import { sql } from 'drizzle-orm';
import type { SeatRole } from '../../domain/policy.ts';
import type { Places } from '../../domain/office.ts';
import {
  monthOf,
  type SupervisedMember,
  type SupervisionFacts,
  type SupervisionState,
} from '../../domain/supervision-state.ts';
import type { PresenceDay } from '../../domain/supervision-presence.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import type { GatherMore } from '../facts.ts';
import { codes } from '../queries/parts.ts';

/** Acts that are judged by who was on site in the team in the year. */
const ABOUT_MEMBERS = new Set([
  'enterPresence',
  'requestLeave',
  'spotCheck',
  'decide',
  'confirmMinutes',
  'tick',
]);

/** Who was in the team in the year, what their year was like in all their teams, and at a month's end its days. */
export const supervisionFacts: GatherMore = async (
  tx,
  _deps,
  row,
  command,
  facts,
): Promise<SupervisionFacts> => {
  const { area, year, nextMonth } = row.state as SupervisionState;
  const none = { members: [], days: [], year: {}, teamEnded: false };
  if (!ABOUT_MEMBERS.has(command.act)) return { ...facts, ...none };
  const members = (await membersIn(tx, [area], year)).get(area) ?? [];
  const postings = members.map(({ posting }) => posting);
  const { closes } = command as { closes?: boolean };
  const closing = (command.act === 'tick' || closes === true) && nextMonth <= 12;
  const [days, years, teamEnded] = await Promise.all([
    closing ? daysOf(tx, postings, { from: monthOf(year, nextMonth).from, to: `${year}-12-31` }) : [],
    yearsOf(tx, [...new Set(members.map(({ person }) => person))], year),
    command.act === 'tick' ? hasEnded(tx, `team/${area}`) : false,
  ]);
  return { ...facts, members, days, year: years, teamEnded };
};

type Row = Record<string, unknown>;

/** By team: whoever was on site there in the year. */
export async function membersIn(
  tx: Reader,
  areas: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, readonly SupervisedMember[]>> {
  const rows = await tx.execute<
    Row & { area: string; role: SeatRole; places: Places } & Omit<SupervisedMember, 'role' | 'places'>
  >(sql`
    select p.area, o.id as posting, o.person, c.state->>'role' as role, c.state->'places' as places,
      lower(p.period)::text as "from", upper(p.period)::text as "to"
    from presence p join posting o on o.id = p.posting join "case" c on c.id = o.id
    where p.area = any(${codes(areas)}) and p.period && daterange(${`${year}-01-01`}, ${`${year + 1}-01-01`})
    order by o.id`);
  const teams = new Map<string, SupervisedMember[]>();
  for (const { area, ...member } of rows) {
    const team = teams.get(area) ?? [];
    team.push({ ...member, places: { ...member.places, town: area } });
    teams.set(area, team);
  }
  return teams;
}

async function daysOf(
  tx: Reader,
  postings: readonly string[],
  { from, to }: { readonly from: DateString; readonly to: DateString },
): Promise<readonly PresenceDay[]> {
  return tx.execute<Row & PresenceDay>(sql`
    select posting, day::text, kind from presence_day
    where posting = any(${codes(postings)}) and day between ${from} and ${to}`);
}

async function yearsOf(
  tx: Reader,
  persons: readonly string[],
  year: number,
): Promise<SupervisionFacts['year']> {
  const rows = await tx.execute<Row & { person: string; absences: DateString[] | null; leave: number }>(sql`
    select p.person,
      (select array_agg(d.day::text) from presence_day d join posting o on o.id = d.posting
        where o.person = p.person and d.kind = 'absent'
          and d.day between ${`${year}-01-01`} and ${`${year}-12-31`}) as absences,
      (select coalesce(sum(l.days), 0)::int from leave_request l
        where l.person = p.person and l.year = ${year} and l.status = 'granted') as leave
    from unnest(${codes(persons)}) as p(person)`);
  return Object.fromEntries(
    rows.map(({ person, absences, leave }) => [person, { absences: absences ?? [], leaveDays: leave }]),
  );
}

async function hasEnded(tx: Reader, id: string): Promise<boolean> {
  const [row] = await tx.execute<Row & { ended: boolean }>(
    sql`select ended_on is not null as ended from "case" where id = ${id}`,
  );
  return row?.ended ?? true;
}
