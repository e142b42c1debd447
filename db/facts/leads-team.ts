import { and, eq, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { posting, seat, tenure } from '../schema.ts';

/** Whether somebody holds the leader's seat of a team on a day. An account without a person leads none. */
export async function leadsTeam(
  reader: Reader,
  person: string | undefined,
  area: string | null,
  date: string,
): Promise<boolean> {
  if (person === undefined || area === null) return false;
  const [held] = await reader
    .select({ posting: tenure.posting })
    .from(tenure)
    .innerJoin(posting, eq(posting.id, tenure.posting))
    .innerJoin(seat, eq(seat.id, tenure.seat))
    .where(
      and(
        eq(posting.person, person),
        eq(seat.area, area),
        eq(seat.role, 'leader'),
        sql`${tenure.period} @> ${date}::date`,
      ),
    )
    .limit(1);
  return held !== undefined;
}
