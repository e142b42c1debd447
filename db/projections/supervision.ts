import { and, eq, sql } from 'drizzle-orm';
import { daysOf } from '../../domain/supervision-presence.ts';
import { monthOf, type SupervisionEvent, type SupervisionState } from '../../domain/supervision-state.ts';
import { addDays, type DateString } from '../../domain/time.ts';
import type { Transaction } from '../client.ts';
import type { Project } from '../projections.ts';
import { absenceCount, leaveRequest, presenceDay, presenceMonth, spotCheck } from '../schema.ts';

type Day = typeof presenceDay.$inferInsert;

export const projectSupervision: Project = async (tx, { row, sequence, date }, recorded, folded) => {
  const event = recorded as SupervisionEvent;
  const state = folded as SupervisionState;
  const { id: caseId } = row;
  const leave = (key: string) => and(eq(leaveRequest.caseId, caseId), eq(leaveRequest.key, key));
  switch (event.type) {
    case 'presenceEntered':
      return enter(
        tx,
        event.entries.flatMap(daysOf).map((day) => ({ ...day, caseId, sequence })),
      );
    case 'absencesCounted': {
      const counted = { absences: event.absences, caseId, sequence };
      await tx
        .insert(absenceCount)
        .values({ person: event.person, year: state.year, ...counted })
        .onConflictDoUpdate({ target: [absenceCount.person, absenceCount.year], set: counted });
      return;
    }
    case 'leaveRequested': {
      const { leave: key, posting, person, kind, from, to, days } = event;
      const period = periodOf(from, to);
      await tx.insert(leaveRequest).values({
        ...{ caseId, key, posting, person, year: state.year, kind, period, days },
        ...{ status: 'asked', askedOn: date },
      });
      return;
    }
    case 'approvalEnded':
      await tx
        .update(leaveRequest)
        .set({ status: event.result === 'agreed' ? 'granted' : 'refused', settledOn: date })
        .where(leave(event.approval));
      return;
    case 'leaveGranted': {
      const { posting, from, to } = event;
      const days = daysOf({ posting, from, to, kind: 'leave' });
      return enter(
        tx,
        days.map((day) => ({ ...day, caseId, sequence })),
      );
    }
    case 'leaveEnded': {
      const request = state.leaves[event.leave];
      if (!request) return;
      const { posting, from } = request;
      await tx
        .update(leaveRequest)
        .set({ period: periodOf(from, event.to), days: event.days })
        .where(leave(event.leave));
      await tx
        .delete(presenceDay)
        .where(
          and(
            eq(presenceDay.posting, posting),
            sql`${presenceDay.day} > ${event.to}::date`,
            eq(presenceDay.kind, 'leave'),
          ),
        );
      return;
    }
    case 'spotChecked': {
      const { check, on, office, document, seen } = event;
      await tx.insert(spotCheck).values({ caseId, check, on, office, document, seen: [...seen] });
      return;
    }
    case 'monthClosed': {
      const month = monthOf(state.year, event.month).from;
      if (event.summaries.length === 0) return;
      await tx
        .insert(presenceMonth)
        .values(
          event.summaries.map((item) => ({ ...item, month, below: event.below.includes(item.posting) })),
        );
      return;
    }
  }
};

/** Both ends are days of it. */
const periodOf = (from: DateString, to: DateString): string => `[${from},${addDays(to, 1)})`;

/** What is entered last for a day stands. */
async function enter(tx: Transaction, days: readonly Day[]): Promise<void> {
  if (days.length === 0) return;
  await tx
    .insert(presenceDay)
    .values([...days])
    .onConflictDoUpdate({
      target: [presenceDay.posting, presenceDay.day],
      set: { kind: sql`excluded.kind`, caseId: sql`excluded.case_id`, sequence: sql`excluded.sequence` },
    });
}
