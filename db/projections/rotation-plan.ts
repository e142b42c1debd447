import { and, eq } from 'drizzle-orm';
import type { RotationPlanEvent } from '../../domain/rotation-plan-state.ts';
import type { Project } from '../projections.ts';
import { planRelief, planVersion } from '../schema.ts';

export const projectRotationPlan: Project = async (tx, { row, date }, recorded) => {
  const event = recorded as RotationPlanEvent;
  const plan = row.id;
  switch (event.type) {
    case 'planSolved': {
      const { version, problem, status, objective, bound, changed, because, reliefs } = event;
      await stand('draft', 'dropped');
      await tx.insert(planVersion).values({
        ...{ plan, version, standing: 'draft', solvedOn: date },
        ...{ problem, status, objective, bound, changed, because },
      });
      if (reliefs.length === 0) return;
      const pins = new Set(
        problem.seats.flatMap(({ seat, fixed }) => (fixed?.by === 'pinned' ? [seat] : [])),
      );
      await tx.insert(planRelief).values(
        reliefs.map(({ seat, posting, on, months, exception }) => ({
          ...{ plan, version, seat, posting, on, months },
          ...{ exception: exception ?? null, pinned: pins.has(seat) },
        })),
      );
      return;
    }
    case 'planApproved':
      await stand('inForce', 'dropped');
      await tx
        .update(planVersion)
        .set({ standing: 'inForce', inForceOn: date })
        .where(and(eq(planVersion.plan, plan), eq(planVersion.version, event.version)));
      return;
    case 'draftDropped':
      return stand('draft', 'dropped');
    case 'planEnded':
      await stand('draft', 'dropped');
      return stand('inForce', 'dropped');
  }

  async function stand(from: 'draft' | 'inForce', to: 'dropped'): Promise<void> {
    await tx
      .update(planVersion)
      .set({ standing: to })
      .where(and(eq(planVersion.plan, plan), eq(planVersion.standing, from)));
  }
};
