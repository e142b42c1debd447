import type { GradeRow } from '../../db/queries/evaluations.ts';
import { boundOf, type YearOnRecord } from '../../domain/evaluation-bounds.ts';
import { evaluationOf, quotaOf } from '../../domain/evaluation-policy.ts';
import { appealOf, type EvaluationState } from '../../domain/evaluation-state.ts';
import { approvalsOf } from './approvals.ts';
import type { Read } from './whole.ts';

/** A pool with everybody's marks and grade, what the record leaves open today, and what a grade may cite. */
export function evaluationView(
  { head, state, history, policy }: Read<EvaluationState>,
  grades: readonly GradeRow[],
  years: Readonly<Record<string, YearOnRecord>>,
) {
  const { year, of, pool, raised, finalOn } = state;
  const graded = grades.filter(({ ungraded }) => !ungraded).length;
  const { share, raised: raisedShare } = evaluationOf(policy).excellent;
  const wordsOf = new Map(evaluationOf(policy).disqualifiers.map(({ when, words }) => [when, words]));
  return {
    ...head,
    ...{ year, of, pool, raised, finalOn, graded },
    quota: quotaOf(graded, raised ? raisedShare : share),
    excellent: grades.filter(({ grade }) => grade === 'excellent').length,
    subjects: grades.map(({ evaluation: _, year: __, of: ___, pool: ____, ...row }) => {
      const record = years[row.subject];
      const bound = record && !row.ungraded ? boundOf(record, policy) : null;
      const asked = state.appeals[row.subject];
      const appealed = history.find(({ type, data }) => type === 'appealed' && data.subject === row.subject);
      return {
        ...row,
        atMost: bound?.atMost ?? null,
        bars: (bound?.because ?? []).flatMap((code) => {
          const words = wordsOf.get(code);
          return words ? [{ code, words }] : [];
        }),
        citable: record?.entries ?? [],
        appeal: asked
          ? {
              asks: asked.asks.grade,
              reason: appealed?.texts?.reason ?? null,
              status: state.approvals[appealOf(row.subject)]?.status ?? 'open',
            }
          : null,
      };
    }),
    approvals: approvalsOf('evaluation', state, policy, history),
  };
}
