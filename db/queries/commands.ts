import { and, eq, sql } from 'drizzle-orm';
import type { CaseKind, CaseRef, Outcome } from '../../domain/case.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { caseTable, command, event, programme } from '../schema.ts';

export interface KnownCommand {
  readonly caseId: string;
  readonly body: string | null;
  readonly outcome: Outcome;
}

/** What a command came to, if it was decided before: ended cases answer from here too. */
export async function findCommand(reader: Reader, id: string): Promise<KnownCommand | undefined> {
  const [row] = await reader
    .select({ caseId: command.caseId, body: command.bodyHash, outcome: command.outcome })
    .from(command)
    .where(eq(command.id, id));
  return row;
}

/** Where a command goes, and whether the case still changes. */
export async function findTarget(
  reader: Reader,
  id: string,
  kind: CaseKind,
): Promise<{ readonly ref: CaseRef; readonly ended: boolean; readonly today: DateString } | undefined> {
  const [row] = await reader
    .select({
      programme: caseTable.programme,
      policyVersion: caseTable.policyVersion,
      endedOn: caseTable.endedOn,
      today: sql<DateString>`business_date()::text`,
    })
    .from(caseTable)
    .where(and(eq(caseTable.id, id), eq(caseTable.kind, kind)));
  if (!row) return undefined;
  const { programme: of, policyVersion, endedOn, today } = row;
  return { ref: { id, kind, programme: of, policyVersion }, ended: endedOn !== null, today };
}

/** A programme that is loaded and not launched has no case yet: its first command opens it. */
export async function findProgramme(
  reader: Reader,
  id: string,
): Promise<{ readonly policyVersion: number; readonly today: DateString } | undefined> {
  const [row] = await reader
    .select({ policyVersion: programme.policyVersion, today: sql<DateString>`business_date()::text` })
    .from(programme)
    .where(eq(programme.id, id));
  return row;
}

export interface EventOfCommand {
  readonly sequence: number;
  readonly type: string;
  readonly date: DateString;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a command brought about. */
export const eventsOfCommand = (
  reader: Reader,
  caseId: string,
  commandId: string,
): Promise<readonly EventOfCommand[]> =>
  reader
    .select({ sequence: event.sequence, type: event.type, date: event.date, data: event.data })
    .from(event)
    .where(and(eq(event.caseId, caseId), eq(event.command, commandId)))
    .orderBy(event.sequence);

export async function caseKindOf(reader: Reader, id: string): Promise<CaseKind | undefined> {
  const [row] = await reader.select({ kind: caseTable.kind }).from(caseTable).where(eq(caseTable.id, id));
  return row?.kind;
}
