import { eq } from 'drizzle-orm';
import type { PostingEvent } from '../../domain/posting-events.ts';
import { isOver, type PostingState } from '../../domain/posting-state.ts';
import type { Transaction } from '../client.ts';
import type { Recorded } from '../projections.ts';
import { appraisal } from '../schema.ts';

/** 期满鉴定 as it comes together; what was begun goes when the person stays, or cannot be appraised. */
export async function projectAppraisal(
  tx: Transaction,
  { row: { id: posting }, date, command }: Recorded,
  event: PostingEvent,
  state: PostingState,
): Promise<void> {
  const drop = () => tx.delete(appraisal).where(eq(appraisal.posting, posting));
  switch (event.type) {
    case 'opinionGiven': {
      const { opinion, document: opinionDocument = null } = event;
      await tx.insert(appraisal).values({ posting, opinion, opinionDocument, opinionOn: date });
      return;
    }
    case 'appraised': {
      const { grade, document, comment = null } = event;
      await tx
        .update(appraisal)
        .set({ grade, document, comment, appraisedBy: command.actor, appraisedOn: date })
        .where(eq(appraisal.posting, posting));
      return;
    }
    case 'successorLost':
      if (!isOver(state)) await drop();
      return;
    case 'appraisalDropped':
      await drop();
      return;
  }
}
