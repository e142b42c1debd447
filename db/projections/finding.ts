import { eq } from 'drizzle-orm';
import type { FindingEvent } from '../../domain/finding.ts';
import type { Project } from '../projections.ts';
import { finding } from '../schema.ts';

export const projectFinding: Project = async (tx, { row, date }, recorded) => {
  const event = recorded as FindingEvent;
  const { id } = row;
  const set = (change: Partial<typeof finding.$inferInsert>) =>
    tx.update(finding).set(change).where(eq(finding.id, id));
  switch (event.type) {
    case 'findingOpened': {
      const { area, posting = null, office, on, rectifyBy: due } = event;
      await tx.insert(finding).values({ id, area, posting, office, status: 'made', on, due });
      return;
    }
    case 'rectified':
      await set({ status: 'rectified', due: event.verifyBy });
      return;
    case 'rectificationRefused':
      await set({ status: 'made', due: event.rectifyBy });
      return;
    case 'findingClosed':
      await set({ status: 'closed', due: null, closedOn: date });
      return;
    case 'findingEscalated':
      await set({ escalatedOn: date });
      return;
  }
};
