import { z } from 'zod';
import { disqualifiers, grades } from '../domain/evaluation-policy.ts';
import { days, isSourced, monthDay, officeRef, sourced, sourcedBy, words } from './policy-parts.ts';

const share = z
  .tuple([z.int().min(0), z.int().min(1)])
  .refine(([part, whole]) => part <= whole, 'a share is at most the whole');
const mark = z.int().min(0).max(100);

const subject = z
  .strictObject({
    ...sourced,
    pool: z.enum(['county', 'city', 'programme']),
    marker: officeRef,
    proposer: officeRef,
  })
  .refine(isSourced, sourcedBy);

const disqualifier = z
  .strictObject({
    ...sourced,
    when: z.enum(disqualifiers),
    atMost: z.enum(grades).optional(),
    except: z.array(z.string().min(1)).optional(),
    words,
  })
  .refine(isSourced, sourcedBy)
  .refine(({ when, atMost }) => (when === 'absence') === (atMost === undefined), {
    message: 'says the best grade that is left; of absence the ladder of supervision says it',
    path: ['atMost'],
  });

/** policy.evaluation: pools, marks, the share of the best grade, what bars a grade, appeals. */
export const evaluation = z
  .strictObject({
    ...sourced,
    openOn: monthDay,
    weights: z
      .strictObject({ halfYear: mark, yearEnd: mark })
      .refine(({ halfYear, yearEnd }) => halfYear + yearEnd === 100, 'together one hundred'),
    leastDays: z.int().min(0).max(366),
    excellent: z
      .strictObject({ share, raised: share, leastTotal: mark })
      .refine(({ share: [a, b], raised: [c, d] }) => a * d <= c * b, {
        message: 'is not below the share that it raises',
        path: ['raised'],
      }),
    subjects: z.strictObject({ person: subject, team: subject, unit: subject }),
    disqualifiers: z.array(disqualifier),
    appealWithin: days,
    chains: z.strictObject({ grades: z.string(), appeal: z.string() }),
  })
  .refine(isSourced, sourcedBy);
