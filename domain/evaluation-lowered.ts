import { boundOf } from './evaluation-bounds.ts';
import { gradedIn } from './evaluation-judge.ts';
import { isBarred, type DisqualifierKind } from './evaluation-policy.ts';
import type { EvaluationEvent, EvaluationFacts, EvaluationState } from './evaluation-state.ts';

type Lowered = Extract<EvaluationEvent, { type: 'gradeLowered' }>;

/** What nobody puts right any more: a finding is rectified, a duty may still be waived, a recall stays. */
const FOR_GOOD: ReadonlySet<DisqualifierKind> = new Set(['absence', 'recalled']);

/**
 * Grades that were open when they were proposed and are not any more: somebody was recalled since, or was away without leave. They are
 * looked at when the grades are told and when they are final. Nobody else gets what of the quota is left by that.
 */
export const lowered = (state: EvaluationState, { years, policy }: EvaluationFacts): readonly Lowered[] =>
  gradedIn(state).flatMap(({ id }) => {
    const [grade, record] = [state.grades[id], years[id]];
    if (!grade || !record) return [];
    const { atMost, because } = boundOf(record, policy, FOR_GOOD);
    return isBarred(grade, atMost)
      ? [{ type: 'gradeLowered' as const, subject: id, grade: atMost, because }]
      : [];
  });
