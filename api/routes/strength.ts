import { strengthRows, wholeStrength } from '../../domain/strength-by.ts';
import { addMonths } from '../../domain/time.ts';
import { strengthAnswer } from '../../schemas/answers/strength.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { strengthQuery } from '../../schemas/requests/strength.ts';
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
      const { policy, today, on, places, teams } = await strengthWorld(deps, id, asked);
      const ahead = { from: on, until: addMonths(on, months) };
      const view = strengthView(places, by, policy);
      const total = wholeStrength(teams, on, ahead);
      return {
        ...{ on, today, by, ahead, basis: on <= today ? ('recorded' as const) : ('projected' as const) },
        total: total && view(total),
        items: strengthRows(teams, by, on, ahead).map(view),
      };
    },
  }),
];
