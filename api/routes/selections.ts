import { listSelections } from '../../db/queries/kinds.ts';
import { listWaivers } from '../../db/queries/waivers.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { selectionRow, waiverRow, wholeSelection } from '../../schemas/answers/processes.ts';
import { quotaNotice, volunteering } from '../../schemas/requests/demand.ts';
import { bySelection } from '../../schemas/requests/paths.ts';
import {
  dispatch,
  filing,
  giveUp,
  nomination,
  notice,
  objection,
  ofPerson,
  selectionList,
  settlement,
  waiverList,
} from '../../schemas/requests/selections.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { approvalActs } from '../approval-acts.ts';
import { approvalForecasts } from '../approval-forecasts.ts';
import { idPlace, pageAnswer, readCursor, threePlace } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { readSelection } from '../views/selection.ts';

const base = 'selections/{town}/{k}';
const common = {
  tag: 'selections',
  params: bySelection,
  kind: 'selection' as const,
  case: ({ town, k }: { town: string; k: string }) => `selection/${town}/${k}`,
};

export const selectionRoutes: readonly Route[] = [
  get({
    path: 'selections',
    tag: 'selections',
    summary: '选派列表。Selections.',
    query: selectionList,
    answer: pageOf(selectionRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listSelections(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: base,
    tag: 'selections',
    summary: '一次选派:席位、人选、审批、异议。A selection: seats, nominees, approvals, objections.',
    params: bySelection,
    answer: wholeSelection,
    handle: async ({ params, session, deps }) => {
      const { view } = await readSelection(deps, session, common.case(params));
      return view;
    },
  }),
  get({
    path: 'waivers',
    tag: 'selections',
    summary: '例外审批。Exceptions to rules, asked for and settled.',
    query: waiverList,
    answer: pageOf(waiverRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listWaivers(deps.db, all, limit, readCursor(threePlace, cursor)));
    },
  }),
  act({
    ...common,
    path: `${base}/quota-notices`,
    summary: '下达名额通知。Tell the units which seats they owe.',
    body: quotaNotice,
    act: 'sendQuotaNotice',
  }),
  act({
    ...common,
    path: `${base}/volunteers`,
    summary: '自愿报名。Enter somebody who has offered to go.',
    body: volunteering,
    act: 'volunteer',
  }),
  act({
    ...common,
    path: `${base}/nominations`,
    summary: '推荐人选。Nominate somebody for a seat; `waive` names rules that admit an exception.',
    body: nomination,
    act: 'nominate',
    payload: ({ waive, ...rest }, text) => ({
      ...rest,
      ...(waive && {
        waive: waive.map(({ rule, reason }, n) => ({ rule, reason: text(`waive.${n}.reason`, reason) })),
      }),
    }),
  }),
  act({
    ...common,
    path: `${base}/case-file`,
    summary: '归入选派材料。Put documents on the case file of nominees.',
    body: filing,
    act: 'file',
  }),
  ...approvalActs(base, common),
  approvalForecasts(base, common),
  act({
    ...common,
    path: `${base}/resubmissions`,
    summary: '退回后重新报送。Resubmit a nominee who was returned.',
    body: ofPerson,
    act: 'resubmit',
  }),
  act({
    ...common,
    path: `${base}/rescreenings`,
    summary: '重新审查。Screen a nominee anew; whoever may no longer go on is stopped.',
    body: ofPerson,
    act: 'rescreen',
  }),
  act({
    ...common,
    path: `${base}/withdrawals`,
    summary: '撤回人选。Withdraw a nominee before the final decision.',
    body: ofPerson,
    act: 'withdraw',
  }),
  act({
    ...common,
    path: `${base}/notices`,
    summary: '公示。Publish the notice of approved nominees.',
    body: notice,
    act: 'publishNotice',
  }),
  act({
    ...common,
    path: `${base}/objections`,
    summary: '提出异议。Object to a nominee during the notice; only this person waits.',
    body: objection,
    act: 'object',
    payload: ({ person, reason, by }, text, id) => ({
      person,
      // Told apart within one person's notice: eight characters of the command's id do.
      objection: `o-${id.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8)}`,
      reason: text('reason', reason),
      ...(by && { by: { name: text('by.name', by.name), contact: text('by.contact', by.contact) } }),
    }),
  }),
  act({
    ...common,
    path: `${base}/settlements`,
    summary: '异议核实结论。Settle an objection.',
    body: settlement,
    act: 'settle',
    payload: ({ reason, ...rest }, text) => ({ ...rest, reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/dispatches`,
    summary: '下发派遣通知。Dispatch nominees who are cleared.',
    body: dispatch,
    act: 'dispatch',
  }),
  act({
    ...common,
    path: `${base}/abandonments`,
    summary: '放弃席位。Give up a seat that cannot be filled for now.',
    body: giveUp,
    act: 'giveUp',
    payload: ({ seat, reason }, text) => ({ seat, reason: text('reason', reason) }),
  }),
];
