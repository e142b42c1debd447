import { eq } from 'drizzle-orm';
import type { HostPostEvent } from '../../domain/host-post.ts';
import type { Project } from '../projections.ts';
import { hostPost } from '../schema.ts';

export const projectHostPost: Project = async (tx, { row, date }, recorded) => {
  const event = recorded as HostPostEvent;
  const { id } = row;
  const set = (change: Partial<typeof hostPost.$inferInsert>) =>
    tx.update(hostPost).set(change).where(eq(hostPost.id, id));
  switch (event.type) {
    case 'hostPostProposed': {
      const { posting, person, area, title } = event;
      await tx
        .insert(hostPost)
        .values({ id, posting, person, area, title, status: 'proposed', proposedOn: date });
      return;
    }
    case 'hostPostHeld':
      await set({ status: 'held', decidedOn: event.on, document: event.document });
      return;
    case 'hostPostDeclined':
      await set({ status: 'declined', decidedOn: date });
      return;
    case 'hostPostEnded':
      await set({ status: 'ended', endedOn: event.on });
      return;
  }
};
