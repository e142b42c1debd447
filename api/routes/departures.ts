import { areasOf, visiblePostings } from '../../db/queries/departures.ts';
import { pageOf } from '../../db/queries/page.ts';
import { departureFigures, departuresOf } from '../../domain/departures.ts';
import { ensure } from '../../domain/errors.ts';
import { addMonths } from '../../domain/time.ts';
import { departuresAnswer } from '../../schemas/answers/departures.ts';
import { departureList } from '../../schemas/requests/departures.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { reachOf } from '../access.ts';
import { departurePlace, pageAnswer, readCursor } from '../cursor.ts';
import { get, type Route } from '../route.ts';
import { strengthWorldThen } from '../strength-world.ts';

/** How far ahead without a last day: the year that leaders ask about. */
const MONTHS = 12;

export const departureRoutes: readonly Route[] = [
  get({
    path: 'programmes/{id}/departures',
    tag: 'programmes',
    summary:
      '何人何时离任、有无接替、空档天数,任一已过之日所知。Who leaves when, with or without a successor, and the gaps in days, as known on a day.',
    params: byId,
    query: departureList,
    answer: departuresAnswer,
    handle: async ({ params: { id }, query, session, deps }) => {
      const after = readCursor(departurePlace, query.cursor);
      const { on, unit, county } = query;
      const areas = county === undefined ? undefined : await areasOf(deps.db, county);
      const { today, places, seats, now } = await strengthWorldThen(deps, id, on, areas);
      const { from = now.today, to = addMonths(from, MONTHS) } = query;
      ensure(from < to, 'date-order', { date: to, earliest: from }, 'to');
      const teams = new Map(places.map((place) => [place.team, place]));
      const wanted = [...seats].flatMap((seat) => {
        const place = teams.get(seat.team);
        const theirs = unit === undefined || unit === seat.supplyingUnit || unit === place?.leadUnit;
        if (!place || !theirs) return [];
        const leaving = departuresOf(seat, now).filter((one) => from <= one.on && one.on < to);
        return leaving.map((departure) => ({ departure, seat, place }));
      });
      const ids = wanted.map(({ departure }) => departure.posting);
      const people = await visiblePostings(deps.db, reachOf(session), ids);
      const rows = wanted
        .flatMap(({ departure, seat: { team, role, supplyingUnit }, place }) => {
          const person = people.get(departure.posting);
          const { name: teamName, countyName, leadUnit, leadUnitName } = place;
          const where = { team, teamName, countyName, role, supplyingUnit, leadUnit, leadUnitName };
          return person ? [{ ...where, ...person, ...departure }] : [];
        })
        .toSorted((a, b) => compare([a.on, a.posting], [b.on, b.posting]));
      const following = rows.filter((row) => !after || compare([row.on, row.posting], after) > 0);
      const page = pageOf(following, query.limit, ({ on, posting }) => [on, posting]);
      return {
        ...{ from, to, today },
        ...(on && { on }),
        figures: departureFigures(rows),
        ...pageAnswer(page),
      };
    },
  }),
];

type Place = readonly [on: string, posting: string];

const compare = ([a, b]: Place, [c, d]: Place): number =>
  a < c || (a === c && b < d) ? -1 : a === c && b === d ? 0 : 1;
