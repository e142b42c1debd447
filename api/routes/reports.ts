import { listReports } from '../../db/queries/kinds.ts';
import { DOCX } from '../../documents/docx.ts';
import { oneLine } from '../../documents/model.ts';
import { PAGE } from '../../documents/page.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { reportRow } from '../../schemas/answers/processes.ts';
import { wholeReport } from '../../schemas/answers/reports.ts';
import { nothing } from '../../schemas/requests/common.ts';
import { byReport } from '../../schemas/requests/paths.ts';
import {
  correction,
  draft,
  receipt,
  reportDocument,
  reportList,
  reportNote,
  submission,
} from '../../schemas/requests/reports.ts';
import { reachOf, readsTexts } from '../access.ts';
import { act } from '../act.ts';
import { approvalActs } from '../approval-acts.ts';
import { approvalForecasts } from '../approval-forecasts.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { fileName, fileOf } from '../documents/print.ts';
import { reportPaper } from '../documents/report.ts';
import { Problem } from '../problem.ts';
import { file, get, type Route } from '../route.ts';
import { readReport, reportView } from '../views/report.ts';

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
    summary:
      '一份年度报告:各版本及其数据、签发、签收。An annual report: every version with its figures, sign-off, receipts.',
    params: byReport,
    answer: wholeReport,
    handle: async ({ params, session, deps }) =>
      reportView(await readReport(deps, session, common.case(params))),
  }),
  file({
    path: `${base}/document`,
    tag: 'reports',
    summary:
      '年度报告文书:打印页(html)或 Word 文件(docx)。One version of the report, as a page to print or as a .docx file.',
    params: byReport,
    query: reportDocument,
    files: [PAGE, DOCX],
    handle: async ({ params, query, session, deps }) => {
      const read = await readReport(deps, session, common.case(params));
      if (!readsTexts(session)) throw new Problem('not-visible');
      const paper = reportPaper(read, session, query.version);
      return fileOf(paper, fileName(oneLine(paper.title), paper.number), query.format);
    },
  }),
  act({
    ...common,
    path: `${base}/assemblies`,
    summary: '重新汇总本年度数据。Assemble the year’s figures anew, as the record has them today.',
    body: nothing,
    act: 'assemble',
  }),
  act({
    ...common,
    path: `${base}/drafts`,
    summary: '起草年度报告,分部分撰写。Write the draft, section by section.',
    body: draft,
    act: 'draft',
    payload: ({ sections }, text) => ({
      sections: Object.fromEntries(sections.map(({ section, text: body }) => [section, text(section, body)])),
    }),
  }),
  act({
    ...common,
    path: `${base}/submissions`,
    summary: '提交签发,注明文号。Submit the draft for sign-off, under the number that it is to have.',
    body: submission,
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
    path: `${base}/corrections`,
    summary:
      '更正已报送的报告:新版本重新签发、重新报送。Correct a report that was sent: its next version is signed off and sent anew.',
    body: correction,
    act: 'correct',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/notes`,
    summary: '阅知报告逾期。Take note that the report is late.',
    body: reportNote,
    act: 'takeNote',
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
