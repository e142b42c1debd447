import { z } from 'zod';
import { strengthBy } from '../../domain/strength-by.ts';
import { date } from './common.ts';

export const strengthQuery = z.strictObject({
  /** Any past or future day; today without it. */
  on: date.optional(),
  by: z.enum(strengthBy).default('team'),
  /** How far ahead of the day the weakest moment is looked for. */
  months: z.coerce.number().int().min(1).max(120).default(12),
});
