import { z } from 'zod';
import { code, line, onBehalf, page, prose } from './common.ts';

/** Headings of the policy; what is not named stays as it was. */
export const draft = z
  .strictObject({
    sections: z
      .array(z.strictObject({ section: code, text: prose }))
      .min(1)
      .max(30)
      .refine((all) => new Set(all.map(({ section }) => section)).size === all.length, 'each section once'),
  })
  .meta({ id: 'ReportDraft' });

export const submission = z.strictObject({ number: line }).meta({ id: 'ReportSubmission' });
export const correction = z.strictObject({ reason: prose }).meta({ id: 'ReportCorrection' });
export const reportNote = z.strictObject({ subject: code }).meta({ id: 'ReportNote' });

/** A version that was sent; without it the last one, or the draft while there is none. */
export const reportDocument = z.strictObject({
  version: z.coerce.number().int().min(1).max(999).optional(),
  format: z.enum(['html', 'docx']).default('html'),
});

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
