import { z } from 'zod';
import { days, isSourced, sourced, sourcedBy, words } from './policy-parts.ts';

/** Limits rise: each line is reached after the one before it. */
const rises = (values: readonly number[]): boolean =>
  values.every((value, n) => n === 0 || value > (values[n - 1] ?? 0));

const leave = z.strictObject({
  kinds: z
    .array(z.strictObject({ ...sourced, id: z.string().min(1), words }).refine(isSourced, sourcedBy))
    .min(1),
  chains: z
    .array(z.strictObject({ upTo: days.optional(), chain: z.string() }))
    .min(1)
    .refine((chains) => chains.every(({ upTo }, n) => (upTo === undefined) === (n === chains.length - 1)), {
      message: 'every line but the last says up to how many working days',
    })
    .refine((chains) => rises(chains.flatMap(({ upTo }) => upTo ?? [])), {
      message: 'the shortest leave comes first',
    }),
  perYear: days,
  ground: z.string(),
});

const ladderStep = z
  .strictObject({
    ...sourced,
    absences: z.int().min(1),
    atMost: z.enum(['competent', 'basicallyCompetent', 'incompetent']),
    words,
  })
  .refine(isSourced, sourcedBy);

/** policy.supervision: presence, leave, what absence brings, findings. */
export const supervision = z
  .strictObject({
    ...sourced,
    presence: z.strictObject({ perMonth: z.int().min(0).max(31), perYear: z.int().min(0).max(366) }),
    monthClosesAfter: days,
    correctionMonths: z.int().min(1).max(12),
    leave,
    ladder: z.array(ladderStep).refine((steps) => rises(steps.map(({ absences }) => absences)), {
      message: 'the fewest absences come first',
    }),
    findings: z.strictObject({ rectifyWithin: days, verifyWithin: days }),
  })
  .refine(isSourced, sourcedBy);
