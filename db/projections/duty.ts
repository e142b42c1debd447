import { and, eq } from 'drizzle-orm';
import type { DutyEvent, DutyState } from '../../domain/duty-state.ts';
import type { Project } from '../projections.ts';
import { insertRows } from '../rows.ts';
import { duty, dutyEvidence } from '../schema.ts';

export const projectDuty: Project = async (tx, { row, sequence, date, command }, recorded, folded) => {
  const event = recorded as DutyEvent;
  const { stage, told } = folded as DutyState;
  const { id } = row;
  if (event.type === 'dutyOpened') {
    const { duty: what, period, from, unit, area = null, office, due } = event;
    await insertRows(tx, duty, [{ id, duty: what, period, from, unit, area, office, due, status: 'open' }]);
    return;
  }
  if (stage === 'opening') return;
  const set = (change: Partial<typeof duty.$inferInsert> = {}) =>
    tx
      .update(duty)
      .set({ status: stage, told: told.length, ...change })
      .where(eq(duty.id, id));
  const answered = (status: 'accepted' | 'returned') =>
    tx
      .update(dutyEvidence)
      .set({ status })
      .where(and(eq(dutyEvidence.duty, id), eq(dutyEvidence.status, 'filed')));
  switch (event.type) {
    case 'evidenceFiled': {
      const { version, on, document, participants, villages, note = null } = event;
      const { number, on: documentOn, attachment = null } = document;
      const filed = {
        ...{ duty: id, sequence, version, on, number, documentOn, attachment, note },
        ...{ status: 'filed' as const, participants: [...participants], villages: [...villages] },
        ...{ filedBy: command.actor, filedOn: date, onBehalf: command.onBehalf ?? null },
      };
      await Promise.all([insertRows(tx, dutyEvidence, [filed]), set()]);
      return;
    }
    case 'evidenceReturned':
      await Promise.all([answered('returned'), set()]);
      return;
    case 'dutyFulfilled':
      await Promise.all([
        answered('accepted'),
        // A further version changes nothing of when it was done.
        set(
          (folded as DutyState).versions > 1 ? {} : { doneOn: event.on, late: event.late, settledOn: date },
        ),
      ]);
      return;
    case 'overdue':
      await set({ overdueOn: date });
      return;
    case 'dutyEscalated':
      await set();
      return;
    case 'dutyMissed':
    case 'dutyWaived':
    case 'dutyDropped':
      await set({ settledOn: date });
      return;
  }
};
