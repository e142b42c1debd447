import { policyOf } from '../../db/facts.ts';
import { findProgramme } from '../../db/queries/commands.ts';
import { countFigure, listFigure, type FigureCount, type FigureGroup } from '../../db/queries/figures.ts';
import type { FigureDay } from '../../db/queries/figure-rows.ts';
import { ensure, Refusal } from '../../domain/errors.ts';
import { figureNames, statusesOf, targetsOf, wordsOf, type FigureName } from '../../domain/figures.ts';
import type { Policy } from '../../domain/policy.ts';
import type { DateString } from '../../domain/time.ts';
import { listOf, pageOf } from '../../schemas/answers/common.ts';
import { figureAnswer, figureRow } from '../../schemas/answers/figures.ts';
import { byFigure, figureList, figureQuery } from '../../schemas/requests/figures.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { reachOf } from '../access.ts';
import { idPlace, pageAnswer, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { get, type Route } from '../route.ts';
import { under } from '../views/work-item.ts';

const base = 'programmes/{id}/figures';

/** The heading under which the plan has the five ones (五(一)); other work on industry is under it, too. */
const FIVE_ONES = 'industry';

export const figureRoutes: readonly Route[] = [
  get({
    path: base,
    tag: 'figures',
    summary: '领导关心的各项数字,任一已过之日。What leaders ask, all of it, as of a day.',
    params: byId,
    query: figureQuery,
    answer: listOf(figureAnswer),
    handle: async ({ params: { id }, query: { by, ...asked }, session, deps }) => {
      const day = await dayOf(deps, id, asked);
      const reach = reachOf(session);
      const items = await Promise.all(
        figureNames.map(async (figure) =>
          view(figure, day, by, await countFigure(deps.db, figure, by, day, reach)),
        ),
      );
      return { items };
    },
  }),
  get({
    path: `${base}/{figure}`,
    tag: 'figures',
    summary: '其中一项,按市、县、镇或牵头单位。One of them, by city, county, town or lead unit.',
    params: byFigure,
    query: figureQuery,
    answer: figureAnswer,
    handle: async ({ params: { id, figure }, query: { by, ...asked }, session, deps }) => {
      const day = await dayOf(deps, id, asked);
      return view(figure, day, by, await countFigure(deps.db, figure, by, day, reachOf(session)));
    },
  }),
  get({
    path: `${base}/{figure}/rows`,
    tag: 'figures',
    summary: '一项数字的明细。The rows behind a figure.',
    params: byFigure,
    query: figureList,
    answer: pageOf(figureRow),
    handle: async ({
      params: { id, figure },
      query: { on, year, cursor, limit, ...filter },
      session,
      deps,
    }) => {
      const day = await dayOf(deps, id, { on, year });
      const asked = { reach: reachOf(session), ...filter };
      return pageAnswer(await listFigure(deps.db, figure, day, asked, limit, readCursor(idPlace, cursor)));
    },
  }),
];

interface AskedDay extends FigureDay {
  readonly today: DateString;
  readonly policy: Policy;
}

interface Asked {
  readonly on?: DateString | undefined;
  readonly year?: number | undefined;
}

async function dayOf({ db }: ApiDeps, id: string, { on: asked, year }: Asked): Promise<AskedDay> {
  const found = await findProgramme(db, id);
  if (!found) throw new Refusal('not-found', { id });
  const { policyVersion, today } = found;
  const on = asked ?? today;
  ensure(on <= today, 'date-in-future', { date: on, today }, 'on');
  const policy = await policyOf(db, id, policyVersion);
  const counts = Object.keys(statusesOf('workCounts', policy));
  const fiveOnes = under(policy, FIVE_ONES).filter((heading) => heading !== FIVE_ONES);
  return { on, today, year, policy, fiveOnes, targets: targetsOf(policy), counts };
}

function view(
  figure: FigureName,
  { on, today, year, policy }: AskedDay,
  by: FigureGroup,
  counts: readonly FigureCount[],
) {
  const { zh, en, value = null, unsummed = false, byYear = false } = wordsOf(figure);
  const groups = new Map<string | null, FigureCount[]>();
  for (const count of counts) groups.set(count.key, [...(groups.get(count.key) ?? []), count]);
  return {
    ...{ figure, name: { zh, en }, value, on, today, by },
    ...{ byYear, year: byYear ? (year ?? null) : null },
    statuses: Object.entries(statusesOf(figure, policy)).map(([status, words]) => ({ status, ...words })),
    items: [...groups].map(([key, of]) => ({
      ...{ key, name: of[0]?.name ?? null, count: of.reduce((sum, { count }) => sum + count, 0) },
      statuses: of.map(({ status, count, sum, most }) => ({
        status,
        count,
        sum: unsummed ? null : sum,
        most,
      })),
    })),
  };
}
