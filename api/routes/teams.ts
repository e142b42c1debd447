import { demandOf } from '../../db/queries/demand.ts';
import { listTeams } from '../../db/queries/kinds.ts';
import { needsOf } from '../../db/queries/needs.ts';
import { seatHolders } from '../../db/queries/towns.ts';
import type { TeamState } from '../../domain/team-state.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { demandAnswer } from '../../schemas/answers/demand.ts';
import { teamRow, wholeTeam } from '../../schemas/answers/processes.ts';
import { actingHolder, demandQuery, teamNeeds } from '../../schemas/requests/demand.ts';
import { shortfallExplanation, shortfallNote } from '../../schemas/requests/strength.ts';
import { byArea } from '../../schemas/requests/paths.ts';
import { launchSelection } from '../../schemas/requests/selections.ts';
import { teamList } from '../../schemas/requests/reading.ts';
import { readsTexts, reachOf } from '../access.ts';
import { act } from '../act.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { readCase } from '../views/whole.ts';

const common = {
  tag: 'teams',
  params: byArea,
  kind: 'team' as const,
  case: ({ area }: { area: string }) => `team/${area}`,
};

export const teamRoutes: readonly Route[] = [
  get({
    path: 'teams',
    tag: 'teams',
    summary: '工作队列表。Teams.',
    query: teamList,
    answer: pageOf(teamRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listTeams(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: 'teams/{area}',
    tag: 'teams',
    summary: '一支工作队:各席位由谁担任、何人接替。A team: who holds each seat, who comes next.',
    params: byArea,
    answer: wholeTeam,
    handle: async ({ params: { area }, session, deps }) => {
      const { head, state } = await readCase<TeamState>(deps, session, `team/${area}`, 'team');
      const [holders, needs] = await Promise.all([
        seatHolders(deps.db, area, undefined),
        needsOf(deps.db, area, { texts: readsTexts(session) }),
      ]);
      const { formed, launchBy, completeBy, shortfall = null } = state;
      return {
        ...head,
        ...{ formed, launchBy, completeBy, needs, shortfall },
        seats: holders.map((holder) => {
          const { filling = null, coming = null, relief = null, acting } = state.seats[holder.seat] ?? {};
          return { ...holder, filling, coming, relief, acting: acting?.posting ?? null };
        }),
      };
    },
  }),
  get({
    path: 'teams/{area}/demand',
    tag: 'teams',
    summary:
      '用人需求:现在或将来空缺的席位、应派单位、办理情况。Seats that are or will be vacant, who owes them, what is under way.',
    params: byArea,
    query: demandQuery,
    answer: demandAnswer,
    handle: async ({ params: { area }, query: { months }, session, deps }) => {
      const { state } = await readCase<TeamState>(deps, session, `team/${area}`, 'team');
      const [rows, needs] = await Promise.all([
        demandOf(deps.db, area, months),
        needsOf(deps.db, area, { texts: readsTexts(session) }),
      ]);
      const seats = rows.map((row) => {
        const { filling = null, coming = null, relief = null } = state.seats[row.seat] ?? {};
        const planned = relief && { rotation: relief.rotation, on: relief.on };
        return { ...row, selection: filling, coming, relief: planned };
      });
      return { area, months, needs, seats };
    },
  }),
  act({
    path: 'teams/{area}/needs',
    tag: 'teams',
    summary: '提出人才需求。State what the town asks of whoever comes.',
    params: byArea,
    body: teamNeeds,
    kind: 'team',
    case: ({ area }) => `team/${area}`,
    act: 'stateNeeds',
    payload: ({ skills, villages, note }, text) => ({
      ...{ skills, villages },
      ...(note !== undefined && { note: text('note', note) }),
    }),
  }),
  act({
    path: 'teams/{area}/acting-holders',
    tag: 'teams',
    summary: '指定代理负责人。Name a colleague who takes the work of a vacant seat.',
    params: byArea,
    body: actingHolder,
    kind: 'team',
    case: ({ area }) => `team/${area}`,
    act: 'nameActing',
  }),
  act({
    ...common,
    path: 'teams/{area}/shortfall-explanations',
    summary: '缺员说明:原因与补派安排。Say why the team is below its floor, and what is done about it.',
    body: shortfallExplanation,
    act: 'explainShortfall',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: 'teams/{area}/shortfall-notes',
    summary: '知悉缺员。One of those who were told that the team is below its floor has read it.',
    body: shortfallNote,
    act: 'noteShortfall',
  }),
  act({
    path: 'teams/{area}/selections',
    tag: 'teams',
    summary: '发起选派。Launch a selection for vacant seats.',
    params: byArea,
    body: launchSelection,
    kind: 'team',
    case: ({ area }) => `team/${area}`,
    act: 'launchSelection',
  }),
];
