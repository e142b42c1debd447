import { dutyFigures, listDuties } from '../../db/queries/duties.ts';
import { listOf, pageOf } from '../../schemas/answers/common.ts';
import { dutyFigure, dutyRow, wholeDuty } from '../../schemas/answers/duties.ts';
import { nothing } from '../../schemas/requests/common.ts';
import {
  dutyEvidence,
  dutyFiguresQuery,
  dutyList,
  dutyWaiver,
  evidenceConfirmation,
  evidenceReturn,
} from '../../schemas/requests/duties.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { reachOf } from '../access.ts';
import { act } from '../act.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { dutyView } from '../views/duty.ts';

const base = 'duties/{+id}';
const common = {
  tag: 'duties',
  params: byId,
  kind: 'duty' as const,
  /** With or without the prefix: a client that has the whole id may use it. */
  case: ({ id }: { id: string }) => (id.startsWith('duty/') ? id : `duty/${id}`),
};

export const dutyRoutes: readonly Route[] = [
  act({
    ...common,
    path: `${base}/evidence`,
    summary: '报送规定动作佐证。File the evidence that a duty was done.',
    body: dutyEvidence,
    act: 'fulfil',
    payload: ({ on, document, participants, villages, note }, text) => ({
      ...{ on, document },
      ...(participants && { participants }),
      ...(villages && { villages }),
      ...(note !== undefined && { note: text('note', note) }),
    }),
  }),
  act({
    ...common,
    path: `${base}/confirmations`,
    summary: '对方确认。The other side confirms that it was so.',
    body: evidenceConfirmation,
    act: 'confirmEvidence',
  }),
  act({
    ...common,
    path: `${base}/returns`,
    summary: '对方退回佐证。The other side returns the evidence.',
    body: evidenceReturn,
    act: 'returnEvidence',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/waivers`,
    summary: '免除规定动作。Waive a duty, with the reason.',
    body: dutyWaiver,
    act: 'waive',
    payload: ({ reason }, text) => ({ reason: text('reason', reason) }),
  }),
  act({
    ...common,
    path: `${base}/urgings`,
    summary: '催办逾期规定动作。Urge whoever is late.',
    body: nothing,
    act: 'urge',
  }),
  get({
    path: 'duties',
    tag: 'duties',
    summary: '规定动作列表。Duties.',
    query: dutyList,
    answer: pageOf(dutyRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { reach: reachOf(session), ...filter };
      return pageAnswer(await listDuties(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: 'duty-figures',
    tag: 'duties',
    summary: '规定动作统计:按动作、单位、镇、县、市、年度。How duties stand, by what is asked.',
    query: dutyFiguresQuery,
    answer: listOf(dutyFigure),
    handle: async ({ query: { by, ...filter }, session, deps }) => ({
      items: await dutyFigures(deps.db, by, { reach: reachOf(session), ...filter }),
    }),
  }),
  get({
    path: base,
    tag: 'duties',
    summary: '一项规定动作:要求、佐证、经过。A duty: what is asked, what was shown.',
    params: byId,
    answer: wholeDuty,
    handle: ({ params, session, deps }) => dutyView(deps, session, common.case(params)),
  }),
];
