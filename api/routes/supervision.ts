import type { z } from 'zod';
import {
  belowIn,
  leavesOf,
  listSupervisions,
  presenceDaysIn,
  spotChecksOf,
  supervisedIn,
} from '../../db/queries/supervision.ts';
import { Refusal } from '../../domain/errors.ts';
import { monthOf, type SupervisionState } from '../../domain/supervision-state.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import {
  monthView as monthAnswer,
  supervisionRow,
  wholeSupervision,
} from '../../schemas/answers/supervision.ts';
import { bySupervision } from '../../schemas/requests/paths.ts';
import {
  leave,
  leaveReturn,
  namedLeave,
  presenceEntries,
  presenceMonth,
  spotCheck,
  supervisionList,
} from '../../schemas/requests/supervision.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { approvalActs } from '../approval-acts.ts';
import { approvalForecasts } from '../approval-forecasts.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { file, get, type Route } from '../route.ts';
import type { Session } from '../session.ts';
import { presenceList } from '../views/presence-list.ts';
import { monthView, supervisionView } from '../views/supervision.ts';
import { readableCase, readCase } from '../views/whole.ts';

const base = 'supervisions/{town}/{year}';
const common = {
  tag: 'supervision',
  params: bySupervision,
  kind: 'supervision' as const,
  case: ({ town, year }: { town: string; year: string }) => `supervision/${town}/${year}`,
};

async function readMonth(
  deps: ApiDeps,
  session: Session,
  params: z.output<typeof bySupervision>,
  month: string,
) {
  const { state } = await readableCase(deps, session, common.case(params), 'supervision');
  const { town, year } = params;
  if (!month.startsWith(`${year}-`)) throw new Refusal('other-year', { year }, 'month');
  const { from, to } = monthOf(Number(year), Number(month.slice(5)));
  const [members, days, below] = await Promise.all([
    supervisedIn(deps.db, town, from, to),
    presenceDaysIn(deps.db, town, from, to),
    belowIn(deps.db, town, from),
  ]);
  return monthView(month, state as unknown as SupervisionState, members, days, below);
}

export const supervisionRoutes: readonly Route[] = [
  get({
    path: 'supervisions',
    tag: 'supervision',
    summary: '日常监督列表:各工作队各年度。Daily supervision: each team and year.',
    query: supervisionList,
    answer: pageOf(supervisionRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listSupervisions(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: base,
    tag: 'supervision',
    summary:
      '一支工作队一年的日常监督:在岗、请假、抽查、离岗后果。A team’s year: presence, leave, checks, consequences.',
    params: bySupervision,
    answer: wholeSupervision,
    handle: async ({ params, session, deps }) => {
      const id = common.case(params);
      const read = await readCase<SupervisionState>(deps, session, id, 'supervision');
      const { town, year } = params;
      const [members, leaves, spotChecks] = await Promise.all([
        supervisedIn(deps.db, town, `${year}-01-01`, `${year}-12-31`),
        leavesOf(deps.db, id),
        spotChecksOf(deps.db, id),
      ]);
      return supervisionView(read, { members, leaves, spotChecks });
    },
  }),
  get({
    path: `${base}/presence`,
    tag: 'supervision',
    summary: '一个月的在岗情况,按日。Presence in one month, by day.',
    params: bySupervision,
    query: presenceMonth,
    answer: monthAnswer,
    handle: ({ params, query: { month }, session, deps }) => readMonth(deps, session, params, month),
  }),
  file({
    path: `${base}/presence/list`,
    tag: 'supervision',
    summary:
      '一个月的在岗名单(.csv):填好未登记的日子即可导入。The month as a list: filled in, it can be imported.',
    params: bySupervision,
    query: presenceMonth,
    files: ['text/csv'],
    handle: async ({ params, query: { month }, session, deps }) =>
      presenceList(await readMonth(deps, session, params, month), session.today),
  }),
  act({
    ...common,
    path: `${base}/presence`,
    summary: '登记在岗情况,可一日一登,也可多日一登。Enter presence, by day or by days in a row.',
    body: presenceEntries,
    act: 'enterPresence',
    payload: ({ entries, reason, closes }, text) => ({
      entries,
      ...(closes && { closes }),
      ...(reason !== undefined && { reason: text('reason', reason) }),
    }),
  }),
  act({
    ...common,
    path: `${base}/leaves`,
    summary: '请假:按时长送不同机关审批。Ask for leave: its length says who decides.',
    body: leave,
    act: 'requestLeave',
    payload: ({ reason, ...asked }, text) => ({ ...asked, reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/leave-returns`,
    summary: '销假:提前返岗。Back before the leave’s last day.',
    body: leaveReturn,
    act: 'endLeave',
  }),
  ...approvalActs(base, common),
  approvalForecasts(base, common),
  act({
    ...common,
    path: `${base}/resubmissions`,
    summary: '退回后重新请假。Ask again for a leave that was returned.',
    body: namedLeave,
    act: 'resubmitLeave',
  }),
  act({
    ...common,
    path: `${base}/withdrawals`,
    summary: '撤回请假。Withdraw a leave before it is decided.',
    body: namedLeave,
    act: 'withdrawLeave',
  }),
  act({
    ...common,
    path: `${base}/spot-checks`,
    summary: '抽查:看到谁在岗,发现什么问题。A spot check: who was found where, and what was found wrong.',
    body: spotCheck,
    act: 'spotCheck',
    payload: ({ findings, ...check }, text) => ({
      ...check,
      findings: findings.map(({ what, ...item }, n) => ({ ...item, text: text(`findings.${n}.what`, what) })),
    }),
  }),
];
