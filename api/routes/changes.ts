import { listChanges } from '../../db/queries/changes.ts';
import { changeRow } from '../../schemas/answers/changes.ts';
import { listOf } from '../../schemas/answers/common.ts';
import { changeWithdrawal, referenceChange } from '../../schemas/requests/changes.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { act } from '../act.ts';
import { get, type Route } from '../route.ts';

const base = 'programmes/{id}/changes';
const common = {
  tag: 'changes',
  params: byId,
  kind: 'programme' as const,
  case: ({ id }: { id: string }) => `programme/${id}`,
};

export const changeRoutes: readonly Route[] = [
  get({
    path: base,
    tag: 'changes',
    summary: '单位、镇与席位的变更。Changes of units, towns and seats: made, to come, withdrawn, lapsed.',
    params: byId,
    answer: listOf(changeRow),
    handle: async ({ params: { id }, deps }) => ({ items: await listChanges(deps.db, id) }),
  }),
  act({
    ...common,
    path: base,
    summary:
      '单位更名或合并、增加帮扶镇、调整牵头单位、增减席位。Rename or merge a unit, add a town, move it to another lead unit, resize its team.',
    body: referenceChange,
    act: 'orderChange',
    payload: (body, _text, id) => ({ ...body, change: id }),
  }),
  act({
    ...common,
    path: `${base}/revocations`,
    summary: '撤回尚未生效的变更。Withdraw a change before its day, or one that could not be made on it.',
    body: changeWithdrawal,
    act: 'withdrawChange',
  }),
];
