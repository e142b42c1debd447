import { z } from 'zod';
import { grades, postLevels, type CadreRecord } from '../domain/cadre.ts';
import { code, date } from './requests/common.ts';

/** Ids stand in the addresses of the API and in the names of approvals. */
export const id = code.regex(/^[^/]+$/);
export const shortText = z.string().trim().min(1).max(200);

const text = z.string().max(2000);
const texts = z.array(text.min(1)).max(200);
const partialDate = z.union([date, z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)]);

const periods = z.array(z.strictObject({ what: text.min(1), from: date, until: date })).max(50);

/** The whole record as structured data: what a list of JSON objects has, and what a sheet comes to. */
export const cadreRecord = z.strictObject({
  id,
  unit: code,
  name: shortText,
  sex: z.enum(['female', 'male']),
  born: partialDate.exactOptional(),
  ethnicity: shortText,
  nativePlace: shortText,
  birthplace: shortText,
  partyMember: z.boolean(),
  partyEntry: partialDate.exactOptional(),
  fullMembership: partialDate.exactOptional(),
  workStart: partialDate.exactOptional(),
  health: z.enum(['good', 'fair', 'ill']).exactOptional(),
  technicalTitle: shortText.exactOptional(),
  specialty: shortText,
  education: z.strictObject({ fullTime: shortText, inService: shortText.exactOptional() }),
  post: shortText,
  postLevel: z.enum(postLevels).exactOptional(),
  rank: shortText,
  establishment: z.enum(['establishment', 'regular', 'contract']),
  resume: z
    .array(z.strictObject({ from: partialDate, until: partialDate.exactOptional(), what: text.min(1) }))
    .max(200),
  rewards: texts,
  sanctions: periods,
  underInvestigation: z.boolean(),
  otherPostings: periods.exactOptional(),
  grades: z.record(z.string().regex(/^(19|20|21)\d\d$/), z.enum(grades)),
  family: z
    .array(
      z.strictObject({
        relation: shortText,
        name: shortText,
        unit: text.min(1).exactOptional(),
        area: code.exactOptional(),
        cadre: id.exactOptional(),
      }),
    )
    .max(50),
  skills: texts,
  volunteer: z.boolean(),
  coManagedBy: code.exactOptional(),
}) satisfies z.ZodType<CadreRecord>;
