import { eq, sql } from 'drizzle-orm';
import type { WorkItemEvent, WorkItemState } from '../../domain/work-item-state.ts';
import type { Project } from '../projections.ts';
import { workEvidence, workFigure, workItem, workProgress } from '../schema.ts';

export const projectWorkItem: Project = async (tx, { row, sequence, date, command }, recorded, folded) => {
  const event = recorded as WorkItemEvent;
  const { stage } = folded as WorkItemState;
  const { id } = row;
  if (event.type === 'workItemOpened') {
    const { area, n, heading, village = null, title, plan = null, dueOn = null } = event;
    const planned = { id, area, n, heading, village, title, plan, dueOn, plannedOn: date };
    await tx.insert(workItem).values({ ...planned, status: 'open' });
    return;
  }
  if (stage === 'opening') return;
  const set = (change: Partial<typeof workItem.$inferInsert>) =>
    tx
      .update(workItem)
      .set({ status: stage, ...change })
      .where(eq(workItem.id, id));
  switch (event.type) {
    case 'workRevised': {
      const { type: _, ...change } = event;
      // Its day is ahead again.
      await set({ ...change, ...(event.dueOn !== undefined && { overdueOn: null }) });
      return;
    }
    case 'workProgressed': {
      const { on, figures, note = null } = event;
      const entered = { enteredBy: command.actor, enteredOn: date };
      await tx.insert(workProgress).values({ item: id, sequence, on, figures, note, ...entered });
      for (const [measure, value] of Object.entries(figures)) {
        await tx
          .insert(workFigure)
          .values({ item: id, measure, value, on })
          .onConflictDoUpdate({
            target: [workFigure.item, workFigure.measure],
            set: { value, on },
            setWhere: sql`${workFigure.on} <= ${on}::date`,
          });
      }
      return;
    }
    case 'workEvidenced': {
      const { number, on, attachment = null } = event.document;
      const filed = { filedBy: command.actor, filedOn: date };
      await tx.insert(workEvidence).values({ item: id, sequence, number, on, attachment, ...filed });
      return;
    }
    case 'workCompleted':
      await set({ completedOn: event.on, ...(stage === 'done' && { settledOn: date }) });
      return;
    case 'completionConfirmed':
    case 'workDropped':
      await set({ settledOn: date });
      return;
    case 'completionReturned':
      await set({ completedOn: null });
      return;
    case 'overdue':
      await set({ overdueOn: date });
      return;
  }
};
