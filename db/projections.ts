import type { CommandBase, EventBase } from '../domain/case.ts';
import type { DateString } from '../domain/time.ts';
import type { Transaction } from './client.ts';
import type { caseTable } from './schema.ts';
import { projectApprovals } from './projections/approval.ts';
import { projections } from './projections/index.ts';

export interface Recorded {
  /** The case's row after the command. */
  readonly row: typeof caseTable.$inferSelect;
  readonly sequence: number;
  readonly date: DateString;
  readonly command: CommandBase;
}

/** Writes what one event means for the read tables and the reservations, in the event's own transaction. */
export type Project = (
  tx: Transaction,
  recorded: Recorded,
  event: EventBase,
  state: unknown,
) => Promise<void>;

/** An event of a command, with the state after it. */
export interface Step {
  readonly event: EventBase;
  readonly sequence: number;
  readonly state: unknown;
}

/** What the events of one command mean. A slate is signed in one go: its decisions are written in one go, too. */
export async function project(
  tx: Transaction,
  at: Omit<Recorded, 'sequence'>,
  steps: readonly Step[],
): Promise<void> {
  await projectApprovals(tx, at, steps);
  const own = projections[at.row.kind];
  for (const { event, sequence, state } of steps) await own?.(tx, { ...at, sequence }, event, state);
}
