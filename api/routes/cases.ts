import { findCase, peopleOfCase } from '../../db/queries/cases.ts';
import { historyOf, placeOf, type Event } from '../../db/queries/events.ts';
import { wholeCase } from '../../schemas/answers/cases.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { Refusal } from '../../domain/errors.ts';
import { readsTexts, reachOf } from '../access.ts';
import { writeCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { get, type Route } from '../route.ts';
import type { Session } from '../session.ts';

/** A case that whoever asks may read. */
export async function readableCase({ db }: Pick<ApiDeps, 'db'>, session: Session, id: string) {
  const found = await findCase(db, id, reachOf(session));
  if (!found) throw new Refusal('not-found', { id });
  const { visible, ...rest } = found;
  if (!visible) throw new Problem('not-visible');
  return rest;
}

export const eventView = ({ xid, ...event }: Event) => ({
  ...event,
  cursor: writeCursor(placeOf({ xid, ...event })),
});

export const caseRoutes: readonly Route[] = [
  get({
    path: 'cases/{+id}',
    tag: 'cases',
    summary: '一个事项的全部:状态、待办、经过。A case: its whole state, its tasks, its history.',
    params: byId,
    answer: wholeCase,
    handle: async ({ params, session, deps }) => {
      const found = await readableCase(deps, session, params.id);
      const people = await peopleOfCase(deps.db, params.id);
      const history = await historyOf(deps.db, params.id, readsTexts(session));
      return { ...found, tasks: [...found.tasks], people, history: history.map(eventView) };
    },
  }),
];
