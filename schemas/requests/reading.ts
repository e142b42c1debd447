import { z } from 'zod';
import { caseKinds } from '../../domain/case.ts';
import { code, date, open, page } from './common.ts';

/** Part of a name or of an id. */
const part = z
  .string()
  .max(100)
  .regex(/^[^\p{Cc}]*$/u)
  .meta({ pattern: '^[^\\p{Cc}]*$' })
  .optional();

/** A document: as a page to print, or as a .docx file. */
export const printed = z.strictObject({ format: z.enum(['html', 'docx']).default('html') });

export const cadreList = z.strictObject({
  /** A unit and all below it. */
  unit: code.optional(),
  text: part,
  ...page,
});

export const accountList = z.strictObject({
  text: part,
  /** Who holds it today. */
  office: code.optional(),
  ...page,
});

export const shortlist = z.strictObject({
  seat: code,
  /** The day of the nomination; today without it. */
  on: date.optional(),
  text: part,
  ...page,
});

export const townList = z.strictObject({
  on: date.optional(),
  kind: z.enum(['town', 'county']).default('town'),
});

export const caseList = z.strictObject({
  kind: z.enum(caseKinds).optional(),
  stage: code.optional(),
  town: code.optional(),
  unit: code.optional(),
  /** Only those that are due on that date or earlier. */
  dueBy: date.optional(),
  open,
  ...page,
});

export const eventList = z.strictObject({ case: code.optional(), ...page });

export const eventStream = z.strictObject({
  case: code.optional(),
  /** Where to go on; a browser sends the header Last-Event-ID instead. Without either, from now on. */
  cursor: z.string().max(500).optional(),
});

export const copyList = z.strictObject(page);

export const inboxList = z.strictObject({
  act: code.optional(),
  case: code.optional(),
  office: code.optional(),
  ...page,
});

export const unitList = z.strictObject({ parent: code.optional(), kind: code.optional(), ...page });

export const teamList = z.strictObject({ stage: code.optional(), town: code.optional(), ...page });

export const rotationList = z.strictObject({ stage: code.optional(), open, ...page });

export const noticeList = z.strictObject({ ...page });
