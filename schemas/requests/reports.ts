import { z } from 'zod';
import { code, onBehalf, page, prose } from './common.ts';

export const draft = z.strictObject({ text: prose }).meta({ id: 'ReportDraft' });

/** Each recipient acknowledges or returns the report on its own. */
export const receipt = z
  .discriminatedUnion('result', [
    z.strictObject({ result: z.literal('acknowledged'), recipient: code, onBehalf }),
    z.strictObject({ result: z.literal('returned'), recipient: code, reason: prose, onBehalf }),
  ])
  .meta({ id: 'Receipt' });

export const reportList = z.strictObject({
  unit: code.optional(),
  year: z.coerce.number().int().min(1900).max(2199).optional(),
  status: z.enum(['draft', 'signing', 'submitted', 'received']).optional(),
  ...page,
});
