import type { CommandBase, Message } from '../domain/case.ts';
import type { DateString } from '../domain/time.ts';
import { append, type Appended, type CaseRow } from './append.ts';
import { calendarVersion } from './calendar.ts';
import type { RecordDeps } from './carry-out.ts';
import type { Transaction } from './client.ts';
import { chainStart } from './hash.ts';
import { project } from './projections.ts';
import { insertRows } from './rows.ts';
import { caseTable, command as commandTable, event as eventTable, task as taskTable } from './schema.ts';

interface Opener {
  readonly from: string;
  readonly programme: string;
  readonly policyVersion: number;
  readonly date: DateString;
}

interface Opened {
  readonly row: CaseRow;
  readonly command: CommandBase;
  readonly steps: Appended['steps'];
  readonly links: Appended['links'];
}

/**
 * Opens cases in the transaction of the case that asks for them, a few statements for all together: no outbox row, no workflow. The
 * first command that comes to one later starts its workflow, which folds itself from the record as it would after a loss. One that is
 * there already stays as it is.
 */
export async function openOnRecord(
  tx: Transaction,
  deps: RecordDeps,
  opener: Opener,
  messages: readonly { readonly id: string; readonly message: Message }[],
): Promise<void> {
  const opened: Opened[] = [];
  for (const { id, message } of messages) opened.push(await open(tx, deps, opener, id, message));
  const rows = await tx
    .insert(caseTable)
    .values(opened.map(({ row }) => ({ ...row, calendar: calendarVersion })))
    .onConflictDoNothing()
    .returning({ id: caseTable.id });
  const fresh = new Set(rows.map(({ id }) => id));
  const found = opened.filter(({ row }) => fresh.has(row.id));
  if (found.length === 0) return;
  await insertRows(
    tx,
    eventTable,
    found.flatMap(({ links }) => links),
  );
  await insertRows(
    tx,
    commandTable,
    found.map(({ row, command: { id, act, actor, date } }) => ({
      ...{ id, caseId: row.id, act, actor, date, bodyHash: null },
      outcome: { ok: true as const, version: row.version },
    })),
  );
  const tasks = found.flatMap(({ row }) =>
    deps
      .processOf(row.kind)
      .tasks(row.state)
      .map(({ notFor: _, barred: __, ...task }) => ({ ...task, caseId: row.id, openedOn: opener.date })),
  );
  await insertRows(tx, taskTable, tasks);
  for (const { row, command, steps } of found) await project(tx, { row, date: opener.date, command }, steps);
}

/** What opens it asks nothing of others and has no secrets: it is a case that waits. */
async function open(
  tx: Transaction,
  deps: RecordDeps,
  { from, programme, policyVersion, date }: Opener,
  id: string,
  { to, kind, act, payload }: Message,
): Promise<Opened> {
  const process = deps.processOf(kind);
  const command: CommandBase = { ...payload, id, act, actor: `case:${from}`, date };
  const bare: CaseRow = {
    ...{ id: to, kind, programme, policyVersion, version: 0, state: process.initial },
    ...{ head: chainStart(to), stage: '', due: null, town: null, unit: null, calendar: '' },
    ...{ openedOn: date, changedOn: date, endedOn: null },
  };
  const decided = process.decide(bare.state, command, await deps.gather(tx, bare, command));
  const { next, links, steps } = append(process, bare, command, decided, bare.calendar);
  return { row: next, command, steps, links };
}
