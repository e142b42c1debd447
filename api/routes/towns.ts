import { findCase } from '../../db/queries/cases.ts';
import { consortium, findTown, listTowns, seatHolders } from '../../db/queries/towns.ts';
import { Refusal } from '../../domain/errors.ts';
import { listOf } from '../../schemas/answers/common.ts';
import { coverage, wholeTown } from '../../schemas/answers/reference.ts';
import { asOf } from '../../schemas/requests/common.ts';
import { byCode } from '../../schemas/requests/paths.ts';
import { townList } from '../../schemas/requests/reading.ts';
import { reachOf } from '../access.ts';
import { get, type Route } from '../route.ts';

export const townRoutes: readonly Route[] = [
  get({
    path: 'towns',
    tag: 'towns',
    summary: '覆盖情况:各镇在岗人数与下限。Coverage: who leads each town, how many are there, the floor.',
    query: townList,
    answer: listOf(coverage),
    handle: async ({ query: { kind, on }, deps }) => ({ items: await listTowns(deps.db, kind, on) }),
  }),
  get({
    path: 'towns/{code}',
    tag: 'towns',
    summary: '一个镇(县):结对单位与在岗人员。A town or county: its consortium and who is there.',
    params: byCode,
    query: asOf,
    answer: wholeTown,
    handle: async ({ params: { code }, query: { on }, session, deps }) => {
      const found = await findTown(deps.db, code, on);
      if (!found) throw new Refusal('not-found', { id: code });
      const team = await findCase(deps.db, `team/${code}`, reachOf(session));
      return {
        ...found,
        consortium: await consortium(deps.db, code),
        team: team?.visible ? await seatHolders(deps.db, code, on) : null,
      };
    },
  }),
];
