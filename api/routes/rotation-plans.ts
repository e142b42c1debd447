import { reliefsOfVersion } from '../../db/queries/plan-reliefs.ts';
import {
  listRotationPlans,
  planReliefs,
  problemOfVersion,
  versionsOf,
  type PlanVersionRow,
} from '../../db/queries/rotation-plans.ts';
import { Refusal } from '../../domain/errors.ts';
import { explainSeat } from '../../domain/plan-explain.ts';
import type { RotationPlanState } from '../../domain/rotation-plan-state.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { planExplanation, rotationPlanRow, wholeRotationPlan } from '../../schemas/answers/rotation-plans.ts';
import { nothing } from '../../schemas/requests/common.ts';
import { byId, byRotationPlan } from '../../schemas/requests/paths.ts';
import {
  askedPlan,
  explainedSeat,
  pin,
  pinnedSeat,
  planVersion,
  rotationPlanList,
} from '../../schemas/requests/rotation-plans.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { approvalActs } from '../approval-acts.ts';
import { approvalForecasts } from '../approval-forecasts.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { explanationView, rotationPlanView } from '../views/rotation-plan.ts';
import { readableCase, readCase } from '../views/whole.ts';

const base = 'rotation-plans/{programme}/{n}';
const tag = 'rotation plans';
const common = {
  tag,
  params: byRotationPlan,
  kind: 'rotationPlan' as const,
  case: ({ programme, n }: { programme: string; n: string }) => `rotation-plan/${programme}/${n}`,
};

/** The version that is asked for, or the newest. */
function chosen(
  versions: readonly PlanVersionRow[],
  version: number | undefined,
  id: string,
): PlanVersionRow | undefined {
  if (version === undefined) return versions.at(-1);
  const found = versions.find((row) => row.version === version);
  if (!found) throw new Refusal('not-found', { id: `${id} v${version}` }, 'version');
  return found;
}

export const rotationPlanRoutes: readonly Route[] = [
  act({
    tag,
    path: 'programmes/{id}/rotation-plans',
    summary: '编制轮换计划。Ask for a rotation plan: it is solved, and waits to be looked at.',
    params: byId,
    kind: 'programme',
    case: ({ id }) => `programme/${id}`,
    body: askedPlan,
    act: 'askPlan',
  }),
  get({
    path: 'rotation-plans',
    tag,
    summary: '轮换计划列表。Rotation plans.',
    query: rotationPlanList,
    answer: pageOf(rotationPlanRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listRotationPlans(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: base,
    tag,
    summary:
      '一个轮换计划:逐席日期、例外、目标值与差距、审批。A plan: dates by seat, exceptions, objective and gap, approvals.',
    params: byRotationPlan,
    query: planVersion,
    answer: wholeRotationPlan,
    handle: async ({ params, query, session, deps }) => {
      const id = common.case(params);
      const read = await readCase<RotationPlanState>(deps, session, id, 'rotationPlan');
      const versions = await versionsOf(deps.db, id);
      const version = chosen(versions, query.version, id);
      const [reliefs, problem] = version
        ? await Promise.all([
            planReliefs(deps.db, id, version.version),
            problemOfVersion(deps.db, id, version.version),
          ])
        : [[], undefined];
      return rotationPlanView(read, versions, version, { reliefs, problem });
    },
  }),
  get({
    path: `${base}/explanations`,
    tag,
    summary: '为何是这一日期:逐月比较。Why this date: what each month near it would come to.',
    params: byRotationPlan,
    query: explainedSeat,
    answer: planExplanation,
    handle: async ({ params, query: { seat, version: asked }, session, deps }) => {
      const id = common.case(params);
      await readableCase(deps, session, id, 'rotationPlan');
      const version = chosen(await versionsOf(deps.db, id), asked, id)?.version ?? 0;
      const problem = await problemOfVersion(deps.db, id, version);
      const reliefs = await reliefsOfVersion(deps.db, id, version);
      const explained = problem && explainSeat(problem, { reliefs }, seat);
      if (!explained) throw new Refusal('plan-seat-unknown', { seat }, 'seat');
      return explanationView(version, explained);
    },
  }),
  act({
    ...common,
    path: `${base}/solutions`,
    summary: '重新求解。Ask for the plan again, with its pins and perhaps other wishes.',
    body: askedPlan,
    act: 'askAgain',
  }),
  act({
    ...common,
    path: `${base}/pins`,
    summary: '固定一个席位的接替日期。Fix the date of a seat; it counts when the plan is asked for again.',
    body: pin,
    act: 'pin',
  }),
  act({
    ...common,
    path: `${base}/pins/removals`,
    summary: '取消固定。Let the date of a seat go.',
    body: pinnedSeat,
    act: 'unpin',
  }),
  act({
    ...common,
    path: `${base}/submissions`,
    summary: '报批。Send the plan to its chain.',
    body: nothing,
    act: 'submit',
  }),
  ...approvalActs(base, common),
  approvalForecasts(base, common),
  act({
    ...common,
    path: `${base}/resubmissions`,
    summary: '重新报送。Resubmit a plan that was returned.',
    body: nothing,
    act: 'resubmit',
  }),
  act({
    ...common,
    path: `${base}/withdrawals`,
    summary: '撤回。Withdraw a plan, or the new version of one in force, before the final decision.',
    body: nothing,
    act: 'withdraw',
  }),
];
