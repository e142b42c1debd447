import { peopleOfCase } from '../../db/queries/cases.ts';
import { historyOf } from '../../db/queries/events.ts';
import { listCases } from '../../db/queries/lists.ts';
import { caseRow, wholeCase } from '../../schemas/answers/cases.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { caseList } from '../../schemas/requests/reading.ts';
import { readsTexts, reachOf } from '../access.ts';
import { duePlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { eventView } from '../views/event.ts';
import { readableCase } from '../views/whole.ts';

export const caseRoutes: readonly Route[] = [
  get({
    path: 'cases',
    tag: 'cases',
    summary: '各类事项,按到期日。Cases of every kind, those due first first.',
    query: caseList,
    answer: pageOf(caseRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) =>
      pageAnswer(
        await listCases(deps.db, { reach: reachOf(session), ...filter }, limit, readCursor(duePlace, cursor)),
      ),
  }),
  get({
    path: 'cases/{+id}',
    tag: 'cases',
    summary: '一个事项的全部:状态、待办、经过。A case: its whole state, its tasks, its history.',
    params: byId,
    answer: wholeCase,
    handle: async ({ params, session, deps }) => {
      const { visible: _, ...found } = await readableCase(deps, session, params.id);
      const people = await peopleOfCase(deps.db, params.id);
      const history = await historyOf(deps.db, params.id, readsTexts(session));
      return { ...found, tasks: found.tasks, people, history: history.map(eventView) };
    },
  }),
];
