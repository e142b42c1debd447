import type { CommandBase, EventBase } from '../domain/case.ts';
import type { DateString } from '../domain/time.ts';
import type { Transaction } from './client.ts';
import type { caseTable } from './schema.ts';
import { projectApproval } from './projections/approval.ts';
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

export const project: Project = async (tx, recorded, event, state) => {
  await projectApproval(tx, recorded, event, state);
  await projections[recorded.row.kind]?.(tx, recorded, event, state);
};
