import { eq, sql } from 'drizzle-orm';
import type { OfficeHolderEvent } from '../../domain/office-holder.ts';
import type { Transaction } from '../client.ts';
import type { Recorded } from '../projections.ts';
import { officeHolder } from '../schema.ts';

export async function storeOfficeHolder(
  tx: Transaction,
  { date, command }: Recorded,
  event: OfficeHolderEvent,
): Promise<void> {
  if (event.type === 'officeHolderEnded') {
    await tx
      .update(officeHolder)
      .set({
        period: sql`daterange(lower(${officeHolder.period}), ${event.until}::date)`,
        endDocument: event.document,
      })
      .where(eq(officeHolder.id, event.holder));
    return;
  }
  const { holder, headquarters, office, single, person = null, name = null, from, document } = event;
  await tx.insert(officeHolder).values({
    ...{ id: holder, headquarters, office, single, person, name, document, period: `[${from},)` },
    ...{ recordedBy: command.actor, recordedOn: date },
  });
}
