import { eq, sql } from 'drizzle-orm';
import type { SubstitutionEvent } from '../../domain/substitution.ts';
import type { Transaction } from '../client.ts';
import { substitution as table } from '../schema.ts';

type Of<T extends SubstitutionEvent['type']> = Extract<SubstitutionEvent, { type: T }>;

/** The table's constraint refuses a second one in the same period. */
export async function storeSubstitution(tx: Transaction, event: Of<'substituteNamed'>): Promise<void> {
  const { substitution: id, account, substitute, from, until, offices, document } = event;
  await tx.insert(table).values({
    ...{ id, account, substitute, period: `[${from},${until})` },
    offices: offices ? [...offices] : null,
    document: document ?? null,
  });
}

/** One that ends before it began never held: nothing is left of it but its events. */
export async function endStored(
  tx: Transaction,
  { substitution, on }: Of<'substitutionEnded'>,
): Promise<void> {
  const gone = await tx
    .delete(table)
    .where(sql`${table.id} = ${substitution} and lower(${table.period}) >= ${on}::date`)
    .returning({ id: table.id });
  if (gone.length > 0) return;
  await tx
    .update(table)
    .set({ period: sql`daterange(lower(${table.period}), ${on}::date)` })
    .where(eq(table.id, substitution));
}
