import { z } from 'zod';
import { strengthBy } from '../../domain/strength-by.ts';
import { date } from './common.ts';

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
