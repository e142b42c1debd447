import { and, eq, sql } from 'drizzle-orm';
import { monthOf, type SupervisionEvent, type SupervisionState } from '../../domain/supervision-state.ts';
import { addDays, type DateString } from '../../domain/time.ts';
import type { Project } from '../projections.ts';
import { insertRows } from '../rows.ts';
import { absenceCount, leaveRequest, presenceMonth, spotCheck } from '../schema.ts';
import { enterDays, takeBackDays } from './presence-days.ts';

export const projectSupervision: Project = async (tx, recording, recorded, folded) => {
  const { row, sequence, date } = recording;
  const event = recorded as SupervisionEvent;
  const state = folded as SupervisionState;
  const { id: caseId } = row;
  const leave = (key: string) => and(eq(leaveRequest.caseId, caseId), eq(leaveRequest.key, key));
  switch (event.type) {
    case 'presenceEntered':
      return enterDays(tx, recording, event.entries);
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
        ...{ caseId, key, posting, person, year: state.year, kind },
        ...{ asked: period, askedDays: days, period, days, status: 'asked', askedOn: date },
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
      return enterDays(tx, recording, [{ posting, from, to, kind: 'leave' }]);
    }
    case 'leaveEnded': {
      const request = state.leaves[event.leave];
      if (!request) return;
      const { posting, from } = request;
      // Up to the end that it had: a later leave stays.
      const had = sql`(select period from leave_request where case_id = ${caseId} and key = ${event.leave})`;
      await takeBackDays(tx, sql`posting = ${posting} and day > ${event.to}::date and day <@ ${had}`);
      await tx
        .update(leaveRequest)
        .set({ period: periodOf(from, event.to), days: event.days })
        .where(leave(event.leave));
      return;
    }
    case 'spotChecked': {
      const { check, on, office, document, seen } = event;
      await tx.insert(spotCheck).values({ caseId, check, on, office, document, seen: [...seen] });
      return;
    }
    case 'monthClosed': {
      const month = monthOf(state.year, event.month).from;
      await insertRows(
        tx,
        presenceMonth,
        event.summaries.map((item) => ({ ...item, month, below: event.below.includes(item.posting) })),
      );
      return;
    }
  }
};

/** Both ends are days of it. */
const periodOf = (from: DateString, to: DateString): string => `[${from},${addDays(to, 1)})`;
