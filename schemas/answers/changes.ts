import { z } from 'zod';
import { data, date, maybeDate } from './common.ts';

export const changeRow = z
  .object({
    id: z.string(),
    kind: z.enum(['renameUnit', 'mergeUnit', 'addTown', 'moveTown', 'resizeTeam']),
    what: data,
    from: date,
    document: z.string(),
    status: z.enum(['pending', 'made', 'withdrawn', 'lapsed']),
    /** Why it could not be made on its day: the code of the refusal. */
    refusal: z.string().nullable(),
    orderedBy: z.string(),
    orderedByName: z.string().nullable(),
    orderedOn: date,
    settledOn: maybeDate,
  })
  .meta({ id: 'ChangeRow' });
