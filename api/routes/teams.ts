import { listTeams } from '../../db/queries/kinds.ts';
import { seatHolders } from '../../db/queries/towns.ts';
import type { TeamState } from '../../domain/team-state.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { teamRow, wholeTeam } from '../../schemas/answers/processes.ts';
import { byArea } from '../../schemas/requests/paths.ts';
import { launchSelection } from '../../schemas/requests/selections.ts';
import { teamList } from '../../schemas/requests/reading.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { readCase } from '../views/whole.ts';

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
      const holders = await seatHolders(deps.db, area, undefined);
      const { formed, launchBy, completeBy } = state;
      return {
        ...head,
        ...{ formed, launchBy, completeBy },
        seats: holders.map((holder) => {
          const { filling = null, coming = null, relief = null } = state.seats[holder.seat] ?? {};
          return { ...holder, filling, coming, relief };
        }),
      };
    },
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
