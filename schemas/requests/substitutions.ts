import { z } from 'zod';
import { code, date, line } from './common.ts';

export const substitute = z
  .strictObject({
    account: code,
    substitute: code,
    from: date,
    /** The first day on which it is over. */
    until: date,
    /** Every office of the account without them. */
    offices: z.array(code).min(1).max(50).optional(),
    /** On which somebody else than the account enters it. */
    document: line.optional(),
  })
  .meta({ id: 'Substitute', description: '代理人,until 为不再代理的首日。' });

export const substitutionEnding = z
  .strictObject({ substitution: code, on: date, document: line.optional() })
  .meta({ id: 'SubstitutionEnding', description: 'on 为不再代理的首日。' });
