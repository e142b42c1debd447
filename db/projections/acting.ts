import { and, eq, sql } from 'drizzle-orm';
import type { TeamEvent } from '../../domain/team-state.ts';
import type { Transaction } from '../client.ts';
import type { Recorded } from '../projections.ts';
import { acting } from '../schema.ts';

/** Who takes the work of a vacant seat: until it is held, somebody else is named, or they go themselves. */
export async function projectActing(
  tx: Transaction,
  { date, command }: Recorded,
  event: TeamEvent,
): Promise<void> {
  switch (event.type) {
    case 'actingNamed': {
      const { seat, posting, document = null } = event;
      await end(tx, seat, date);
      await tx.insert(acting).values({
        ...{ seat, posting, document, period: `[${date},)` },
        ...{ namedBy: command.actor, namedOn: date },
      });
      return;
    }
    case 'actingAsked':
    case 'seatFilled':
      return end(tx, event.seat, date);
  }
}

/** One that would end on the day it began never was. */
async function end(tx: Transaction, seat: string, on: string): Promise<void> {
  const open = and(eq(acting.seat, seat), sql`upper_inf(${acting.period})`);
  await tx.delete(acting).where(and(open, sql`lower(${acting.period}) >= ${on}::date`));
  await tx
    .update(acting)
    .set({ period: sql`daterange(lower(${acting.period}), ${on}::date)` })
    .where(open);
}
