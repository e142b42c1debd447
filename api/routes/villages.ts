import { today } from '../../db/clock.ts';
import { listVillages, villageFigures as figuresOf } from '../../db/queries/villages.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { villageFigures, villageRow } from '../../schemas/answers/villages.ts';
import { byArea, byPosting } from '../../schemas/requests/paths.ts';
import {
  firstSecretaryProposal,
  villageFiguresQuery,
  villageList,
  villageListing,
  villageWish,
  villageWishEnding,
} from '../../schemas/requests/villages.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';

const common = {
  tag: 'villages',
  params: byArea,
  kind: 'team' as const,
  case: ({ area }: { area: string }) => `team/${area}`,
};

export const villageRoutes: readonly Route[] = [
  get({
    path: 'villages',
    tag: 'villages',
    summary:
      '村及其第一书记:类型、是否需要、何人在任。Villages: what each is, whether it asks for a first secretary, who it is.',
    query: villageList,
    answer: pageOf(villageRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) =>
      pageAnswer(await listVillages(deps.db, reachOf(session), filter, limit, readCursor(idPlace, cursor))),
  }),
  get({
    path: 'village-figures',
    tag: 'villages',
    summary:
      '第一书记需求与在任:按镇、县、市或村的类型。First secretaries wanted and in post, by town, county, city or tag.',
    query: villageFiguresQuery,
    answer: villageFigures,
    handle: async ({ query: { by, ...filter }, deps }) => ({
      on: filter.on ?? (await today(deps.db)),
      ...(await figuresOf(deps.db, by, filter)),
    }),
  }),
  act({
    ...common,
    path: 'teams/{area}/villages',
    summary: '录入村及其类型。List a village of the town, or say anew what it is.',
    body: villageListing,
    act: 'listVillage',
  }),
  act({
    ...common,
    path: 'teams/{area}/village-wishes',
    summary: '村提出第一书记需求。A village asks for a first secretary.',
    body: villageWish,
    act: 'askFirstSecretary',
  }),
  act({
    ...common,
    path: 'teams/{area}/village-wishes/endings',
    summary: '村不再需要第一书记。A village asks for a first secretary no more.',
    body: villageWishEnding,
    act: 'unaskFirstSecretary',
  }),
  act({
    path: 'postings/{area}/{n}/{k}/first-secretary-proposals',
    tag: 'villages',
    summary:
      '提名兼任村第一书记,由受援县决定。Propose somebody in post as first secretary of a village: the county decides.',
    params: byPosting,
    body: firstSecretaryProposal,
    kind: 'posting',
    case: ({ area, n, k }) => `posting/${area}/${n}/${k}`,
    act: 'proposeFirstSecretary',
  }),
];
