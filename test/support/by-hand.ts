import { asc, eq, isNull, and, lte } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { today } from '../../db/clock.ts';
import { record, type RecordDeps } from '../../db/record.ts';
import { caseTable, clock, outbox } from '../../db/schema.ts';
import type { CaseRef, CommandBase } from '../../domain/case.ts';
import type { Answer } from '../../workflows/messages.ts';
import { accepted, commandOf, recordDeps, refOf, type Hands } from './slate.ts';

export interface ByHand extends Hands {
  readonly deps: RecordDeps;
  moveTo(date: string): Promise<void>;
}

/** Drives cases through `record` alone, without Temporal: what it guarantees must not rest on who calls it. */
export function byHand(db: Database, deps: RecordDeps = recordDeps(db)): ByHand {
  const send = async (ref: CaseRef, command: CommandBase): Promise<Answer> => {
    const [row] = await db
      .select({ version: caseTable.version })
      .from(caseTable)
      .where(eq(caseTable.id, ref.id));
    const { outcomes } = await record(deps, { case: ref, version: row?.version ?? 0, commands: [command] });
    const [outcome] = outcomes;
    if (!outcome) throw new Error(`${ref.id}: no outcome`);
    return outcome;
  };
  const hands: Hands = {
    db,
    send,
    async settle() {
      for (;;) {
        const [row] = await db
          .select()
          .from(outbox)
          .where(eq(outbox.delivered, false))
          .orderBy(asc(outbox.position))
          .limit(1);
        if (!row) break;
        const actor = `case:${row.fromCase}`;
        const command = { ...row.payload, id: row.id, act: row.act, actor, date: row.date };
        await send(refOf(row.toKind, row.toCase), command);
      }
      const date = await today(db);
      const due = await db
        .select()
        .from(caseTable)
        .where(and(isNull(caseTable.endedOn), lte(caseTable.due, date)));
      for (const { id, kind } of due)
        await accepted(hands, refOf(kind, id), commandOf('tick', 'clock', date));
      if (due.length > 0) await hands.settle();
    },
  };
  return {
    ...hands,
    deps,
    async moveTo(date) {
      await db.update(clock).set({ date });
      await hands.settle();
    },
  };
}

/** The programme is launched, its teams are open. */
export async function launchByHand(hands: Hands): Promise<void> {
  const ref = refOf('programme', 'programme/shenzhen-2022');
  await accepted(hands, ref, commandOf('launch', 'a-sz-administrator-1', await today(hands.db)));
  await hands.settle();
}
