import { z } from 'zod';
import { NEVER, type Page } from '../db/queries/page.ts';
import { code, date } from '../schemas/requests/common.ts';
import { invalid } from './parse.ts';

/** A cursor says nothing to a client: it is handed back as it was given out. */
export const writeCursor = (key: readonly string[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

export function readCursor<T extends z.ZodType>(
  schema: T,
  cursor: string | undefined,
): z.output<T> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalid('query', 'cursor', '不是本接口给出的游标', 'This is no cursor that was given out here');
  }
}

export const pageAnswer = <T>({ items, next }: Page<T>) => ({
  items,
  next: next && writeCursor(next),
});

/** Lists by id, and lists by three codes. */
export const idPlace = z.tuple([code]);
export const threePlace = z.tuple([code, code, code]);
/** Grades: an evaluation, and a subject in it. */
export const gradePlace = z.tuple([code, code]);
/** A shortlist, by standing, fit, volunteers and id. */
export const shortlistPlace = z.tuple([code, code, code, code]);

/** Departures: the day, then the posting. */
export const departurePlace = z.tuple([date, code]);
/** Times below the floor: since when, then the area. */
export const shortfallPlace = z.tuple([date, code]);
/** Notices, by the day on which they end. */
export const noticePlace = z.tuple([date, code, z.string().regex(/^\d{1,9}$/)]);

const due = date.or(z.literal(NEVER));
/** Lists by due date. */
export const duePlace = z.tuple([due, code]);
export const dueTaskPlace = z.tuple([due, code, code]);
/** Copies, by date: a case, then the event's number and who got it. */
export const copyPlace = z.tuple([date, code, z.string().regex(/^\d+ \S+$/)]);
