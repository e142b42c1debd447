import { z } from 'zod';
import { code, date, page } from './common.ts';

export const departureList = z.strictObject({
  /** The first day; today without it. */
  from: date.optional(),
  /** The first day after the last; twelve months on without it. */
  to: date.optional(),
  /** The unit that owes the seat, or leads the team. */
  unit: code.optional(),
  county: code.optional(),
  ...page,
});
