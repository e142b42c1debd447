import { z } from 'zod';
import { noticeFields } from '../../domain/policy.ts';
import { date } from './common.ts';

/** Exactly what the policy says that a notice shows of a person, in its order. */
const shown = z.object({
  fields: z.array(
    z.object({ field: z.enum(noticeFields), heading: z.string(), value: z.string().nullable() }),
  ),
});

const noticeFieldsOf = {
  number: z.string(),
  /** Who may read it: the unit, whoever is signed in, or everybody. */
  scope: z.enum(['unit', 'system', 'public', 'none']),
  /** The town or county with all above it, and the kind of team. */
  team: z.string(),
  workingDays: z.int(),
  publishedOn: date,
  /** The last day: objections are taken on it. */
  until: date,
};

export const noticeView = z
  .object({
    selection: z.string(),
    ...noticeFieldsOf,
    people: z.array(shown.extend({ person: z.string(), verifier: z.string() })),
  })
  .meta({ id: 'NoticeView' });

/** For everybody: nothing in it but what the policy lists. */
export const publicNotice = z
  .object({ ...noticeFieldsOf, verifiers: z.array(z.string()), people: z.array(shown) })
  .meta({ id: 'PublicNotice' });
