import { and, asc, isNotNull, isNull, lte } from 'drizzle-orm';
import type { CommandBase } from '../domain/case.ts';
import type { DateString } from '../domain/time.ts';
import type { Database } from '../db/client.ts';
import { caseTable } from '../db/schema.ts';
import type { Cases } from './cases.ts';

type CaseRow = typeof caseTable.$inferSelect;

/** Open cases that are due on a date or were before it. */
export const dueCases = (db: Database, date: DateString): Promise<readonly CaseRow[]> =>
  db
    .select()
    .from(caseTable)
    .where(and(isNull(caseTable.endedOn), isNotNull(caseTable.due), lte(caseTable.due, date)))
    .orderBy(asc(caseTable.id));

/** The tick's id is that of the case's own timer: whoever comes second changes nothing. */
export async function tick(cases: Cases, row: CaseRow, date: DateString): Promise<void> {
  const { id, kind, programme, policyVersion, due, version } = row;
  const command: CommandBase = { id: `tick:${id}:${due}:${version}`, act: 'tick', actor: 'clock', date };
  const answer = await cases.send({ id, kind, programme, policyVersion }, command);
  if (!answer.ok) throw new Error(`tick of ${id} on ${date}: ${JSON.stringify(answer)}`);
}
