import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { inParallel } from '../../client/parallel.ts';
import { today } from '../../db/clock.ts';
import { actorOf } from '../../db/facts/actor.ts';
import { findProgramme } from '../../db/queries/commands.ts';
import { knownCommands, presenceWorld } from '../../db/queries/presence-world.ts';
import { explain, Refusal } from '../../domain/errors.ts';
import { daysOf, inRuns, type PresenceEntry } from '../../domain/supervision-presence.ts';
import { presenceImportAnswer, type PresenceImportAnswer } from '../../schemas/answers/imports.ts';
import { checkPresence, readPresence, rowOf, type CheckedPresence } from '../../schemas/import-presence.ts';
import type { CellProblem } from '../../schemas/import-words.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { presenceImportQuery } from '../../schemas/requests/supervision.ts';
import { carryOut, commandId } from '../commands.ts';
import type { Asked, Route } from '../route.ts';
import { readSheetBody, refuseSheet, sheetUpTo, spokenCell } from '../sheet-body.ts';

const FILE = sheetUpTo(8);

type Handled = Asked<z.output<typeof byId>, z.output<typeof presenceImportQuery>, undefined>;

/** Teams that are written to at a time. */
const AT_ONCE = 24;
/** Problems that are told of one list: who sees so many mends what is behind them first. */
const MOST_TOLD = 500;

export const presenceImportRoute: Route = {
  method: 'post',
  path: 'programmes/{id}/presence/imports',
  tag: 'supervision',
  summary:
    '导入一个月的在岗情况(.csv 或 .xlsx,至多 40000 行)。A month’s presence, of one team or of all, up to 40,000 rows.',
  params: byId,
  query: presenceImportQuery,
  body: undefined,
  accepts: FILE,
  answer: presenceImportAnswer,
  status: 200,
  keyed: true,
  open: false,
  // A province's month takes longer than a person waits; whoever does not wait sends the same key again.
  patient: true,
  handle: importPresence,
};

/**
 * The whole list is checked by each team's own rules before any of it is entered; then each team takes its rows as
 * one entry like any other. What is sent twice under one key is entered once, and goes on where it stopped.
 */
async function importPresence(asked: Handled): Promise<PresenceImportAnswer | undefined> {
  const { params, query, session, key, route, deps, request, response } = asked;
  if (!(await findProgramme(deps.db, params.id))) throw new Refusal('not-found', { id: params.id });
  const bytes = await readSheetBody(request, response, FILE);
  if (!bytes) return refuseSheet(response, 'wrong-content-type');

  const { month, reason } = query;
  const sheet = readPresence(bytes);
  const persons = [...new Set(sheet.rows.flatMap(({ person }) => person ?? []))];
  const on = await today(deps.db);
  const [actor, world] = await Promise.all([
    actorOf(deps.db, session.account, on),
    presenceWorld(deps.db, params.id, Number(month.slice(0, 4)), persons),
  ]);
  const checked = checkPresence(sheet, { ...world, actor, today: on, month, reason });
  const list = { sheet: sheet.name, month, rows: sheet.rows.length };
  if (query.check === 'true') {
    const teams = [...checked.teams].map(([area, entries]) => ({
      ...{ case: caseOf(area, month), days: entries.flatMap(daysOf).length, refusal: null },
    }));
    return { ...list, imported: false, ...summed(teams), ...toldOf(checked.problems) };
  }
  const file = createHash('sha256').update(bytes).digest('hex');
  const keyOf = (area: string): string => `${key}/${area}`;
  const begun = await begunTeams(asked, checked, keyOf);
  const problems =
    query.wrongRows === 'skip'
      ? checked.problems
      : checked.problems.filter(({ cell }) => !begun.has(checked.areas.get(rowOf(cell)) ?? ''));
  const barred = checked.unreadable || (problems.length > 0 && query.wrongRows === 'refuse');
  if (barred && begun.size === 0) {
    const { found } = toldOf(problems);
    return refuseSheet(response, 'sheet-refused', problems.slice(0, MOST_TOLD), { sheet: sheet.name, found });
  }
  const enter = async (area: string): Promise<Entered> => {
    const id = caseOf(area, month);
    try {
      const { events } = await carryOut(deps, {
        ...{ actor: session.account, route, key: keyOf(area), kind: 'supervision', case: id },
        ...{ act: 'enterPresence', body: { file, ...query } },
        payload: (text) => ({
          entries: inRuns(checked.teams.get(area) ?? []),
          ...(reason !== undefined && { reason: text('reason', reason) }),
        }),
      });
      const entries = events.flatMap(({ data }) => (data.entries ?? []) as readonly PresenceEntry[]);
      return { case: id, days: entries.flatMap(daysOf).length, refusal: null };
    } catch (error) {
      if (!(error instanceof Refusal) || error.data.code === 'key-reused') throw error;
      const { zh, en } = explain(error.data);
      return { case: id, days: 0, refusal: { code: error.data.code, message: zh, message_en: en } };
    }
  };
  const teams: Entered[] = [];
  const areas = [...new Set([...begun, ...checked.teams.keys()])];
  await inParallel(areas, AT_ONCE, async (area) => void teams.push(await enter(area)));
  return { ...list, imported: true, ...summed(teams), ...toldOf(problems) };
}

type Entered = PresenceImportAnswer['teams'][number];

const caseOf = (area: string, month: string): string => `supervision/${area}/${month.slice(0, 4)}`;

const toldOf = (problems: readonly CellProblem[]) => ({
  problems: problems.slice(0, MOST_TOLD).map(spokenCell),
  found: problems.length,
});

const summed = (teams: readonly Entered[]) => ({
  days: teams.reduce((sum, { days }) => sum + days, 0),
  teams: teams.toSorted((a, b) => (a.case < b.case ? -1 : 1)),
});

/** Teams that have decided on this request before: what was right then may be on record by now, and is not judged again. */
async function begunTeams(
  { session, route, deps }: Handled,
  { areas }: CheckedPresence,
  keyOf: (area: string) => string,
): Promise<ReadonlySet<string>> {
  const ids = new Map(
    [...new Set(areas.values())].map((area) => [commandId(session.account, route, keyOf(area)), area]),
  );
  const known = await knownCommands(deps.db, [...ids.keys()]);
  return new Set([...ids].flatMap(([id, area]) => (known.has(id) ? area : [])));
}
