import { z } from 'zod';
import { date, maybeDate } from './common.ts';

export const clockAnswer = z
  .object({ date, mode: z.enum(['real', 'driven']), nextDue: maybeDate })
  .meta({ id: 'Clock' });

export const clockMoved = z.object({ from: date, date, nextDue: maybeDate }).meta({ id: 'ClockMoved' });
