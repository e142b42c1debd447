import { and, eq, inArray } from 'drizzle-orm';
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

/** Which of these postings are cases already. */
export async function openPostings(reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await reader
    .select({ id: caseTable.id })
    .from(caseTable)
    .where(inArray(caseTable.id, [...ids]));
  return new Set(found.map(({ id }) => id));
}
