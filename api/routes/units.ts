import { findUnit, listUnits } from '../../db/queries/reference.ts';
import { Refusal } from '../../domain/errors.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { unitRow, wholeUnit } from '../../schemas/answers/reference.ts';
import { byCode } from '../../schemas/requests/paths.ts';
import { unitList } from '../../schemas/requests/reading.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';

export const unitRoutes: readonly Route[] = [
  get({
    path: 'units',
    tag: 'units',
    summary: '单位。Units.',
    query: unitList,
    answer: pageOf(unitRow),
    handle: async ({ query: { cursor, limit, ...filter }, deps }) =>
      pageAnswer(await listUnits(deps.db, filter, limit, readCursor(idPlace, cursor))),
  }),
  get({
    path: 'units/{code}',
    tag: 'units',
    summary: '一个单位:名称沿革、下属、结对。A unit: its names, its bodies, whom it helps.',
    params: byCode,
    answer: wholeUnit,
    handle: async ({ params: { code }, deps }) => {
      const found = await findUnit(deps.db, code);
      if (!found) throw new Refusal('not-found', { id: code });
      return found;
    },
  }),
];
