import { z } from 'zod';
import { date, problem } from './common.ts';

/** Something that a list gets wrong, and where. */
const cellProblem = z.object({
  /** `C7`; null for what concerns the whole file. */
  cell: z.string().nullable(),
  column: z.string().nullable(),
  rule: z.string(),
  message: z.string(),
  message_en: z.string(),
});

export const importAnswer = z
  .object({
    /** False after a check, which changes nothing. */
    imported: z.boolean(),
    /** The sheet that was read; null of a .csv file, and where the same import was answered before. */
    sheet: z.string().nullable(),
    postings: z.array(
      z.object({
        posting: z.string(),
        seat: z.string(),
        person: z.string(),
        since: date,
        termFrom: date,
        termEnd: date,
        posts: z.array(z.object({ title: z.string(), document: z.string().optional() })),
      }),
    ),
    /** Found by a check. An import that has any is refused as a whole, with the same list as its `errors`. */
    problems: z.array(cellProblem),
  })
  .meta({ id: 'ImportAnswer' });

export type ImportAnswer = z.infer<typeof importAnswer>;

/** The refusal of a list: a problem whose errors name cells of the sheet. */
export const importProblem = problem
  .extend({
    sheet: z.string().nullable(),
    /** How much is wrong in all: of a long list not everything is told. */
    found: z.int(),
    errors: z.array(cellProblem.extend({ in: z.literal('body'), field: z.string() })),
  })
  .meta({ id: 'ImportProblem' });

/** A month's presence as it went in, team by team. */
export const presenceImportAnswer = z
  .object({
    /** False after a check, which changes nothing. */
    imported: z.boolean(),
    sheet: z.string().nullable(),
    month: z.string(),
    /** Rows of the list, and the days of all people that went in (or would, of a check). */
    rows: z.int(),
    days: z.int(),
    teams: z.array(
      z.object({
        case: z.string(),
        days: z.int(),
        /** What the team said in the meantime: nothing of its rows went in then. */
        refusal: z.object({ code: z.string(), message: z.string(), message_en: z.string() }).nullable(),
      }),
    ),
    problems: z.array(cellProblem),
    found: z.int(),
  })
  .meta({ id: 'PresenceImportAnswer' });

export type PresenceImportAnswer = z.infer<typeof presenceImportAnswer>;
