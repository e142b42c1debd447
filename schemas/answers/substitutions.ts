import { z } from 'zod';
import { date } from './common.ts';

export const substitutionRow = z
  .object({
    id: z.string(),
    account: z.string(),
    accountName: z.string(),
    substitute: z.string(),
    substituteName: z.string(),
    from: date,
    /** The first day on which it is over. */
    until: date,
    /** Null: every office that the account holds. */
    offices: z.array(z.string()).nullable(),
    document: z.string().nullable(),
  })
  .meta({ id: 'Substitution' });
