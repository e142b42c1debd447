import { inArray } from 'drizzle-orm';
import { caseTable } from '../db/schema.ts';
import { pick } from '../domain/chance.ts';
import type { TeamState } from '../domain/team-state.ts';
import type { DateString } from '../domain/time.ts';
import { deed, holderOf } from './identities.ts';
import type { Chore, Deed, World } from './world.ts';

/** The lead unit names one of those who are left for each vacant seat. */
export async function actingHolders(
  { db, options: { seed } }: World,
  chores: readonly Chore[],
  date: DateString,
): Promise<readonly Deed[]> {
  if (chores.length === 0) return [];
  const ids = chores.map(({ ref }) => ref.id);
  const rows = await db
    .select({ id: caseTable.id, state: caseTable.state })
    .from(caseTable)
    .where(inArray(caseTable.id, ids));
  const teams = new Map(rows.map(({ id, state }) => [id, state as TeamState]));
  return chores.flatMap(({ ref, act, office, subjects }) => {
    const colleagues = Object.values(teams.get(ref.id)?.seats ?? {}).flatMap(({ holder }) => holder ?? []);
    if (colleagues.length === 0) return [];
    return subjects.map((seat) => {
      const posting = pick(colleagues, seed, ref.id, seat, date);
      return deed(ref, act, holderOf(office), date, { seat, posting });
    });
  });
}
