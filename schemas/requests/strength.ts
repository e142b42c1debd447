import { z } from 'zod';
import { strengthBy } from '../../domain/strength-by.ts';
import { code, date, open, page, prose } from './common.ts';

export const strengthQuery = z.strictObject({
  /** Any past or future day; today without it. */
  on: date.optional(),
  by: z.enum(strengthBy).default('team'),
  /** How far ahead of the day the weakest moment is looked for. */
  months: z.coerce.number().int().min(1).max(120).default(12),
});

export const shortfallExplanation = z.strictObject({ reason: prose }).meta({ id: 'ShortfallExplanation' });

export const shortfallNote = z.strictObject({ office: code }).meta({ id: 'ShortfallNote' });

export const shortfallList = z.strictObject({
  area: code.optional(),
  /** Those that go on, or those that are over; both without it. */
  open,
  ...page,
});
