import { z } from 'zod';
import { code, date } from './common.ts';

export const signIn = z.strictObject({ account: code }).meta({ id: 'SignIn' });

/** To a date, or by a number of days. */
export const advance = z
  .union([z.strictObject({ to: date }), z.strictObject({ days: z.int().min(1).max(3660) })])
  .meta({ id: 'ClockAdvance' });
