import { eq, inArray } from 'drizzle-orm';
import type { CommandBase, Tags } from '../domain/case.ts';
import type { Connection } from '../db/client.ts';
import { record, type RecordDeps } from '../db/record.ts';
import { caseTable, outbox } from '../db/schema.ts';
import type { Cases } from './cases.ts';
import { inParallel, queuesOf, type Queue } from './parallel.ts';

/** Messages looked at in one pass: one page of memory, far more than are delivered between two passes. */
const PAGE = 500;
/** Receivers served at a time: two cores are busy with eight, the rest hides round trips. */
const CONCURRENCY = 12;
/** NOTIFY is only a hint and may be lost: the outbox is looked at this often anyway. */
const POLL_MS = 1000;
/** One relay at a time delivers, so that several workers do not send everything twice. Any constant of our own will do. */
const LEADER_LOCK = 4_761_001;

type OutboxRow = typeof outbox.$inferSelect;

export interface Relay {
  /** Ends when what is on its way has been answered. */
  stop(): Promise<void>;
}

/**
 * Delivers the messages between cases: at least once, in order for each receiver. The receiver's own transaction marks
 * the row, so a relay that dies between the two only sends again what is then known.
 */
export async function startRelay(connection: Connection, cases: Cases, deps: RecordDeps): Promise<Relay> {
  const { db, sql } = connection;
  let stopped = false;
  let wake: () => void = () => undefined;
  let hinted = false;
  const hint = (): void => {
    hinted = true;
    wake();
  };
  const listening = await sql.listen('lunhuan_outbox', hint);
  const leader = connection.session();

  /** A lock of the session: should the connection go, the next one asks for it again. */
  const leads = async (): Promise<boolean> => {
    const [row] = await leader<{ leads: boolean }[]>`select pg_try_advisory_lock(${LEADER_LOCK}) as leads`;
    return row?.leads ?? false;
  };
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** All that waits for one receiver, as one. */
  const deliver = async (rows: Queue<OutboxRow>, ended: { version: number } | undefined): Promise<void> => {
    const { toCase: id, toKind: kind, programme, policyVersion } = rows[0];
    const ref = { id, kind, programme, policyVersion };
    const commands = rows.map(commandOf);
    if (ended) {
      await record(deps, { case: ref, version: ended.version, commands, inOrder: true });
      return;
    }
    const answers = await cases.sendAll(ref, commands, tagsOf(rows));
    answers.forEach((answer, n) => {
      const row = rows[n] as OutboxRow;
      if ('fault' in answer) throw new Error(`${row.id}: ${answer.fault}`);
      if (!answer.ok) complain(row, `refused: ${answer.refusal.code}`);
    });
  };

  const pass = async (): Promise<boolean> => {
    const rows = await db
      .select()
      .from(outbox)
      .where(eq(outbox.delivered, false))
      .orderBy(outbox.position)
      .limit(PAGE);
    if (rows.length === 0) return false;
    const receivers = queuesOf(rows, ({ toCase }) => toCase);
    const endedRows = await db
      .select({ id: caseTable.id, version: caseTable.version, endedOn: caseTable.endedOn })
      .from(caseTable)
      .where(inArray(caseTable.id, [...receivers.keys()]));
    const ended = new Map(endedRows.filter(({ endedOn }) => endedOn !== null).map((row) => [row.id, row]));
    let progressed = false;
    await inParallel([...receivers], CONCURRENCY, async ([id, queue]) => {
      if (stopped) return;
      try {
        await deliver(queue, ended.get(id));
        progressed = true;
      } catch (error) {
        complain(queue[0], error instanceof Error ? error.message : String(error));
      }
    });
    return progressed;
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      hinted = false;
      try {
        if ((await leads()) && (await pass())) continue;
      } catch (error) {
        if (!stopped) console.error(JSON.stringify({ level: 'warn', relay: String(error) }));
      }
      if (!stopped && !hinted) await rest();
    }
  };
  const running = run();

  const halt = async (): Promise<void> => {
    stopped = true;
    wake();
    await running;
    await listening.unlisten().catch(() => undefined);
    await leader.end({ timeout: 1 });
  };
  let halted: Promise<void> | undefined;
  return { stop: () => (halted ??= halt()) };
}

const commandOf = ({ id, payload, act, fromCase, date }: OutboxRow): CommandBase => ({
  ...payload,
  ...{ id, act, actor: `case:${fromCase}`, date },
});

/** Where the case belongs that one of them opens. */
function tagsOf(rows: readonly OutboxRow[]): Tags | undefined {
  const opening = rows.find(({ opens }) => opens);
  if (!opening) return undefined;
  const { area, unit } = opening.payload as { area?: string; unit?: string };
  return { ...(area && { town: area }), ...(unit && { unit }) };
}

function complain(row: OutboxRow, why: string): void {
  console.error(JSON.stringify({ level: 'warn', message: row.id, to: row.toCase, act: row.act, why }));
}
