import { z } from 'zod';
import { standings } from '../../domain/shortlist.ts';
import { date } from './common.ts';
import { ruleOutcome } from './processes.ts';

const text = z.string().nullable();

export const shortlistRow = z
  .object({
    person: z.string(),
    name: z.string(),
    unit: z.string(),
    unitName: text,
    post: z.string(),
    postLevel: text,
    volunteer: z.boolean(),
    standing: z.enum(standings),
    /** The rules that somebody does not pass, and those of which it is not known. */
    reasons: z.array(ruleOutcome),
    /** How many of the town's needs they meet, and which. */
    fit: z.int(),
    matches: z.array(z.object({ need: z.string(), words: z.object({ zh: z.string(), en: z.string() }) })),
    /** In a post of the programme, until the end of its term. */
    posted: z.object({ posting: z.string(), until: date }).nullable(),
    /** Nominated already, in which selection. */
    nominated: z.object({ selection: z.string() }).nullable(),
    /** Back for less than the policy's months of rest. */
    resting: z.object({ since: date, until: date }).nullable(),
    /** Where they stand in this selection, if they have been nominated in it: nobody is nominated twice unless withdrawn. */
    stage: text,
  })
  .meta({ id: 'ShortlistRow' });
