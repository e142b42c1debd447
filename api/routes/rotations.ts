import { listRotations } from '../../db/queries/kinds.ts';
import { personsOf, reliefsOf } from '../../db/queries/reliefs.ts';
import type { RotationState } from '../../domain/rotation.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { rotationRow, wholeRotation } from '../../schemas/answers/processes.ts';
import { nothing } from '../../schemas/requests/common.ts';
import { byRotation } from '../../schemas/requests/paths.ts';
import { rotationList } from '../../schemas/requests/reading.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { approvalActs } from '../approval-acts.ts';
import { approvalForecasts } from '../approval-forecasts.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { postingsOfPlan, rotationView } from '../views/rotation.ts';
import { readCase } from '../views/whole.ts';

const base = 'rotations/{programme}/{n}';
const common = {
  tag: 'rotations',
  params: byRotation,
  kind: 'rotation' as const,
  case: ({ programme, n }: { programme: string; n: string }) => `rotation/${programme}/${n}`,
};

export const rotationRoutes: readonly Route[] = [
  get({
    path: 'rotations',
    tag: 'rotations',
    summary: '轮换批次列表。Batches of the relief.',
    query: rotationList,
    answer: pageOf(rotationRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listRotations(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: base,
    tag: 'rotations',
    summary: '一个批次:方案、审批、逐席接替情况。A batch: its plan, its approval, what became of each seat.',
    params: byRotation,
    answer: wholeRotation,
    handle: async ({ params, session, deps }) => {
      const id = common.case(params);
      const read = await readCase<RotationState>(deps, session, id, 'rotation');
      const persons = await personsOf(deps.db, postingsOfPlan(read.history));
      return rotationView(read, await reliefsOf(deps.db, id), persons);
    },
  }),
  ...approvalActs(base, common),
  approvalForecasts(base, common),
  act({
    ...common,
    path: `${base}/resubmissions`,
    summary: '重新报送轮换方案。Resubmit a plan that was returned.',
    body: nothing,
    act: 'resubmit',
  }),
];
