import { z } from 'zod';
import { assemblies } from '../domain/report-policy.ts';
import { days, isSourced, monthDay, officeRef, sourced, sourcedBy, words } from './policy-parts.ts';

const section = z.strictObject({
  id: z.string().regex(/^[A-Za-z]\w{0,40}$/),
  name: words,
  assembles: z.enum(assemblies).optional(),
});

/** policy.reports: when a report is opened and due, its headings, who is told that it is late, how long it can be corrected. */
export const reportPolicy = z
  .strictObject({
    ...sourced,
    openOn: monthDay,
    dueOn: monthDay,
    receiptLimit: days,
    chain: z.string(),
    sections: z
      .array(section)
      .min(1)
      .max(30)
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'ids of their own')
      .optional(),
    remindBefore: z.int().min(1).max(60).optional(),
    overdue: z
      .strictObject({
        ...sourced,
        steps: z.array(z.strictObject({ tell: officeRef, after: z.int().min(1).max(400) })).min(1),
      })
      .refine(isSourced, sourcedBy)
      .optional(),
    correctionMonths: z.int().min(1).max(60).optional(),
  })
  .refine(isSourced, sourcedBy);
