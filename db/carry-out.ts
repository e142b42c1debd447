import { sql } from 'drizzle-orm';
import type { CaseRef, CommandBase, EventBase, Fault, Outcome } from '../domain/case.ts';
import { Refusal, type RefusalData } from '../domain/errors.ts';
import type { Facts } from '../domain/ports.ts';
import type { AnyProcess } from '../domain/processes.ts';
import { latest, type DateString } from '../domain/time.ts';
import { append, type CaseRow, type Sent } from './append.ts';
import { constraintRefusal, isTransient } from './constraints.ts';
import type { Database, Transaction } from './client.ts';
import { calendarVersion } from './calendar.ts';
import { today as businessDate } from './clock.ts';
import type { Gather } from './facts.ts';
import { keep, remember } from './keep.ts';
import { openCase } from './open-case.ts';
import { openOnRecord } from './open-on-record.ts';
import { currentVersion } from './policies.ts';
import { project } from './projections.ts';
import { syncTasks } from './projections/tasks.ts';
import { insertRows } from './rows.ts';
import { outbox } from './schema.ts';

export interface RecordDeps {
  readonly db: Database;
  readonly processOf: (kind: CaseRef['kind']) => AnyProcess;
  readonly gather: Gather;
}

export const refused = (refusal: RefusalData): Outcome => ({ ok: false, refusal });

interface Step {
  readonly row: CaseRow;
  readonly events: readonly (readonly [DateString, EventBase])[];
  readonly outcome: Outcome | Fault;
}

/** One command, by whichever of the two its batch asks for. */
export type CarryOut = (
  tx: Transaction,
  deps: RecordDeps,
  process: AnyProcess,
  row: CaseRow,
  command: CommandBase,
) => Promise<Step>;

/** Throws what refuses it: the transaction goes with it. */
export const carryOut: CarryOut = async (tx, deps, process, row, command) => {
  const dated = await datedBy(tx, row, command);
  const { date } = dated;
  // Read before the facts are: what is declared in between makes the case look at the calendar once more.
  const calendar = command.act === 'recalendar' ? await currentCalendar(tx) : row.calendar;
  const facts = await deps.gather(tx, row, dated);
  const decided = row.endedOn ? endedCase(row.id) : decide(process, row, dated, facts);
  const { next, links, steps, messages } = append(process, row, dated, decided, calendar);
  if (command.act === 'tick') ensureMoved(process, next, date);
  const outcome: Outcome = { ok: true, version: next.version };
  // Sent together, and done in this order: none waits for what another one answers.
  await Promise.all([
    syncTasks(tx, process, row, next),
    keep(tx, next, links, dated, outcome),
    project(tx, { row: next, date, command: dated }, steps),
  ]);
  if (messages.length > 0) await post(tx, deps, row, date, messages);
  return { row: next, events: decided.map(({ event }) => [date, event] as const), outcome };
};

/** Inside a savepoint: a refusal, or a constraint that says no, leaves nothing but its outcome. */
export const carryOutOrRefuse: CarryOut = async (tx, deps, process, row, command) => {
  try {
    return await tx.transaction((savepoint) => carryOut(savepoint, deps, process, row, command));
  } catch (error) {
    if (isTransient(error)) throw error;
    const refusal = error instanceof Refusal ? error.data : constraintRefusal(error);
    if (refusal === undefined) return { row, events: [], outcome: faultOf(row.id, command, error) };
    const outcome = refused(refusal);
    await remember(tx, row.id, await datedBy(tx, row, command), outcome);
    return { row, events: [], outcome };
  }
};

/** With the date on which it is carried out: a timer's is today's, and no case goes back behind its last change. */
async function datedBy(tx: Transaction, row: CaseRow, command: CommandBase): Promise<CommandBase> {
  const today = command.act === 'tick' ? await businessDate(tx) : command.date;
  return { ...command, date: latest(today, row.changedOn) };
}

const decide = (process: AnyProcess, row: CaseRow, command: CommandBase, facts: Facts) =>
  command.act === 'recalendar'
    ? (process.recalendar?.(row.state, facts) ?? [])
    : process.decide(row.state, command, facts);

async function currentCalendar(tx: Transaction): Promise<string> {
  const [row] = await tx.execute<{ version: string }>(sql`select ${calendarVersion} as version`);
  return row?.version ?? '';
}

function endedCase(caseId: string): never {
  throw new Refusal('case-ended', { case: caseId });
}

/** A bug of ours: said aloud, not stored, so that the same command can go through once it is mended. */
function faultOf(caseId: string, command: CommandBase, error: unknown): Fault {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(
    JSON.stringify({ level: 'error', case: caseId, act: command.act, command: command.id, message, stack }),
  );
  return { ok: false, fault: `${caseId} ${command.act}: see the worker's log for command ${command.id}` };
}

function ensureMoved(process: AnyProcess, row: CaseRow, date: DateString): void {
  const due = process.due(row.state);
  if (due !== null && due <= date) {
    throw new Error(`${row.id}: the tick of ${date} neither moved nor cleared the due date ${due}`);
  }
}

/** Writes messages to the outbox. A case that a message opens is on record at once, so that it can be found and linked. */
async function post(
  tx: Transaction,
  deps: RecordDeps,
  from: CaseRow,
  date: DateString,
  messages: readonly Sent[],
): Promise<void> {
  const { programme } = from;
  const opens = messages.some(({ message }) => message.opens);
  // A new case begins with the version of the day; whoever opens it may run by an older one.
  const policyVersion = opens ? await currentVersion(tx, programme) : from.policyVersion;
  const [here, sent] = [true, false].map((onRecord) =>
    messages.filter(({ message }) => (message.opens === 'onRecord') === onRecord),
  );
  if (here?.length) await openOnRecord(tx, deps, { from: from.id, programme, policyVersion, date }, here);
  if (!sent?.length) return;
  const opened = sent.flatMap(({ message: { opens, to: id, kind } }) =>
    opens ? [{ id, kind, programme, policyVersion }] : [],
  );
  const rows = sent.map(({ id, message }) => ({
    id,
    fromCase: from.id,
    toCase: message.to,
    toKind: message.kind,
    act: message.act,
    payload: message.payload,
    opens: message.opens === true,
    date,
    programme,
    policyVersion,
  }));
  await Promise.all([
    insertRows(tx, outbox, rows),
    ...opened.map((ref) => openCase(tx, ref, deps.processOf(ref.kind), date)),
    tx.execute(sql`select pg_notify('lunhuan_outbox', '')`),
  ]);
}
