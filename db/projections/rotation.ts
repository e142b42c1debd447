import { and, eq } from 'drizzle-orm';
import type { RotationEvent } from '../../domain/rotation.ts';
import type { Project } from '../projections.ts';
import { relief, waiver } from '../schema.ts';

export const projectRotation: Project = async (tx, { row, date }, recorded) => {
  const event = recorded as RotationEvent;
  const rotation = row.id;
  switch (event.type) {
    case 'rotationApproved':
      if (event.reliefs.length > 0) {
        await tx
          .insert(relief)
          .values(event.reliefs.map(({ seat, posting, on }) => ({ rotation, seat, posting, on })));
      }
      await settle('approved');
      return;
    case 'rotationPlanned':
      if (event.exceptions.length > 0) {
        await tx.insert(waiver).values(
          event.exceptions.map(({ seat }) => ({
            ...{ caseId: rotation, subject: seat, rule: 'term' },
            ...{ status: 'asked' as const, askedOn: date },
          })),
        );
      }
      return;
    case 'relieved':
      await tx
        .update(relief)
        .set({ relievedOn: date })
        .where(and(eq(relief.rotation, rotation), eq(relief.seat, event.seat)));
      return;
    case 'approvalEnded':
      if (event.result !== 'agreed') await settle('refused');
      return;
  }

  /** Terms that differ from the plan's three years stand or fall with the batch's plan. */
  async function settle(status: 'approved' | 'refused'): Promise<void> {
    await tx
      .update(waiver)
      .set({ status, settledOn: date })
      .where(and(eq(waiver.caseId, rotation), eq(waiver.status, 'asked')));
  }
};
