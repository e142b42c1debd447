import type { CaseRef } from '../domain/case.ts';
import type { AnyProcess } from '../domain/processes.ts';
import type { DateString } from '../domain/time.ts';
import { calendarVersion } from './calendar.ts';
import type { Transaction } from './client.ts';
import { chainStart } from './hash.ts';
import { caseTable } from './schema.ts';

/** Puts a case on record before its first event; one that is there stays as it is. */
export async function openCase(
  tx: Transaction,
  ref: CaseRef,
  process: AnyProcess,
  openedOn: DateString,
): Promise<void> {
  await tx
    .insert(caseTable)
    .values({
      ...ref,
      version: 0,
      state: process.initial,
      head: chainStart(ref.id),
      stage: process.stage(process.initial),
      calendar: calendarVersion,
      openedOn,
      changedOn: openedOn,
    })
    .onConflictDoNothing();
}
