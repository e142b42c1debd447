import { createHash } from 'node:crypto';
import { z } from 'zod';
import { findCommand, findProgramme, findTarget } from '../../db/queries/commands.ts';
import { importWorld } from '../../db/queries/import-world.ts';
import type { CaseRef } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import type { ImportedPosting } from '../../domain/programme-state.ts';
import { importAnswer, type ImportAnswer } from '../../schemas/answers/imports.ts';
import { checkPostings, readPostings } from '../../schemas/import-postings.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { ensureAdministrator } from '../administrator.ts';
import { carryOut, commandId } from '../commands.ts';
import type { ApiDeps } from '../deps.ts';
import type { Asked, Route } from '../route.ts';
import { readSheetBody, refuseSheet, sheetUpTo, spokenCell } from '../sheet-body.ts';
import { presenceImportRoute } from './presence-imports.ts';

const importQuery = z.strictObject({ check: z.enum(['true', 'false']).default('false') });

const FILE = sheetUpTo(1);

type Handled = Asked<z.output<typeof byId>, z.output<typeof importQuery>, undefined>;

/** Mounted before the routes whose bodies are JSON: the body of these is the file itself. */
export const importRoutes: readonly Route[] = [
  {
    method: 'post',
    path: 'programmes/{id}/postings/imports',
    tag: 'programmes',
    summary:
      '导入在岗人员(.csv 或 .xlsx,check=true 只校验)。Bring in people already in post: all rows or none; check=true only checks.',
    params: byId,
    query: importQuery,
    body: undefined,
    accepts: FILE,
    answer: importAnswer,
    status: 200,
    keyed: true,
    open: false,
    handle: importPostings,
  },
  presenceImportRoute,
];

async function importPostings(asked: Handled): Promise<ImportAnswer | undefined> {
  const { params, query, session, key, route, deps, request, response } = asked;
  await ensureAdministrator(deps, session);
  const id = `programme/${params.id}`;
  const ref = await runningProgramme(deps, params.id);
  const bytes = await readSheetBody(request, response, FILE);
  if (!bytes) return refuseSheet(response, 'wrong-content-type');

  const sheet = readPostings(bytes);
  const persons = sheet.rows.flatMap(({ person }) => person ?? []);
  const checked = checkPostings(sheet, await importWorld(deps.db, ref, [...new Set(persons)]));
  const answer = { imported: false, sheet: sheet.name, postings: [], problems: [] };
  if (query.check === 'true') {
    return checked.ok
      ? { ...answer, postings: checked.rows.map(view) }
      : { ...answer, problems: checked.problems.map(spokenCell) };
  }
  // The same request again finds its seats taken by itself: its outcome is on record.
  const known = checked.ok ? undefined : await findCommand(deps.db, commandId(session.account, route, key));
  if (!checked.ok && !known)
    return refuseSheet(response, 'sheet-refused', checked.problems, { sheet: sheet.name });
  const done = await carryOut(deps, {
    ...{ actor: session.account, route, key, kind: 'programme', case: id, act: 'importPostings' },
    body: { file: createHash('sha256').update(bytes).digest('hex') },
    payload: () => ({ rows: checked.ok ? checked.rows : [] }),
  });
  const rows = done.events.flatMap(({ data }) => (data.rows ?? []) as readonly ImportedPosting[]);
  return { ...answer, imported: true, postings: rows.map(view) };
}

async function runningProgramme({ db }: ApiDeps, programme: string): Promise<CaseRef> {
  const id = `programme/${programme}`;
  const target = await findTarget(db, id, 'programme');
  if (target?.ended) throw new Refusal('case-ended', { case: id });
  if (target) return target.ref;
  if (!(await findProgramme(db, programme))) throw new Refusal('not-found', { id });
  throw new Refusal('wrong-stage', { stage: 'opening', act: 'importPostings' });
}

const view = ({ posting, seat, person, since, termFrom, termEnd, posts }: ImportedPosting) => ({
  ...{ posting, seat, person, since, termFrom, termEnd },
  posts: posts.map(({ title, document }) => ({ title, ...(document && { document }) })),
});
