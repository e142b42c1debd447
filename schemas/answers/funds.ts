import { z } from 'zod';
import { caseFields, caseTask } from './cases.ts';
import { date } from './common.ts';

const text = z.string().nullable();
const words = z.object({ zh: z.string(), en: z.string() });

/** In yuan. */
const sums = { planned: z.number(), allotted: z.number(), used: z.number() };

const fundFields = {
  year: z.int(),
  leadUnit: z.string(),
  leadUnitName: text,
  /** By source. */
  sums: z.record(z.string(), z.object(sums)),
};

export const fundRow = z.object({ ...caseFields, ...fundFields }).meta({ id: 'Fund' });

export const wholeFund = z
  .object({
    ...caseFields,
    tasks: z.array(caseTask),
    people: z.record(z.string(), z.string()),
    accounts: z.record(z.string(), z.string()),
    ...fundFields,
    sources: z.array(z.object({ id: z.string(), name: words })),
    lines: z.array(
      z.object({
        line: z.int(),
        source: z.string(),
        kind: z.enum(['planned', 'allotted', 'used']),
        /** In yuan; less than zero in a counter entry. */
        amount: z.number(),
        on: date,
        number: z.string(),
        documentOn: date,
        attachment: z.object({ reference: z.string(), sha256: z.string() }).nullable(),
        note: text,
        corrects: z.int().nullable(),
        correctedBy: z.int().nullable(),
        enteredBy: z.string(),
        enteredOn: date,
      }),
    ),
  })
  .meta({ id: 'WholeFund' });

export const fundFigure = z
  .object({ key: text, name: text, towns: z.int(), ...sums })
  .meta({ id: 'FundFigure' });
