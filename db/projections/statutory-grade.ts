import { eq, sql } from 'drizzle-orm';
import type { Grade } from '../../domain/cadre.ts';
import type { GradesRecorded } from '../../domain/statutory-grade.ts';
import type { Transaction } from '../client.ts';
import type { Recorded } from '../projections.ts';
import { textsById } from '../queries/texts.ts';
import { cadre, statutoryGrade } from '../schema.ts';

/** Each as it was given, and on the person's record, which the rules of the next selection read. */
export async function storeGrades(
  tx: Transaction,
  { row, date, sequence, command }: Recorded,
  { items }: GradesRecorded,
): Promise<void> {
  const said = await textsById(
    tx,
    items.map(({ grade }) => grade),
  );
  for (const { grade: text, ...item } of items) {
    const grade = said[text] as Grade;
    await tx.insert(statutoryGrade).values({
      ...{ ...item, grade, caseId: row.id, sequence },
      ...{ recordedBy: command.actor, recordedOn: date },
    });
    const grades = JSON.stringify({ [item.year]: grade });
    await tx
      .update(cadre)
      .set({
        record: sql`jsonb_set(${cadre.record}, '{grades}', coalesce(${cadre.record}->'grades', '{}') || ${grades}::jsonb)`,
      })
      .where(eq(cadre.id, item.person));
  }
}
