import { z } from 'zod';
import { date, maybeDate } from './common.ts';

const text = z.string().nullable();

export const needsView = z
  .object({
    skills: z.array(z.string()),
    villages: z.array(z.object({ name: z.string(), tags: z.array(z.string()), firstSecretary: z.boolean() })),
  })
  .meta({ id: 'Needs' });

/** What a town asks for, as stated last. */
export const statedNeeds = z
  .object({
    ...needsView.shape,
    /** Null where there is none, or none that whoever asks may read. */
    note: text,
    statedBy: z.string(),
    statedByName: text,
    statedOn: date,
    onBehalf: z.object({ office: z.string(), document: z.string() }).nullable(),
  })
  .meta({ id: 'StatedNeeds' });

export const demandAnswer = z
  .object({
    area: z.string(),
    months: z.int(),
    needs: statedNeeds.nullable(),
    seats: z.array(
      z.object({
        seat: z.string(),
        n: z.int(),
        role: z.string(),
        /** Who owes it. */
        supplyingUnit: z.string(),
        supplyingUnitName: text,
        why: z.enum(['vacant', 'relief', 'termEnd']),
        /** Since when, or from when on; null for a seat that nobody has held yet. */
        from: maybeDate,
        posting: text,
        person: text,
        personName: text,
        /** The selection that looks for somebody, and the posting of whoever is on the way. */
        selection: text,
        coming: text,
        relief: z.object({ rotation: z.string(), on: date }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Demand' });

export const quotaNoticeView = z.object({
  number: z.string(),
  on: date,
  sentOn: date,
  seats: z.array(z.object({ seat: z.string(), unit: z.string(), by: date })),
});

export const volunteerView = z.object({
  person: z.string(),
  name: text,
  seat: text,
  enteredBy: z.string(),
  enteredOn: date,
});
