import { and, eq, sql } from 'drizzle-orm';
import type { GroupMemberEvent } from '../../domain/group-member.ts';
import type { DateString } from '../../domain/time.ts';
import type { Transaction } from '../client.ts';
import type { Recorded } from '../projections.ts';
import { claim, groupMember } from '../schema.ts';

export async function storeGroupMember(
  tx: Transaction,
  county: string,
  { row, date, command }: Recorded,
  event: GroupMemberEvent,
): Promise<void> {
  const { person } = event;
  if (event.type === 'groupMemberRemoved') {
    const own = and(eq(groupMember.county, county), eq(groupMember.person, person));
    await cut(tx, own, event.until);
    await tx
      .update(claim)
      .set({ period: sql`daterange(lower(${claim.period}), ${event.until}::date)` })
      .where(and(eq(claim.holder, row.id), eq(claim.person, person)));
    return;
  }
  const { from, posting = null, reason, document = null } = event;
  const period = `[${from},)`;
  // Whoever serves in a town of the county is held by that posting; anybody else is wanted here and nowhere else.
  if (posting === null) {
    await tx
      .insert(claim)
      .values({ holder: row.id, person, kind: 'group', period })
      .onConflictDoUpdate({ target: [claim.holder, claim.person], set: { period } });
  }
  await tx.insert(groupMember).values({
    ...{ county, person, period, posting, reason, document },
    ...{ addedBy: command.actor, addedOn: date },
  });
}

/** Whoever returns from the town is no member of the county's group any more. */
export const endMembership = (tx: Transaction, posting: string, on: DateString): Promise<void> =>
  cut(tx, eq(groupMember.posting, posting), on);

/** One that would end before it began never was. */
async function cut(tx: Transaction, which: ReturnType<typeof and>, on: DateString): Promise<void> {
  const open = and(which, sql`upper_inf(${groupMember.period})`);
  await tx.delete(groupMember).where(and(open, sql`lower(${groupMember.period}) >= ${on}::date`));
  await tx
    .update(groupMember)
    .set({ period: sql`daterange(lower(${groupMember.period}), ${on}::date)` })
    .where(open);
}
