import { STATUS_CODES } from 'node:http';
import express, { type Request, type Response } from 'express';
import type { z } from 'zod';
import type { importProblem } from '../schemas/answers/imports.ts';
import type { CellProblem } from '../schemas/import-words.ts';
import { ensureWithin, MEGABYTE } from './body-limit.ts';
import type { AcceptedFile } from './route.ts';

/** Windows calls a .csv file what the third says. What a file is, is found out by reading it. */
const TAKEN = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
];
/** Read only to be told that it has macros. */
const WITH_MACROS = 'application/vnd.ms-excel.sheet.macroenabled.12';

/** What a client is told to send. */
const SHEET_TYPES = TAKEN.slice(0, 2);

export const sheetUpTo = (megabytes: number): AcceptedFile => ({
  types: SHEET_TYPES,
  limit: megabytes * MEGABYTE,
});

/** The body of a request as it is; undefined when it says to be something else. */
export async function readSheetBody(
  request: Request,
  response: Response,
  { limit }: AcceptedFile,
): Promise<Uint8Array | undefined> {
  const type = request.get('content-type') ?? '';
  const taken = [...TAKEN, WITH_MACROS];
  if (!request.is(taken) && !taken.includes(type.toLowerCase())) return undefined;
  ensureWithin(limit, request);
  const readRaw = express.raw({ type: () => true, limit });
  await new Promise<void>((resolve, reject) => {
    readRaw(request, response, (error?: unknown) =>
      error instanceof Error ? reject(error) : resolve(undefined),
    );
  });
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
}

export const spokenCell = ({ zh, en, ...where }: CellProblem) => ({
  ...where,
  message: zh,
  message_en: en,
});

const refusals = {
  'sheet-refused': {
    status: 422,
    zh: '名单有误,未导入任何内容;见 errors。',
    en: 'The list is not right and nothing was imported: see errors.',
  },
  'wrong-content-type': {
    status: 415,
    zh: `请以 Content-Type: ${SHEET_TYPES.join(' 或 ')} 发送文件。`,
    en: `Send the file itself as Content-Type: ${SHEET_TYPES.join(' or ')}.`,
  },
} as const;

/** Answers a list that cannot go in, with every cell that is wrong; `found` where there are more than are told. */
export function refuseSheet(
  response: Response,
  code: keyof typeof refusals,
  problems: readonly CellProblem[] = [],
  { sheet = null, found = problems.length }: { readonly sheet?: string | null; readonly found?: number } = {},
): undefined {
  const errors = problems.map((problem) => ({
    ...{ in: 'body' as const, field: problem.cell ?? '' },
    ...spokenCell(problem),
  }));
  const { status, zh, en } = refusals[code];
  const body: z.input<typeof importProblem> = {
    ...{ type: `urn:lunhuan:problem:${code}`, title: STATUS_CODES[status] ?? code, status, code },
    ...{ detail: zh, detail_en: en, field: errors[0]?.field ?? null, sheet, found },
    errors,
  };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}
