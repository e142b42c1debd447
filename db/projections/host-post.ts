import { eq, sql } from 'drizzle-orm';
import type { HostPostEvent, HostPostState } from '../../domain/host-post.ts';
import type { DateString } from '../../domain/time.ts';
import type { Project } from '../projections.ts';
import { firstSecretary, hostPost } from '../schema.ts';

export const projectHostPost: Project = async (tx, { row, date }, recorded, folded) => {
  const event = recorded as HostPostEvent;
  const { id } = row;
  const set = (change: Partial<typeof hostPost.$inferInsert>) =>
    tx.update(hostPost).set(change).where(eq(hostPost.id, id));
  switch (event.type) {
    case 'hostPostProposed': {
      const { posting, person, area, title, village = null } = event;
      await tx
        .insert(hostPost)
        .values({ id, posting, person, area, title, village, status: 'proposed', proposedOn: date });
      return;
    }
    case 'hostPostHeld':
      await set({ status: 'held', decidedOn: event.on, document: event.document });
      await appoint(folded as HostPostState, event.on);
      return;
    case 'hostPostDeclined':
      await set({ status: 'declined', decidedOn: date });
      return;
    case 'hostPostEnded':
      await set({ status: 'ended', endedOn: event.on });
      await tx
        .update(firstSecretary)
        .set({
          period: sql`daterange(lower(${firstSecretary.period}), greatest(lower(${firstSecretary.period}), ${event.on}::date))`,
        })
        .where(eq(firstSecretary.post, id));
      return;
  }

  /** 第一书记: the constraints refuse a second one in the village, and a second village. */
  async function appoint({ village, posting, person }: HostPostState, on: DateString): Promise<void> {
    if (village === undefined) return;
    await tx.insert(firstSecretary).values({ post: id, village, posting, person, period: `[${on},)` });
  }
};
