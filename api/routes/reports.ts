import { listReports } from '../../db/queries/kinds.ts';
import type { ReportState } from '../../domain/report-state.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { reportRow, wholeReport } from '../../schemas/answers/processes.ts';
import { nothing } from '../../schemas/requests/common.ts';
import { byReport } from '../../schemas/requests/paths.ts';
import { draft, receipt, reportList } from '../../schemas/requests/reports.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { approvalActs } from '../approval-acts.ts';
import { approvalForecasts } from '../approval-forecasts.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { reportView } from '../views/report.ts';
import { readCase } from '../views/whole.ts';

const base = 'reports/{unit}/{year}';
const common = {
  tag: 'reports',
  params: byReport,
  kind: 'report' as const,
  case: ({ unit, year }: { unit: string; year: string }) => `report/${unit}/${year}`,
};

export const reportRoutes: readonly Route[] = [
  get({
    path: 'reports',
    tag: 'reports',
    summary: '年度报告列表。Annual reports.',
    query: reportList,
    answer: pageOf(reportRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listReports(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: base,
    tag: 'reports',
    summary: '一份年度报告:草稿、签发、签收。An annual report: drafts, sign-off, receipts.',
    params: byReport,
    answer: wholeReport,
    handle: async ({ params, session, deps }) =>
      reportView(await readCase<ReportState>(deps, session, common.case(params), 'report')),
  }),
  act({
    ...common,
    path: `${base}/drafts`,
    summary: '起草年度报告。Write the draft.',
    body: draft,
    act: 'draft',
    payload: ({ text: body }, text) => ({ text: text('text', body) }),
  }),
  act({
    ...common,
    path: `${base}/submissions`,
    summary: '提交签发。Submit the draft for sign-off.',
    body: nothing,
    act: 'submit',
  }),
  ...approvalActs(base, common),
  approvalForecasts(base, common),
  act({
    ...common,
    path: `${base}/withdrawals`,
    summary: '撤回送签。Withdraw the report from sign-off: back to the draft.',
    body: nothing,
    act: 'withdraw',
  }),
  act({
    ...common,
    path: `${base}/receipts`,
    summary: '签收或退回。A recipient acknowledges or returns the report.',
    body: receipt,
    act: ({ result }) => (result === 'acknowledged' ? 'acknowledge' : 'returnReport'),
    payload: (body, text) => ({
      recipient: body.recipient,
      ...(body.result === 'returned' && { reason: text('reason', body.reason) }),
    }),
  }),
];
