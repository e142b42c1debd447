import { z } from 'zod';
import { date, maybeDate } from './common.ts';

export const clockAnswer = z
  .object({ date, mode: z.enum(['real', 'driven']), nextDue: maybeDate })
  .meta({ id: 'Clock' });

export const clockMoved = z.object({ from: date, date, nextDue: maybeDate }).meta({ id: 'ClockMoved' });

/** A day that counts otherwise than published, by whose document. */
export const declaredDay = z
  .object({ day: date, working: z.boolean(), document: z.string() })
  .meta({ id: 'DeclaredDay' });
