import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Cases } from '../../client/cases.ts';
import { caseTable, command as commandTable, decision, event } from '../../db/schema.ts';
import { verifyChains } from '../../db/verify-chain.ts';
import type { CaseRef, CommandBase } from '../../domain/case.ts';
import type { Answer, CaseView } from '../../workflows/messages.ts';
import type { Stack } from './stack.ts';

/** What senders were told: a command and the answer that they got. */
export type Ledger = { readonly command: CommandBase; readonly answer: Answer }[];

/** How long a sender goes on asking: a worker or a server that was killed is back long before. */
const PATIENCE_MS = 90_000;

/** As a browser or a job would: the same command again, until somebody answers. */
async function sendSurely(cases: Cases, ref: CaseRef, command: CommandBase): Promise<Answer> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await cases.send(ref, command);
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Every sender works through its own commands, one after the other; all senders at once. */
export async function sendAll(
  senders: readonly { readonly cases: Cases; readonly commands: readonly CommandBase[] }[],
  ref: CaseRef,
  ledger: Ledger,
): Promise<void> {
  await Promise.all(
    senders.map(async ({ cases, commands }) => {
      for (const command of commands) {
        ledger.push({ command, answer: await sendSurely(cases, ref, command) });
      }
    }),
  );
}

/** Nothing that was acknowledged is lost or there twice, nothing that was refused is there, and the workflow knows it all. */
export async function expectLedgerHolds(stack: Stack, ref: CaseRef, ledger: Ledger): Promise<void> {
  const { db } = stack.database;
  const events = await db.select().from(event).where(eq(event.caseId, ref.id)).orderBy(event.sequence);
  const known = await db.select().from(commandTable).where(eq(commandTable.caseId, ref.id));
  const outcomes = new Map(known.map(({ id, outcome }) => [id, outcome]));
  for (const { command, answer } of ledger) {
    expect(outcomes.get(command.id), command.id).toEqual(answer);
    const own = events.filter((row) => row.command === command.id);
    // A command has one event of its own; what follows from it is recorded with it.
    if (!answer.ok) expect(own, command.id).toEqual([]);
    else
      expect(
        own.filter(({ type }) => isOwn(type)),
        command.id,
      ).toHaveLength(1);
  }
  const signed = await db
    .select({ approval: decision.approval, step: decision.step, times: sql<number>`count(*)::int` })
    .from(decision)
    .where(eq(decision.caseId, ref.id))
    .groupBy(decision.approval, decision.step);
  expect(signed.filter(({ times }) => times !== 1)).toEqual([]);
  const [row] = await db.select().from(caseTable).where(eq(caseTable.id, ref.id));
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, n) => n + 1));
  const view = await stack.client.workflow.getHandle(ref.id).query<CaseView>('state');
  expect({ version: view.version, state: view.state }).toEqual({ version: row?.version, state: row?.state });
  expect((await verifyChains(db)).faults).toEqual([]);
}

const isOwn = (type: string): boolean =>
  ['signed', 'minuted', 'minutesConfirmed', 'objected', 'objectionSettled'].includes(type);
