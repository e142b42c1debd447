import { z } from 'zod';
import { code, date, page } from './common.ts';

export const departureList = z.strictObject({
  /** As it was known at the end of this day, today or one that has been; today without it. */
  on: date.optional(),
  /** The first day; the day as of which it is asked without it. */
  from: date.optional(),
  /** The first day after the last; twelve months on without it. */
  to: date.optional(),
  /** The unit that owes the seat, or leads the team. */
  unit: code.optional(),
  county: code.optional(),
  ...page,
});
