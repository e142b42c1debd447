import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ImportSeat } from '../../domain/import-world.ts';
import type { TeamState } from '../../domain/team-state.ts';
import type { Reader } from '../client.ts';
import { caseTable } from '../schema.ts';

/**
 * The seats of some teams as the teams know them. A posting that another case has opened, and that has not reached its
 * team yet, occupies its seat too. `lock` keeps the teams as they are until the transaction ends.
 */
export async function teamSeats(
  reader: Reader,
  areas: readonly string[],
  { lock }: { readonly lock: boolean },
): Promise<readonly ({ readonly seat: string } & ImportSeat)[]> {
  if (areas.length === 0) return [];
  const ids = areas.map((area) => `team/${area}`);
  const query = reader
    .select({ state: caseTable.state })
    .from(caseTable)
    .where(and(eq(caseTable.kind, 'team'), inArray(caseTable.id, ids)))
    .orderBy(caseTable.id);
  const teams = (await (lock ? query.for('share') : query)).map(({ state }) => state as TeamState);
  const seats = teams.flatMap(({ area, kind, seats: own }) =>
    Object.values(own).map(({ seat, role, places, postings, holder, filling, coming }) => ({
      ...{ seat, area, kind, role, places, posting: `posting/${seat}/${postings + 1}` },
      vacant: !holder && !filling && !coming,
    })),
  );
  const taken = await openPostings(
    reader,
    seats.map(({ posting }) => posting),
  );
  return seats.map((seat) => ({ ...seat, vacant: seat.vacant && !taken.has(seat.posting) }));
}

export interface NamedSeat {
  readonly seat: string;
  readonly team: string;
  readonly teamName: string | null;
  readonly role: string;
  /** Who owes it. */
  readonly unit: string;
  readonly unitName: string | null;
}

/** The seats of a programme's other teams that are to stay, in order. */
export const seatsOfOthers = async (
  reader: Reader,
  programme: string,
  team: string,
): Promise<readonly NamedSeat[]> =>
  reader.execute<Record<string, unknown> & NamedSeat>(sql`
    select s.id as seat, s.area as team, ta.name as "teamName", s.role,
      s.supplying_unit as unit, un.name as "unitName"
    from seat s
    join "case" c on c.id = 'team/' || s.area and c.programme = ${programme} and c.ended_on is null
      and (c.state->'seats'->s.id->'ending') is null
    left join area ta on ta.code = s.area
    left join unit_name un on un.unit = s.supplying_unit and un.period @> business_date()
    where s.area <> ${team} and s.period @> business_date()
    order by s.area, s.n`);

/** Which of these postings are cases already. */
export async function openPostings(reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await reader
    .select({ id: caseTable.id })
    .from(caseTable)
    .where(inArray(caseTable.id, [...ids]));
  return new Set(found.map(({ id }) => id));
}
