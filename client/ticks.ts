import { and, asc, inArray, isNotNull, isNull, lte, ne } from 'drizzle-orm';
import { caseKinds, type CommandBase } from '../domain/case.ts';
import { processOf } from '../domain/processes.ts';
import type { DateString } from '../domain/time.ts';
import type { Database } from '../db/client.ts';
import { calendarVersion } from '../db/calendar.ts';
import { caseTable, clock } from '../db/schema.ts';
import type { Cases } from './cases.ts';

/** What a tick needs to know of a case: not its state, which is large. */
const needed = {
  ...{ id: caseTable.id, kind: caseTable.kind, programme: caseTable.programme },
  ...{ policyVersion: caseTable.policyVersion, due: caseTable.due, version: caseTable.version },
};

type CaseRow = Pick<typeof caseTable.$inferSelect, keyof typeof needed>;

/** Open cases that are due on a date or were before it. */
export const dueCases = (db: Database, date: DateString): Promise<readonly CaseRow[]> =>
  db
    .select(needed)
    .from(caseTable)
    .where(and(isNull(caseTable.endedOn), isNotNull(caseTable.due), lte(caseTable.due, date)))
    .orderBy(asc(caseTable.id));

export async function calendarNow(db: Database): Promise<string> {
  const [row] = await db.select({ version: calendarVersion }).from(clock);
  return row?.version ?? '';
}

/** Kinds of cases that count limits again when the calendar changes: the others' dates are announced, and stay. */
const counting = caseKinds.filter((kind) => processOf(kind).recalendar !== undefined);

/** Open cases with something due, whose limits were counted by another calendar. */
export const staleCases = (db: Database, calendar: string): Promise<readonly CaseRow[]> =>
  db
    .select(needed)
    .from(caseTable)
    .where(
      and(
        inArray(caseTable.kind, counting),
        isNull(caseTable.endedOn),
        isNotNull(caseTable.due),
        ne(caseTable.calendar, calendar),
      ),
    )
    .orderBy(asc(caseTable.id));

/** Once for a case and a calendar, however many senders find it. */
export async function recalendar(
  cases: Cases,
  { id, kind, programme, policyVersion }: CaseRow,
  calendar: string,
  date: DateString,
): Promise<void> {
  const command: CommandBase = {
    ...{ id: `calendar:${id}:${calendar}`, act: 'recalendar', actor: 'clock', date },
  };
  const answer = await cases.send({ id, kind, programme, policyVersion }, command);
  if (!answer.ok) throw new Error(`recalendar of ${id}: ${JSON.stringify(answer)}`);
}

/** The tick's id is that of the case's own timer: whoever comes second changes nothing. */
export async function tick(cases: Cases, row: CaseRow, date: DateString): Promise<void> {
  const { id, kind, programme, policyVersion, due, version } = row;
  const command: CommandBase = { id: `tick:${id}:${due}:${version}`, act: 'tick', actor: 'clock', date };
  const answer = await cases.send({ id, kind, programme, policyVersion }, command);
  if (!answer.ok) throw new Error(`tick of ${id} on ${date}: ${JSON.stringify(answer)}`);
}
