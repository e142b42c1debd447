import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { findCommand, findProgramme, findTarget } from '../../db/queries/commands.ts';
import { importWorld } from '../../db/queries/import-world.ts';
import type { CaseRef } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import type { ImportedPosting } from '../../domain/programme-state.ts';
import { importAnswer, type ImportAnswer, type importProblem } from '../../schemas/answers/imports.ts';
import { checkPostings, readPostings } from '../../schemas/import-postings.ts';
import type { CellProblem } from '../../schemas/import-words.ts';
import { byId } from '../../schemas/requests/paths.ts';
import { ensureAdministrator } from '../administrator.ts';
import { carryOut, commandId } from '../commands.ts';
import type { ApiDeps } from '../deps.ts';
import type { Asked, Route } from '../route.ts';

/** Windows calls a .csv file what the third says. What a file is, is found out by reading it. */
const MEDIA_TYPES = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
];

const importQuery = z.strictObject({ check: z.enum(['true', 'false']).default('false') });

type Handled = Asked<z.output<typeof byId>, z.output<typeof importQuery>, undefined>;

/** Mounted before the routes whose bodies are JSON: the body of this one is the file itself. */
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
    accepts: MEDIA_TYPES.slice(0, 2),
    answer: importAnswer,
    status: 200,
    keyed: true,
    open: false,
    handle: importPostings,
  },
];

async function importPostings(asked: Handled): Promise<ImportAnswer | undefined> {
  const { params, query, session, key, route, deps, request, response } = asked;
  await ensureAdministrator(deps, session);
  const id = `programme/${params.id}`;
  const ref = await runningProgramme(deps, params.id);
  const bytes = await readFile(request, response);
  if (!bytes) return refuse(response, 415, 'wrong-content-type', []);

  const sheet = readPostings(bytes);
  const persons = sheet.rows.flatMap(({ person }) => person ?? []);
  const checked = checkPostings(sheet, await importWorld(deps.db, ref, [...new Set(persons)]));
  const answer = { imported: false, sheet: sheet.name, postings: [], problems: [] };
  if (query.check === 'true') {
    return checked.ok
      ? { ...answer, postings: checked.rows.map(view) }
      : { ...answer, problems: checked.problems.map(spoken) };
  }
  // The same request again finds its seats taken by itself: its outcome is on record.
  const known = checked.ok ? undefined : await findCommand(deps.db, commandId(session.account, route, key));
  if (!checked.ok && !known) return refuse(response, 422, 'sheet-refused', checked.problems);
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

const readRaw = express.raw({ type: () => true, limit: '1mb' });

/** The body as it is, undefined when it says to be something else. */
async function readFile(request: Request, response: Response): Promise<Uint8Array | undefined> {
  if (!request.is(MEDIA_TYPES) && !MEDIA_TYPES.includes(request.get('content-type') ?? '')) return undefined;
  await new Promise<void>((resolve, reject) => {
    readRaw(request, response, (error?: unknown) =>
      error instanceof Error ? reject(error) : resolve(undefined),
    );
  });
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
}

const view = ({ posting, seat, person, since, termFrom, termEnd, posts }: ImportedPosting) => ({
  ...{ posting, seat, person, since, termFrom, termEnd },
  posts: posts.map(({ title, document }) => ({ title, ...(document && { document }) })),
});

const spoken = ({ zh, en, ...where }: CellProblem) => ({ ...where, message: zh, message_en: en });

const refusals = {
  'sheet-refused': {
    zh: '名单有误,未导入任何人员;见 errors。',
    en: 'The list is not right and nobody was imported: see errors.',
  },
  'wrong-content-type': {
    zh: `请以 Content-Type: ${MEDIA_TYPES.slice(0, 2).join(' 或 ')} 发送文件。`,
    en: `Send the file itself as Content-Type: ${MEDIA_TYPES.slice(0, 2).join(' or ')}.`,
  },
} as const;

function refuse(
  response: Response,
  status: number,
  code: keyof typeof refusals,
  problems: readonly CellProblem[],
): undefined {
  const errors = problems.map((problem) => ({
    ...{ in: 'body' as const, field: problem.cell ?? '' },
    ...spoken(problem),
  }));
  const body: z.input<typeof importProblem> = {
    ...{ type: `urn:lunhuan:problem:${code}`, title: STATUS_CODES[status] ?? code, status, code },
    ...{ detail: refusals[code].zh, detail_en: refusals[code].en, field: errors[0]?.field ?? null },
    errors,
  };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}
