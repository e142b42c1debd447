import { z } from 'zod';

export const policyVersion = z
  .object({
    version: z.int(),
    /** The one that new cases begin with. */
    current: z.boolean(),
    /** Cases that go on by it. */
    openCases: z.int(),
  })
  .meta({ id: 'PolicyVersion' });

const outcome = z.enum(['passed', 'failed', 'unknown']).nullable();

export const policyPreview = z
  .object({
    valid: z.boolean(),
    problems: z.array(z.object({ file: z.string(), at: z.string(), zh: z.string(), en: z.string() })),
    /** By the paths of what differs: `chains.nomination.steps.partyGroup.limit`. */
    changes: z.array(z.object({ at: z.string(), change: z.enum(['added', 'removed', 'changed']) })),
    /** Approvals that go on through a chain in which something would change; they keep theirs. */
    approvals: z.array(
      z.object({
        case: z.string(),
        approval: z.string(),
        chain: z.string(),
        step: z.int(),
        policyVersion: z.int(),
      }),
    ),
    /** Nominees on the way whom a changed rule would judge otherwise, if they were nominated today. */
    nominees: z.array(
      z.object({
        case: z.string(),
        person: z.string(),
        policyVersion: z.int(),
        rules: z.array(z.object({ rule: z.string(), before: outcome, after: outcome })),
      }),
    ),
  })
  .meta({ id: 'PolicyPreview' });
