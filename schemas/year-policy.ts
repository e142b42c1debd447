import { z } from 'zod';
import { bearerKinds, intervals } from '../domain/year-policy.ts';
import { days, isSourced, monthDay, officeRef, sourced, sourcedBy, words } from './policy-parts.ts';

const participant = z.strictObject({ id: z.string().regex(/^[A-Za-z]\w{0,40}$/), name: words });

export const dutyPolicy = z
  .strictObject({
    ...sourced,
    id: z.string().regex(/^[A-Za-z]\w{0,40}$/),
    name: words,
    of: z.enum(bearerKinds),
    every: z.enum(intervals),
    due: z.strictObject({ month: z.int().min(1).max(60), day: z.int().min(1).max(31).optional() }),
    office: officeRef,
    byLeader: z.literal(true).optional(),
    evidence: z.strictObject({
      participants: z.array(participant).max(20),
      villages: z.literal(true).optional(),
      attachment: z.literal(true).optional(),
    }),
    confirm: z.strictObject({ by: officeRef, limit: days }).optional(),
    overdue: z.strictObject({
      steps: z.array(z.strictObject({ tell: officeRef, after: z.int().min(0).max(400) })).min(1),
      missedAfter: days,
    }),
    waivedBy: officeRef,
    versions: z.literal(true).optional(),
  })
  .refine(isSourced, sourcedBy);

const measure = z
  .strictObject({
    ...sourced,
    id: z.string().regex(/^[A-Za-z]\w{0,40}$/),
    name: words,
    kind: z.enum(['share', 'count']),
    target: z.number().min(0).optional(),
  })
  .refine(isSourced, sourcedBy);

export const workHeading = z
  .strictObject({
    ...sourced,
    id: z.string().regex(/^[A-Za-z]\w{0,40}$/),
    verb: words,
    name: words,
    under: z.string().optional(),
    measures: z.array(measure).max(20),
    confirm: z.strictObject({ by: officeRef, limit: days }).optional(),
  })
  .refine(isSourced, sourcedBy);

export const fundPolicy = z
  .strictObject({
    ...sourced,
    openOn: monthDay,
    sources: z
      .array(
        z
          .strictObject({ ...sourced, id: z.string().regex(/^[A-Za-z]\w{0,40}$/), name: words })
          .refine(isSourced, sourcedBy),
      )
      .min(1)
      .refine((sources) => new Set(sources.map(({ id }) => id)).size === sources.length, 'ids of their own'),
  })
  .refine(isSourced, sourcedBy);
