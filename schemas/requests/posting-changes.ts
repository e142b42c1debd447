import { z } from 'zod';
import { code, date } from './common.ts';

export const changePreviewRequest = z
  .discriminatedUnion('change', [
    z.strictObject({
      change: z.literal('leave'),
      /** A ground of the policy: some release at once, the others when their chain has decided. Without it, an early return. */
      ground: code.optional(),
      on: date.optional(),
    }),
    z.strictObject({ change: z.literal('extend'), months: z.int().min(1).max(120) }),
    z.strictObject({ change: z.literal('transfer'), to: code, on: date }),
    z.strictObject({ change: z.literal('relieve'), on: date }),
  ])
  .meta({ id: 'ProposedChange', description: '拟议变动:离任、延期、调队、改接替日期。' });
