import { nothing } from '../../schemas/requests/common.ts';
import { byReport } from '../../schemas/requests/paths.ts';
import { draft, receipt } from '../../schemas/requests/reports.ts';
import { act, approvalActs } from '../act.ts';

const base = 'reports/{unit}/{year}';
const common = {
  tag: 'reports',
  params: byReport,
  kind: 'report' as const,
  case: ({ unit, year }: { unit: string; year: string }) => `report/${unit}/${year}`,
};

export const reportActs = [
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
