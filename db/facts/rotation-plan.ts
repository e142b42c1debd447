import { createHash } from 'node:crypto';
import { problemOf } from '../../domain/plan-draft.ts';
import type { RotationPlanFacts, RotationPlanState } from '../../domain/rotation-plan-state.ts';
import type { GatherMore } from '../facts.ts';
import { canonical } from '../hash.ts';
import { reliefsInForce, reliefsOfVersion } from '../queries/plan-reliefs.ts';
import { seatsToPlan } from '../queries/plan-seats.ts';

/** What there is to plan today, what the newest version has made of it, and what is in force. The solver is asked with the same. */
export const rotationPlanFacts: GatherMore = async (
  tx,
  _deps,
  row,
  command,
  facts,
): Promise<RotationPlanFacts> => {
  if (command.act === 'open') return facts;
  const { wishes, pins, version } = row.state as RotationPlanState;
  const [seats, draft, inForce] = await Promise.all([
    seatsToPlan(tx),
    reliefsOfVersion(tx, row.id, version),
    reliefsInForce(tx),
  ]);
  const problem = problemOf(seats, wishes, pins, facts, command.date);
  const underWay = seats.flatMap(({ posting, underWay: batch }) =>
    posting !== null && batch ? [[posting, batch.rotation] as const] : [],
  );
  return {
    ...{ ...facts, problem, draft },
    problemId: createHash('sha256').update(canonical(problem)).digest('base64url').slice(0, 22),
    seated: Object.fromEntries(
      seats.flatMap(({ seat, posting }) => (posting === null ? [] : [[seat, posting] as const])),
    ),
    former: Object.fromEntries(inForce.map((relief) => [relief.seat, relief])),
    underWay: Object.fromEntries(underWay),
  };
};
