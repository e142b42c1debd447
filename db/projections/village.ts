import { and, eq, sql } from 'drizzle-orm';
import type { VillageEvent } from '../../domain/village.ts';
import type { Transaction } from '../client.ts';
import type { Recorded } from '../projections.ts';
import { village as table, villageWish } from '../schema.ts';

export async function storeVillage(
  tx: Transaction,
  town: string,
  { date, command }: Recorded,
  event: VillageEvent,
): Promise<void> {
  const { village } = event;
  switch (event.type) {
    case 'villageListed': {
      const said = { name: event.name, tags: [...event.tags] };
      await tx
        .insert(table)
        .values({ code: village, town, source: 'entered', ...said })
        .onConflictDoUpdate({ target: table.code, set: said });
      return;
    }
    case 'firstSecretaryAsked':
      await tx.insert(villageWish).values({
        ...{ village, period: `[${event.from},)`, document: event.document },
        ...{ askedBy: command.actor, askedOn: date },
      });
      return;
    case 'firstSecretaryUnasked':
      await tx
        .update(villageWish)
        .set({ period: sql`daterange(lower(${villageWish.period}), ${event.until}::date)` })
        .where(and(eq(villageWish.village, village), sql`upper_inf(${villageWish.period})`));
  }
}
