import { z } from 'zod';
import { code, date, filedDocument, onBehalf, page, prose } from './common.ts';
import { word } from './demand.ts';

const role = z.string().regex(/^[A-Za-z]\w{0,40}$/);

export const dutyEvidence = z
  .strictObject({
    /** The day on which it was done. */
    on: date,
    document: filedDocument,
    /** Roles that took part, as the policy names them. */
    participants: z.array(role).max(20).optional(),
    villages: z.array(word).max(50).optional(),
    note: prose.optional(),
    onBehalf,
  })
  .meta({ id: 'DutyEvidence', description: '规定动作佐证:日期、文书、参加人员类别、村。' });

export const evidenceConfirmation = z.strictObject({ onBehalf }).meta({ id: 'EvidenceConfirmation' });

export const evidenceReturn = z.strictObject({ reason: prose, onBehalf }).meta({ id: 'EvidenceReturn' });

export const dutyWaiver = z.strictObject({ reason: prose }).meta({ id: 'DutyWaiver' });

const year = z.coerce.number().int().min(1900).max(2199).optional();

const yesNo = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional();

const filter = {
  duty: role.optional(),
  unit: code.optional(),
  town: code.optional(),
  period: code.optional(),
  /** Of the period's first day. */
  year,
  status: z.enum(['open', 'confirming', 'fulfilled', 'waived', 'missed', 'dropped']).optional(),
  /** Open after its last day. */
  overdue: yesNo,
  /** Done after its last day. */
  late: yesNo,
  /** A town, a county or a city, with all that lies in it. */
  within: code.optional(),
};

export const dutyList = z.strictObject({ ...filter, ...page });

export const dutyFiguresQuery = z.strictObject({
  by: z.enum(['duty', 'unit', 'town', 'county', 'city', 'year']).default('duty'),
  ...filter,
});
