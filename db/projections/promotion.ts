import { eq, sql } from 'drizzle-orm';
import type { PostingEvent } from '../../domain/posting-events.ts';
import type { Transaction } from '../client.ts';
import { textsById } from '../queries/texts.ts';
import { cadre } from '../schema.ts';

/** 任职期间晋升: the person's record has the new post, level and rank, as far as the document says them. */
export async function recordPromotion(
  tx: Transaction,
  person: string,
  { post, postLevel, rank }: Extract<PostingEvent, { type: 'promoted' }>,
): Promise<void> {
  const named = Object.entries({ post, postLevel, rank }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const said = await textsById(
    tx,
    named.map(([, id]) => id),
  );
  const change = Object.fromEntries(named.map(([field, id]) => [field, said[id]]));
  await tx
    .update(cadre)
    .set({ record: sql`${cadre.record} || ${JSON.stringify(change)}::jsonb` })
    .where(eq(cadre.id, person));
}
