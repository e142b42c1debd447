import { findCadre, listCadres } from '../../db/queries/cadres.ts';
import { Refusal } from '../../domain/errors.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { cadreRow, wholeCadre } from '../../schemas/answers/reference.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { cadreList } from '../../schemas/requests/reading.ts';
import { peopleScopes } from '../access.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { Problem } from '../problem.ts';
import { get, type Route } from '../route.ts';
import type { Session } from '../session.ts';

function scopesOf(session: Session): readonly string[] {
  const scopes = peopleScopes(session);
  if (scopes.length === 0) throw new Problem('not-visible');
  return scopes;
}

export const cadreRoutes: readonly Route[] = [
  get({
    path: 'cadres',
    tag: 'cadres',
    summary: '本单位人员。People of one’s own unit and below.',
    query: cadreList,
    answer: pageOf(cadreRow),
    handle: async ({ query: { cursor, limit, ...filter }, session, deps }) => {
      const all = { scopes: scopesOf(session), ...filter };
      return pageAnswer(await listCadres(deps.db, all, limit, readCursor(idPlace, cursor)));
    },
  }),
  get({
    path: 'cadres/{id}',
    tag: 'cadres',
    summary: '一名人员的档案与派驻经历。Somebody’s record, nominations and postings.',
    params: byId,
    answer: wholeCadre,
    handle: async ({ params: { id }, session, deps }) => {
      const scopes = scopesOf(session);
      const found = await findCadre(deps.db, id);
      if (!found) throw new Refusal('not-found', { id });
      const { line, record, postings, nominations, unitName } = found;
      if (!line.some((unit) => scopes.includes(unit))) throw new Problem('not-visible');
      return { unitName, record, postings, nominations };
    },
  }),
];
