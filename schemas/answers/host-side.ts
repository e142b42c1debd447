import { z } from 'zod';
import { date, maybeDate } from './common.ts';

const text = z.string().nullable();

export const countyGroup = z
  .object({
    county: z.string(),
    countyName: z.string(),
    leadUnit: text,
    leadUnitName: text,
    /** A county without key towns has no leader: valid. Null for those who may not read the group. */
    members: z
      .array(
        z.object({
          person: z.string(),
          personName: z.string(),
          role: z.enum(['head', 'leader', 'member']),
          posting: text,
          town: text,
          townName: text,
          unit: z.string(),
          unitName: text,
          from: date,
          until: maybeDate,
          /** For whoever reads free texts. */
          reason: text,
          document: text,
        }),
      )
      .nullable(),
  })
  .meta({ id: 'CountyGroup' });

export const officeHolderRow = z
  .object({
    id: z.string(),
    headquarters: z.string(),
    headquartersName: z.string(),
    office: z.string(),
    person: text,
    name: z.string(),
    from: date,
    until: maybeDate,
    document: z.string(),
    endDocument: text,
  })
  .meta({ id: 'OfficeHolder' });

export const headquarters = z
  .object({ code: z.string(), name: z.string(), city: text })
  .meta({ id: 'Headquarters' });
