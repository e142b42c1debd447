import { nothing } from '../../schemas/requests/common.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { act } from '../act.ts';

const common = {
  tag: 'programmes',
  params: byId,
  body: nothing,
  kind: 'programme' as const,
  case: ({ id }: { id: string }) => `programme/${id}`,
};

export const programmeActs = [
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
