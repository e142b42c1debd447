import type { RotationEvent, RotationState } from '../../domain/rotation.ts';
import type { Event } from '../../db/queries/events.ts';
import type { ReliefRow } from '../../db/queries/reliefs.ts';
import { approvalsOf } from './approvals.ts';
import type { Read } from './whole.ts';

type Planned = Extract<RotationEvent, { type: 'rotationPlanned' }>;
type Dropped = Extract<RotationEvent, { type: 'reliefDropped' }>;

const plannedIn = (history: readonly Event[]): Planned | undefined =>
  history.find(({ type }) => type === 'rotationPlanned')?.data as Planned | undefined;

/** Postings of the plan: whose seats the batch relieves. */
export const postingsOfPlan = (history: readonly Event[]): readonly string[] =>
  (plannedIn(history)?.reliefs ?? []).map(({ posting }) => posting);

/** The plan as it was proposed, with what has become of each seat. */
export function rotationView(
  { head, state, history, policy }: Read<RotationState>,
  approved: readonly ReliefRow[],
  persons: Readonly<Record<string, string>>,
) {
  const planned = plannedIn(history);
  const dropped = new Set(
    history.flatMap(({ type, data }) => (type === 'reliefDropped' ? (data as unknown as Dropped).seats : [])),
  );
  const done = new Map(approved.map((row) => [row.seat, row]));
  return {
    ...head,
    ...{ n: state.n, relieveOn: state.relieveOn },
    reliefs: (planned?.reliefs ?? []).map(({ seat, area, posting, on }) => ({
      ...{ seat, area, posting },
      person: persons[posting] ?? null,
      on: done.get(seat)?.on ?? on,
      relievedOn: done.get(seat)?.relievedOn ?? null,
      // Not in the approved plan: its holder had left before.
      dropped: dropped.has(seat) || (approved.length > 0 && !done.has(seat)),
    })),
    exceptions: (planned?.exceptions ?? []).map(({ seat, months, reason = null }) => ({
      seat,
      months,
      reason,
    })),
    plan: planned?.plan ?? null,
    approvals: approvalsOf('rotation', state, policy, history),
  };
}
