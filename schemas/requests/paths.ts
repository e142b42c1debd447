import { z } from 'zod';
import { code } from './common.ts';

/** A number in a case's id. */
const number = z.string().regex(/^[1-9]\d{0,5}$/);

export const byId = z.strictObject({ id: code });
export const byCode = z.strictObject({ code });
export const byArea = z.strictObject({ area: code });
export const bySelection = z.strictObject({ town: code, k: number });
export const byPosting = z.strictObject({ area: code, n: number, k: number });
export const byRotation = z.strictObject({ programme: code, n: number });
export const byRotationPlan = z.strictObject({ programme: code, n: number });
export const byReport = z.strictObject({ unit: code, year: z.string().regex(/^\d{4}$/) });
export const bySupervision = z.strictObject({ town: code, year: z.string().regex(/^\d{4}$/) });
export const byFinding = z.strictObject({ town: code, year: z.string().regex(/^\d{4}$/), n: number });
export const byWorkItem = z.strictObject({ area: code, n: number });
export const byFund = z.strictObject({ area: code, year: z.string().regex(/^\d{4}$/) });
export const byNothing = z.strictObject({});
export const byEvaluation = z.strictObject({
  of: z.enum(['person', 'team', 'unit']),
  pool: code,
  year: z.string().regex(/^\d{4}$/),
});
