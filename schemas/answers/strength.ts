import { z } from 'zod';
import { strengthBy } from '../../domain/strength-by.ts';
import { date, maybeDate } from './common.ts';

const lowest = z
  .object({ strength: z.int(), floor: z.int(), team: z.string(), teamName: z.string(), on: date })
  .meta({
    id: 'LowestStrength',
    description: '最低在岗:人数、下限、何处、何日。How low, where, and when first.',
  });

const row = {
  key: z.string().nullable(),
  name: z.string().nullable(),
  teams: z.int(),
  owed: z.int(),
  posted: z.int(),
  onSite: z.int(),
  expected: z.int(),
  floor: z.int(),
  belowFloor: z.int(),
  expectedBelowFloor: z.int(),
  /** By what is certain, and by what may be expected. */
  lowest: z.object({ onSite: lowest, expected: lowest }),
};

export const strengthAnswer = z
  .object({
    on: date,
    today: date,
    /** Whether the day has been, or is projected. */
    basis: z.enum(['recorded', 'projected']),
    by: z.enum(strengthBy),
    /** In which the weakest moment is looked for. */
    ahead: z.object({ from: date, until: date }),
    total: z.object(row).nullable(),
    items: z.array(z.object(row)),
  })
  .meta({
    id: 'Strength',
    description:
      '应派、在派、在岗席位数。After today `onSite` is what is certain and `expected` what may be expected: docs/strength.md.',
  });

export const shortfallRow = z
  .object({
    area: z.string(),
    areaName: z.string(),
    since: date,
    /** Null while it goes on. */
    until: maybeDate,
    strength: z.int().meta({ description: '最低在岗。The lowest that it came to.' }),
    floor: z.int(),
    office: z.string(),
    recipients: z.array(z.string()),
    explainedOn: maybeDate,
    /** Null where nothing was said, or where whoever asks may not read it. */
    reason: z.string().nullable(),
  })
  .meta({ id: 'Shortfall', description: '低于人数下限的例外:何时起、最低几人、谁说明、理由。' });
