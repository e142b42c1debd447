import { z } from 'zod';

export const adoption = z.strictObject({ version: z.int().min(1) }).meta({ id: 'PolicyAdoption' });

/** A whole policy.json: what is wrong with it is the answer, not a refusal. */
export const policyDocument = z.record(z.string(), z.unknown()).meta({ id: 'PolicyDocument' });
