import { findProgramme } from '../../db/queries/commands.ts';
import { listShortfalls } from '../../db/queries/shortfalls.ts';
import { placedTeams } from '../../db/queries/strength.ts';
import { textsById } from '../../db/queries/texts.ts';
import { Refusal } from '../../domain/errors.ts';
import { measured, strengthRows, wholeStrength } from '../../domain/strength-by.ts';
import { addMonths } from '../../domain/time.ts';
import { pageOf } from '../../schemas/answers/common.ts';
import { shortfallRow, strengthAnswer } from '../../schemas/answers/strength.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { shortfallList, strengthQuery } from '../../schemas/requests/strength.ts';
import { readsTexts, reachOf } from '../access.ts';
import { pageAnswer, readCursor, shortfallPlace } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { strengthWorld } from '../strength-world.ts';
import { strengthView } from '../views/strength.ts';

export const strengthRoutes: readonly Route[] = [
  get({
    path: 'programmes/{id}/strength',
    tag: 'programmes',
    summary:
      '任一日的应派、在派、在岗,及其后最低在岗。Strength owed, posted and on site on any day, and the weakest moment after it.',
    params: byId,
    query: strengthQuery,
    answer: strengthAnswer,
    handle: async ({ params: { id }, query: { on: asked, by, months }, deps }) => {
      const { policy, today, on, places, seats, now } = await strengthWorld(deps, id, asked);
      const ahead = { from: on, until: addMonths(on, months) };
      const view = strengthView(places, by, policy);
      const all = measured(placedTeams(places, seats, now), on, ahead);
      const total = wholeStrength(all);
      return {
        ...{ on, today, by, ahead, basis: on <= today ? ('recorded' as const) : ('projected' as const) },
        total: total && view(total),
        items: strengthRows(all, by).map(view),
      };
    },
  }),
  get({
    path: 'programmes/{id}/shortfalls',
    tag: 'programmes',
    summary:
      '低于人数下限的例外。Times in which a team was below its floor: since when, how low, who explained it.',
    params: byId,
    query: shortfallList,
    answer: pageOf(shortfallRow),
    handle: async ({ params: { id }, query: { cursor, limit, ...filter }, session, deps: { db } }) => {
      if (!(await findProgramme(db, id))) throw new Refusal('not-found', { id });
      const all = { reach: reachOf(session), ...filter };
      const found = await listShortfalls(db, all, limit, readCursor(shortfallPlace, cursor));
      const ids = found.items.flatMap(({ reason }) => reason ?? []);
      const texts = readsTexts(session) ? await textsById(db, ids) : {};
      const items = found.items.map((row) => ({ ...row, reason: texts[row.reason ?? ''] ?? null }));
      return pageAnswer({ ...found, items });
    },
  }),
];
