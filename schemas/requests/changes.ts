import { z } from 'zod';
import { code, date, line } from './common.ts';

const name = line.describe('名称 Name');

const what = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('renameUnit'), unit: code, name }),
  z.strictObject({ kind: z.literal('mergeUnit'), unit: code, into: code }),
  z.strictObject({
    kind: z.literal('addTown'),
    /** Nine figures, those of its county first. */
    area: code,
    name,
    county: code,
    leadUnit: code,
    members: z.array(code).max(20),
  }),
  z.strictObject({ kind: z.literal('moveTown'), area: code, leadUnit: code }),
  z.strictObject({
    kind: z.literal('resizeTeam'),
    area: code,
    /** For each new seat the unit that owes it. */
    add: z.array(code).max(20),
    end: z.array(code).max(20),
  }),
]);

export const referenceChange = z.strictObject({ what, from: date, document: line }).meta({
  id: 'ReferenceChange',
  description: '单位更名、合并,增加帮扶镇,调整牵头单位,增减席位;from 为生效日期,可为将来。',
});

export const changeWithdrawal = z
  .strictObject({ change: code, document: line })
  .meta({ id: 'ChangeWithdrawal' });
