import { z } from 'zod';
import { code, date, open, page } from './common.ts';

const count = z.int().min(0).max(120);
const some = z.int().min(1).max(120);

/** What a plan is asked for that differs from the policy's rules; whoever approves the plan sees it. */
const wishes = z
  .strictObject({
    /** No relief before this month. */
    from: date.optional(),
    /** Months that it looks ahead. */
    horizon: some.optional(),
    stagger: z.enum(['within-team', 'across-teams']).optional(),
    /** Most months in which one team is relieved. */
    batches: z.int().min(1).max(12).optional(),
    /** Most seats of a team in one month. */
    most: z.int().min(1).max(20).optional(),
    /** Fewest veterans who stay. */
    veterans: z.int().min(0).max(20).optional(),
    /** Largest share of the members who leave together with the leader. */
    leader: z
      .tuple([count, some])
      .refine(([share, whole]) => share <= whole, 'a share is at most the whole')
      .optional(),
    /** Months around the end of a first term that too many began together. */
    firstCycle: z.int().min(0).max(24).optional(),
    /** Months of the year, 1 to 12. */
    avoid: z.array(z.int().min(1).max(12)).max(11).optional(),
    /** Most that a unit gives in a month without straining. */
    level: z.int().min(1).max(100).optional(),
  })
  .meta({ id: 'PlanWishes', description: '与政策不同的要求。What differs from the policy’s rules.' });

export const askedPlan = z.strictObject({ wishes: wishes.optional() }).meta({ id: 'AskedPlan' });

export const pin = z.strictObject({ seat: code, on: date }).meta({ id: 'Pin' });

export const pinnedSeat = z.strictObject({ seat: code }).meta({ id: 'PinnedSeat' });

export const rotationPlanList = z.strictObject({ stage: code.optional(), open, ...page });

/** The newest one without a number. */
const version = z.coerce.number().int().min(1).max(100_000).optional();

export const planVersion = z.strictObject({ version });

export const explainedSeat = z.strictObject({ seat: code, version });
