import { z } from 'zod';
import { standings } from '../../domain/shortlist.ts';
import { date } from './common.ts';
import { ruleOutcome } from './processes.ts';

const counts = z.object({ onSite: z.int(), expected: z.int() });
const lowest = z.object({ strength: z.int(), floor: z.int(), team: z.string(), on: date });
const lowests = z.object({ onSite: lowest, expected: lowest });

/** Vacant seats of other teams that nobody is looked for, whole, and what the rules of each say of whoever would go on there. */
export const transferSeats = z
  .object({
    items: z.array(
      z.object({
        seat: z.string(),
        team: z.string(),
        teamName: z.string().nullable(),
        role: z.string(),
        unit: z.string(),
        unitName: z.string().nullable(),
        standing: z.enum(standings),
        /** The rules that the person does not pass, and those of which it is not known. */
        reasons: z.array(ruleOutcome),
      }),
    ),
  })
  .meta({ id: 'TransferSeats' });

export const changePreviewAnswer = z
  .object({
    posting: z.string(),
    /** The day on which somebody would go; null for an extension. */
    on: date.nullable(),
    teams: z.array(
      z.object({
        team: z.string(),
        name: z.string(),
        floor: z.int(),
        months: z.array(z.object({ month: z.string(), before: counts, after: counts })),
        lowest: z.object({ before: lowests, after: lowests }),
      }),
    ),
    /** Rules that would be broken by it. */
    rules: z.array(
      z.object({
        rule: z.string(),
        words: z.object({ zh: z.string(), en: z.string() }),
        clause: z.string().nullable(),
        force: z.string(),
        team: z.string().nullable(),
        seat: z.string().nullable(),
        when: z.string().nullable(),
      }),
    ),
    opens: z.array(
      z.object({
        seat: z.string(),
        unit: z.string(),
        reason: z.enum(['backfill', 'relief']),
        from: date,
        nominateBy: date,
        needBy: date,
      }),
    ),
    ends: z.array(z.string()),
    announced: z.array(
      z.object({ what: z.enum(['relief', 'arrival']), seat: z.string(), posting: z.string(), on: date }),
    ),
  })
  .meta({
    id: 'ChangePreview',
    description: '变动预览:不改变任何数据。What it would do; nothing is changed.',
  });
