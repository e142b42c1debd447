import { sql } from 'drizzle-orm';
import type { RecordAnswer } from '../domain/answer.ts';
import type { CaseRef, CommandBase, EventBase, Fault, Outcome } from '../domain/case.ts';
import type { AnyProcess } from '../domain/processes.ts';
import type { DateString } from '../domain/time.ts';
import { carryOut, carryOutOrRefuse, refused, type CarryOut, type RecordDeps } from './carry-out.ts';
import type { CaseRow } from './append.ts';
import { isTransient } from './constraints.ts';
import type { Transaction } from './client.ts';
import { openCase } from './open-case.ts';
import { codes } from './queries/parts.ts';
import { rowOf } from './rows.ts';
import { caseTable, type event as eventTable } from './schema.ts';

export type { RecordDeps } from './carry-out.ts';

export interface RecordInput {
  readonly case: CaseRef;
  /** Events that the workflow has evolved so far. */
  readonly version: number;
  readonly commands: readonly CommandBase[];
  /** They were sent as one: after a fault none of the rest is tried. */
  readonly inOrder?: true;
}

/** The workflow has seen more than the record holds: Postgres was restored from an older copy. Somebody must look. */
export class AheadOfRecord extends Error {
  constructor(caseId: string, workflow: number, record: number) {
    super(`${caseId}: the workflow is at version ${workflow}, the record at ${record}`);
    this.name = 'AheadOfRecord';
  }
}

/**
 * Decides and records commands on one case, in one transaction: the only writer of business tables. A local activity
 * may run it twice; commands that are known are answered with their old outcome.
 */
export async function record(deps: RecordDeps, input: RecordInput): Promise<RecordAnswer> {
  // Several need savepoints, so that one may be refused and the others stand. One alone, as most come, goes without:
  // should it be refused, its transaction goes with it, and the next one records that.
  if (input.commands.length > 1) return inOneTransaction(deps, input, carryOutOrRefuse);
  try {
    return await inOneTransaction(deps, input, carryOut);
  } catch (error) {
    if (isTransient(error) || error instanceof AheadOfRecord) throw error;
    return inOneTransaction(deps, input, carryOutOrRefuse);
  }
}

const inOneTransaction = (deps: RecordDeps, input: RecordInput, carry: CarryOut): Promise<RecordAnswer> =>
  deps.db.transaction(async (tx) => {
    const process = deps.processOf(input.case.kind);
    // Sent together; the second is answered once the lock is there.
    const [row, known] = await Promise.all([lockCase(tx, input, process), knownOutcomes(tx, input.commands)]);
    if (row.version < input.version) throw new AheadOfRecord(row.id, input.version, row.version);
    const missed = row.version > input.version ? await eventsAfter(tx, row.id, input.version) : [];
    // A workflow that knows nothing has just been started: its case was opened on record, or Temporal had lost it. Any other
    // one that is behind looks first.
    if (missed.length > 0 && input.version > 0) return { events: missed.map(leanOf(process)), outcomes: [] };
    let current = row;
    const events: Dated[] = [...missed];
    const outcomes: (Outcome | Fault)[] = [];
    for (const command of input.commands) {
      const answered = known.get(command.id);
      if (answered) {
        outcomes.push(sameBody(command, answered) ? answered.outcome : refused({ code: 'key-reused' }));
        continue;
      }
      const fault = input.inOrder && outcomes.find((outcome) => 'fault' in outcome);
      if (fault) {
        outcomes.push(fault);
        continue;
      }
      const step = await carry(tx, deps, process, current, command);
      current = step.row;
      events.push(...step.events);
      outcomes.push(step.outcome);
      if (!('fault' in step.outcome))
        known.set(command.id, { outcome: step.outcome, body: command.bodyHash ?? null });
    }
    return { events: events.map(leanOf(process)), outcomes };
  });

type Dated = readonly [DateString, EventBase];

const leanOf =
  (process: AnyProcess) =>
  ([date, event]: Dated): Dated => [date, process.lean?.(event) ?? event];

const sameBody = (command: CommandBase, answered: { body: string | null }): boolean =>
  (command.bodyHash ?? null) === answered.body;

const caseRow = rowOf(caseTable);

async function lockCase(
  tx: Transaction,
  { case: ref, commands }: RecordInput,
  process: AnyProcess,
): Promise<CaseRow> {
  const find = () => tx.execute<CaseRow>(sql`select ${caseRow} from "case" where id = ${ref.id} for update`);
  const [found] = await find();
  if (found) return found;
  const openedOn = commands[0]?.date;
  if (openedOn === undefined) throw new Error(`${ref.id} is not in the record and nothing opens it`);
  await openCase(tx, ref, process, openedOn);
  const [opened] = await find();
  if (!opened) throw new Error(`${ref.id} could not be opened`);
  return opened;
}

type Past = Pick<typeof eventTable.$inferSelect, 'type' | 'date' | 'data'>;

async function eventsAfter(tx: Transaction, caseId: string, version: number) {
  const rows = await tx.execute<Past>(sql`
    select type, date, data from event where case_id = ${caseId} and sequence > ${version} order by sequence`);
  return rows.map(({ type, date, data }) => [date, { ...data, type }] as const);
}

interface Known extends Record<string, unknown> {
  readonly id: string;
  readonly outcome: Outcome;
  readonly body: string | null;
}

async function knownOutcomes(tx: Transaction, commands: readonly CommandBase[]) {
  const ids = codes(commands.map(({ id }) => id));
  const rows =
    commands.length === 0
      ? []
      : await tx.execute<Known>(
          sql`select id, outcome, body_hash as body from command where id = any(${ids})`,
        );
  return new Map(rows.map(({ id, outcome, body }) => [id, { outcome, body }]));
}
