import type { GradeRow } from '../../db/queries/evaluations.ts';
import type { Event } from '../../db/queries/events.ts';
import { boundOf, type YearOnRecord } from '../../domain/evaluation-bounds.ts';
import { evaluationOf, quotaOf, totalOf } from '../../domain/evaluation-policy.ts';
import { appealOf, type EvaluationState } from '../../domain/evaluation-state.ts';
import type { Policy } from '../../domain/policy.ts';
import { approvalsOf } from './approvals.ts';
import type { Read } from './whole.ts';

/** What a grade is seen with: the case, its history as far as whoever asks reads it, and what the record says of each. */
interface Seen {
  readonly state: EvaluationState;
  readonly history: readonly Event[];
  readonly policy: Policy;
  readonly years: Readonly<Record<string, YearOnRecord>>;
}

/** There before a grade is proposed: it is what one proposes by. */
const totalIn = ({ halfYear, yearEnd }: GradeRow, policy: Policy): number | null =>
  halfYear === null || yearEnd === null ? null : totalOf({ halfYear, yearEnd }, evaluationOf(policy).weights);

/** Somebody's marks and grade, what the record leaves open today, and what a grade may cite. */
function subjectView(whole: GradeRow, { state, history, policy, years }: Seen) {
  const { evaluation: _, year: __, of: ___, pool: ____, ...row } = whole;
  const record = years[row.subject];
  const bound = record && !row.ungraded ? boundOf(record, policy) : null;
  const { disqualifiers } = evaluationOf(policy);
  const asked = state.appeals[row.subject];
  const appealed = history.find(({ type, data }) => type === 'appealed' && data.subject === row.subject);
  return {
    ...row,
    total: totalIn(whole, policy),
    atMost: bound?.atMost ?? null,
    bars: (bound?.because ?? []).flatMap((code) =>
      disqualifiers.filter(({ when }) => when === code).map(({ words }) => ({ code, words })),
    ),
    citable: record?.entries ?? [],
    appeal: asked
      ? {
          asks: asked.asks.grade,
          reason: appealed?.texts?.reason ?? null,
          status: state.approvals[appealOf(row.subject)]?.status ?? 'open',
        }
      : null,
  };
}

/** A pool with everybody in it. */
export function evaluationView(
  { head, state, history, policy }: Read<EvaluationState>,
  grades: readonly GradeRow[],
  years: Seen['years'],
) {
  const { year, of, pool, raised, finalOn } = state;
  const graded = grades.filter(({ ungraded }) => !ungraded).length;
  const { share, raised: raisedShare, leastTotal } = evaluationOf(policy).excellent;
  return {
    ...head,
    ...{ year, of, pool, raised, finalOn, graded, leastTotal },
    quota: quotaOf(graded, raised ? raisedShare : share),
    excellent: grades.filter(({ grade }) => grade === 'excellent').length,
    subjects: grades.map((row) => subjectView(row, { state, history, policy, years })),
    approvals: approvalsOf('evaluation', state, policy, history),
  };
}

/** One grade of it, for those who do not read the pool: the unit that it is about, and the person. */
export const gradeView = (row: GradeRow, seen: Seen) => {
  const { evaluation, year, of, pool } = row;
  return { evaluation, year, of, pool, finalOn: seen.state.finalOn, ...subjectView(row, seen) };
};
