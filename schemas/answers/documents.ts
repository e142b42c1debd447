import { z } from 'zod';
import { documentKinds } from '../requests/documents.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const maybe = z.string().nullable();

export const documentRow = z
  .object({
    kind: z.enum(documentKinds),
    title: words,
    /** What tells it apart from others of its kind: the parameters to ask for it with. */
    person: maybe,
    personName: maybe,
    office: maybe,
    officeName: maybe,
    number: maybe,
    available: z.boolean(),
    /** Why it is not; null where it is. */
    why: z.object({ code: z.string(), ...words.shape }).nullable(),
  })
  .meta({ id: 'DocumentRow' });
