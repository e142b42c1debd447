import { findCase } from '../../db/queries/cases.ts';
import { countyGroup as groupOn } from '../../db/queries/county-groups.ts';
import { textsById } from '../../db/queries/texts.ts';
import { findTown } from '../../db/queries/towns.ts';
import { Refusal } from '../../domain/errors.ts';
import { countyGroup } from '../../schemas/answers/host-side.ts';
import { asOf } from '../../schemas/requests/common.ts';
import { groupMembership, groupRemoval } from '../../schemas/requests/host-side.ts';
import { byArea, byCode } from '../../schemas/requests/paths.ts';
import { readsTexts, reachOf } from '../access.ts';
import { act } from '../act.ts';
import { get, type Route } from '../route.ts';

const common = {
  tag: 'teams',
  params: byArea,
  kind: 'team' as const,
  case: ({ area }: { area: string }) => `team/${area}`,
};

export const countyGroupRoutes: readonly Route[] = [
  get({
    path: 'counties/{code}/group',
    tag: 'teams',
    summary:
      '驻县帮扶工作组某日的成员:组长、各镇队长、增派人员。A county’s working group on a day: head, leaders of its towns, others.',
    params: byCode,
    query: asOf,
    answer: countyGroup,
    handle: async ({ params: { code }, query: { on }, session, deps: { db } }) => {
      const county = await findTown(db, code, on);
      if (county?.kind !== 'county') throw new Refusal('not-found', { id: code });
      const { name, leadUnit, leadUnitName } = county;
      const team = await findCase(db, `team/${code}`, reachOf(session));
      const rows = team?.visible ? await groupOn(db, code, on) : null;
      const ids = (rows ?? []).flatMap(({ reason }) => reason ?? []);
      const texts = readsTexts(session) ? await textsById(db, ids) : {};
      const members = rows?.map((row) => ({ ...row, reason: texts[row.reason ?? ''] ?? null })) ?? null;
      return { county: code, countyName: name, leadUnit, leadUnitName, members };
    },
  }),
  act({
    ...common,
    path: 'teams/{area}/group-members',
    summary: '增派驻县帮扶工作组成员。Add somebody to a county’s group, with the reason.',
    body: groupMembership,
    act: 'addGroupMember',
    payload: ({ reason, ...rest }, text) => ({ ...rest, reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: 'teams/{area}/group-members/removals',
    summary: '免去增派的工作组成员。Take somebody out of the group who was added to it.',
    body: groupRemoval,
    act: 'removeGroupMember',
    payload: ({ reason, ...rest }, text) => ({ ...rest, reason: text('reason', reason) }),
  }),
];
