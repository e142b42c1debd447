import { and, eq } from 'drizzle-orm';
import type { DutyEvent, DutyState } from '../../domain/duty-state.ts';
import type { Project } from '../projections.ts';
import { duty, dutyEvidence } from '../schema.ts';

export const projectDuty: Project = async (tx, { row, sequence, date, command }, recorded, folded) => {
  const event = recorded as DutyEvent;
  const { stage, told } = folded as DutyState;
  const { id } = row;
  if (event.type === 'dutyOpened') {
    const { duty: what, period, from, unit, area = null, office, due } = event;
    await tx.insert(duty).values({ id, duty: what, period, from, unit, area, office, due, status: 'open' });
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
      await tx.insert(dutyEvidence).values({
        ...{ duty: id, sequence, version, on, number, documentOn, attachment, note, status: 'filed' },
        ...{ participants: [...participants], villages: [...villages] },
        ...{ filedBy: command.actor, filedOn: date, onBehalf: command.onBehalf ?? null },
      });
      await set();
      return;
    }
    case 'evidenceReturned':
      await answered('returned');
      await set();
      return;
    case 'dutyFulfilled':
      await answered('accepted');
      // A further version changes nothing of when it was done.
      await set(
        (folded as DutyState).versions > 1 ? {} : { doneOn: event.on, late: event.late, settledOn: date },
      );
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
