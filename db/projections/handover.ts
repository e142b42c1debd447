import { and, eq, inArray } from 'drizzle-orm';
import type { PostingEvent } from '../../domain/posting-events.ts';
import type { Transaction } from '../client.ts';
import type { Recorded } from '../projections.ts';
import { handoverEntry } from '../schema.ts';

/** The list of a handover as it stands: changed entries in place of the old ones, without those that were taken off. */
export async function listHandover(
  tx: Transaction,
  { row, date, command }: Recorded,
  { entries, removed }: Extract<PostingEvent, { type: 'handoverListed' }>,
): Promise<void> {
  const gone = [...removed, ...entries.map(({ entry }) => entry)].map(Number);
  await tx
    .delete(handoverEntry)
    .where(and(eq(handoverEntry.posting, row.id), inArray(handoverEntry.entry, gone)));
  if (entries.length === 0) return;
  await tx.insert(handoverEntry).values(
    entries.map(({ entry, kind, status, title, note = null }) => ({
      ...{ posting: row.id, entry: Number(entry), kind, status, title, note },
      ...{ listedBy: command.actor, listedOn: date },
    })),
  );
}
