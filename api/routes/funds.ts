import { fundFigures, listFunds } from '../../db/queries/funds.ts';
import { listOf, pageOf } from '../../schemas/answers/common.ts';
import { fundFigure, fundRow, wholeFund } from '../../schemas/answers/funds.ts';
import {
  fundCorrection,
  fundEntries,
  fundExportQuery,
  fundFiguresQuery,
  fundList,
} from '../../schemas/requests/funds.ts';
import { byFund, byNothing } from '../../schemas/requests/paths.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { currentPolicy } from '../current-policy.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { file, get, type Route } from '../route.ts';
import { fundRowView, fundTable, fundView, inFen, inYuan } from '../views/fund.ts';

const base = 'funds/{area}/{year}';
const common = {
  tag: 'funds',
  params: byFund,
  kind: 'fund' as const,
  case: ({ area, year }: { area: string; year: string }) => `fund/${area}/${year}`,
};

const filterOf = <Q extends { readonly unit?: string | undefined }>({ unit, ...rest }: Q) => ({
  ...rest,
  leadUnit: unit,
});

export const fundRoutes: readonly Route[] = [
  act({
    ...common,
    path: `${base}/entries`,
    summary: '登记资金(计划、到位、使用)。Enter lines: planned, allotted, used.',
    body: fundEntries,
    act: 'enter',
    payload: ({ entries }, text) => ({
      entries: entries.map(({ amount, note, ...entry }, n) => ({
        ...{ ...entry, amount: inFen(amount) },
        ...(note !== undefined && { note: text(`note ${n}`, note) }),
      })),
    }),
  }),
  act({
    ...common,
    path: `${base}/corrections`,
    summary: '冲销一笔。Take a line back by its counter entry.',
    body: fundCorrection,
    act: 'correct',
    payload: ({ line, document, reason }, text) => ({ line, document, reason: text('reason', reason) }),
  }),
  get({
    path: 'funds',
    tag: 'funds',
    summary: '资金台账列表。Books of funds.',
    query: fundList,
    answer: pageOf(fundRow),
    handle: async ({ query: { cursor, limit, ...asked }, session, deps }) => {
      const filter = { reach: reachOf(session), ...filterOf(asked) };
      const page = await listFunds(deps.db, filter, limit, readCursor(idPlace, cursor));
      return pageAnswer({ ...page, items: page.items.map(fundRowView) });
    },
  }),
  get({
    path: 'fund-figures',
    tag: 'funds',
    summary: '资金统计:按来源、镇、县、市、牵头单位、年度。Sums by source, place, lead unit or year.',
    query: fundFiguresQuery,
    answer: listOf(fundFigure),
    handle: async ({ query: { by, ...asked }, session, deps }) => {
      const figures = await fundFigures(deps.db, by, { reach: reachOf(session), ...filterOf(asked) });
      return { items: figures.map(inYuan) };
    },
  }),
  file({
    path: 'fund-figures/export',
    tag: 'funds',
    summary: '导出资金台账(.csv)。The sums as a table.',
    params: byNothing,
    query: fundExportQuery,
    files: ['text/csv'],
    handle: async ({ query, session, deps }) =>
      fundTable(deps, await currentPolicy(deps), { reach: reachOf(session), ...filterOf(query) }),
  }),
  get({
    path: base,
    tag: 'funds',
    summary: '一镇一年资金台账。The book of a town and year.',
    params: byFund,
    answer: wholeFund,
    handle: ({ params, session, deps }) => fundView(deps, session, common.case(params)),
  }),
];
