import { listWorkItems, workFigures } from '../../db/queries/work-items.ts';
import { listOf, pageOf } from '../../schemas/answers/common.ts';
import { measureFigure, wholeWorkItem, workFigure, workItemRow } from '../../schemas/answers/work-items.ts';
import { byArea, byWorkItem } from '../../schemas/requests/paths.ts';
import {
  completionConfirmation,
  completionReturn,
  workAbandonment,
  workCompletion,
  workEvidence,
  workFiguresQuery,
  workItemList,
  workMeasuresQuery,
  workPlan,
  workProgress,
  workRevision,
} from '../../schemas/requests/work-items.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { currentPolicy } from '../current-policy.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { get, type Route } from '../route.ts';
import { measuresView, under, workItemView } from '../views/work-item.ts';

const base = 'work-items/{area}/{n}';
const common = {
  tag: 'work-items',
  params: byWorkItem,
  kind: 'workItem' as const,
  case: ({ area, n }: { area: string; n: string }) => `work-item/${area}/${n}`,
};

interface Asked {
  readonly heading?: string | undefined;
  readonly unit?: string | undefined;
}

const filterOf = async <Q extends Asked>(deps: Pick<ApiDeps, 'db'>, { heading, unit, ...rest }: Q) => ({
  ...rest,
  leadUnit: unit,
  headings: heading === undefined ? undefined : under(await currentPolicy(deps), heading),
});

export const workItemRoutes: readonly Route[] = [
  act({
    path: 'teams/{area}/work-items',
    tag: 'work-items',
    summary: '列入工作事项。Take items into the plan of a team’s work.',
    params: byArea,
    body: workPlan,
    kind: 'team',
    case: ({ area }) => `team/${area}`,
    act: 'planWork',
    payload: ({ items }, text) => ({
      items: items.map(({ title, plan, ...item }, n) => ({
        ...item,
        title: text(`title ${n}`, title),
        ...(plan !== undefined && { plan: text(`plan ${n}`, plan) }),
      })),
    }),
  }),
  act({
    ...common,
    path: `${base}/revisions`,
    summary: '调整名称、计划、期限。Revise title, plan or last day.',
    body: workRevision,
    act: 'revise',
    payload: ({ title, plan, dueOn }, text) => ({
      ...(title !== undefined && { title: text('title', title) }),
      ...(plan !== undefined && { plan: text('plan', plan) }),
      ...(dueOn !== undefined && { dueOn }),
    }),
  }),
  act({
    ...common,
    path: `${base}/progress`,
    summary: '填报进展与指标。Tell progress, with figures.',
    body: workProgress,
    act: 'progress',
    payload: ({ on, figures, note }, text) => ({
      ...{ on, ...(figures && { figures }) },
      ...(note !== undefined && { note: text('note', note) }),
    }),
  }),
  act({
    ...common,
    path: `${base}/evidence`,
    summary: '归入佐证。Put a document on file.',
    body: workEvidence,
    act: 'fileEvidence',
  }),
  act({
    ...common,
    path: `${base}/completions`,
    summary: '办结。Complete the item.',
    body: workCompletion,
    act: 'complete',
  }),
  act({
    ...common,
    path: `${base}/confirmations`,
    summary: '受援地确认办结。The host confirms the completion.',
    body: completionConfirmation,
    act: 'confirmCompletion',
  }),
  act({
    ...common,
    path: `${base}/returns`,
    summary: '受援地退回。The host returns the completion.',
    body: completionReturn,
    act: 'returnCompletion',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/abandonments`,
    summary: '取消事项。Give the item up.',
    body: workAbandonment,
    act: 'drop',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  get({
    path: 'work-items',
    tag: 'work-items',
    summary: '工作事项列表。Items of work.',
    query: workItemList,
    answer: pageOf(workItemRow),
    handle: async ({ query: { cursor, limit, ...asked }, session, deps }) => {
      const filter = { reach: reachOf(session), ...(await filterOf(deps, asked)) };
      return pageAnswer(await listWorkItems(deps.db, filter, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: 'work-figures',
    tag: 'work-items',
    summary: '工作事项统计。How items of work stand, by heading, place or lead unit.',
    query: workFiguresQuery,
    answer: listOf(workFigure),
    handle: async ({ query: { by, ...asked }, session, deps }) => ({
      items: await workFigures(deps.db, by, { reach: reachOf(session), ...(await filterOf(deps, asked)) }),
    }),
  }),
  get({
    path: 'work-measures',
    tag: 'work-items',
    summary: '指标:各镇最近数值与目标。Each measure by town, with its target.',
    query: workMeasuresQuery,
    answer: listOf(measureFigure),
    handle: async ({ query, session, deps }) => {
      const filter = { reach: reachOf(session), ...(await filterOf(deps, query)) };
      return { items: await measuresView(deps, await currentPolicy(deps), filter) };
    },
  }),
  get({
    path: base,
    tag: 'work-items',
    summary: '一个工作事项:计划、进展、佐证。An item of work: plan, progress, evidence.',
    params: byWorkItem,
    answer: wholeWorkItem,
    handle: ({ params, session, deps }) => workItemView(deps, session, common.case(params)),
  }),
];
