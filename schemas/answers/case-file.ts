import { z } from 'zod';
import { date } from './common.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const text = z.string().nullable();

/** An item of a nominee's case file: who provides it and for what, and the document that is there, if it is. */
export const caseFileItem = z
  .object({
    item: z.string(),
    words,
    /** A step of the nomination's chain, or `dispatch`; null where it may be filed and holds nobody up. */
    neededFor: z.string().nullable(),
    neededForWords: words.nullable(),
    office: z.string(),
    document: z
      .object({
        number: z.string(),
        on: date,
        filedBy: z.string(),
        filedByName: text,
        filedOn: date,
        onBehalf: z.object({ office: z.string(), document: z.string() }).nullable(),
        attachment: z.object({ reference: z.string(), sha256: z.string() }).nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'CaseFileItem' });
