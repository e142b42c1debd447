import type { ReportState } from '../../domain/report-state.ts';
import { approvalsOf } from './approvals.ts';
import type { Read } from './whole.ts';

/** A report with every draft, and what each recipient did with it. */
export function reportView({ head, state, history, policy }: Read<ReportState>) {
  return {
    ...head,
    ...{ year: state.year, reportDue: state.due },
    drafts: history.flatMap(({ type, actor: by, date: on, texts }) =>
      type === 'drafted' ? [{ by, on, text: texts?.text ?? null }] : [],
    ),
    receipts: Object.entries(state.receipts).map(([recipient, { status }]) => {
      const answer = history.findLast(
        ({ type, data }) =>
          (type === 'acknowledged' || type === 'reportReturned') && data.recipient === recipient,
      );
      const answered = status === 'acknowledged' || status === 'returned';
      return {
        ...{ recipient, status },
        answeredOn: answered ? (answer?.date ?? null) : null,
        reason: answered ? (answer?.texts?.reason ?? null) : null,
      };
    }),
    approvals: approvalsOf('report', state, policy, history),
  };
}
