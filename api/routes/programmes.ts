import { findProgrammeDetail, listProgrammes } from '../../db/queries/reference.ts';
import { Refusal } from '../../domain/errors.ts';
import { listOf } from '../../schemas/answers/common.ts';
import { programmeRow, wholeProgramme } from '../../schemas/answers/reference.ts';
import { nothing } from '../../schemas/requests/common.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { act } from '../act.ts';
import { get, type Route } from '../route.ts';

const common = {
  tag: 'programmes',
  params: byId,
  body: nothing,
  kind: 'programme' as const,
  case: ({ id }: { id: string }) => `programme/${id}`,
};

export const programmeRoutes: readonly Route[] = [
  get({
    path: 'programmes',
    tag: 'programmes',
    summary: '规划列表。Programmes.',
    answer: listOf(programmeRow),
    handle: async ({ deps }) => ({ items: await listProgrammes(deps.db) }),
  }),
  get({
    path: 'programmes/{id}',
    tag: 'programmes',
    summary: '一个规划及其政策。A programme with its policy as data.',
    params: byId,
    answer: wholeProgramme,
    handle: async ({ params: { id }, deps }) => {
      const found = await findProgrammeDetail(deps.db, id);
      if (!found) throw new Refusal('not-found', { id });
      return { ...found, policy: found.policy };
    },
  }),
  act({
    ...common,
    path: 'programmes/{id}/launch',
    summary: '启动规划:组建各队。Launch the programme: its teams are opened.',
    act: 'launch',
  }),
  act({
    ...common,
    path: 'programmes/{id}/close',
    summary: '结束规划。Close the programme.',
    act: 'close',
  }),
];
