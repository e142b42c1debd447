import { z } from 'zod';
import { postLevels } from '../../domain/cadre.ts';
import { handoverSides, handoverStatuses } from '../../domain/posting-handover-state.ts';
import { code, date, line, onBehalf, page, prose } from './common.ts';

export const arrival = z
  .strictObject({ on: date, document: line.optional(), onBehalf })
  .refine((body) => body.document !== undefined || body.onBehalf !== undefined, {
    message: '报到回执文号 the number of the slip that says so; on behalf, its document counts as it',
    path: ['document'],
  })
  .meta({ id: 'Arrival', description: '报到:日期与报到回执文号。The day, and the number of the slip.' });

export const extension = z
  .strictObject({ months: z.int().min(1).max(120), reason: prose })
  .meta({ id: 'Extension' });

export const recall = z.strictObject({ ground: code, reason: prose, onBehalf }).meta({ id: 'Recall' });

export const handoverSignature = z
  .strictObject({ side: z.enum(handoverSides), document: line, version: z.int().min(1) })
  .meta({ id: 'HandoverSignature' });

/** The number of an entry on a handover list. */
const entry = z.string().regex(/^[1-9]\d{0,5}$/);

const toList = z.strictObject({
  entry: entry.optional(),
  kind: code,
  title: prose,
  status: z.enum(handoverStatuses),
  note: prose.optional(),
});

/** A list of this many is a book: it is put on in several requests. */
const ENTRIES = 100;

export const handoverEntries = z
  .strictObject({
    entries: z.array(toList).max(ENTRIES).default([]),
    removed: z.array(entry).max(ENTRIES).default([]),
  })
  .meta({
    id: 'HandoverEntries',
    description:
      '交接清单:列入、更改(写明 entry)、撤下。Entries to put on the list, to change (those with their number), to take off.',
  });

export const handoverConfirmation = z
  .strictObject({ document: line.optional(), onBehalf })
  .meta({ id: 'HandoverConfirmation' });

export const handoverReturn = z.strictObject({ reason: prose, onBehalf }).meta({ id: 'HandoverReturn' });

export const opinion = z
  .strictObject({ opinion: prose, document: line.optional(), onBehalf })
  .meta({ id: 'HostOpinion' });

export const appraisal = z.strictObject({ grade: code, document: line, comment: prose.optional() }).meta({
  id: 'TermAppraisal',
  description: '期满鉴定:等次、文号。A grade of the policy, and the document.',
});

export const noteTaken = z.strictObject({ subject: code }).meta({ id: 'NoteTaken' });

/** Their letter, where it is entered for them. */
export const departure = z.strictObject({ reason: prose, document: line.optional() }).meta({
  id: 'Departure',
  description: '辞职或提前返回:代录须有文号。Entered for the person, with the document.',
});

export const promotion = z
  .strictObject({
    ...{ on: date, document: line },
    post: line.optional(),
    postLevel: z.enum(postLevels).optional(),
    rank: line.optional(),
  })
  .refine(({ post, postLevel, rank }) => (post ?? postLevel ?? rank) !== undefined, {
    message: '晋升后的职务、职务层级或职级 say what has changed: post, postLevel or rank',
    path: ['post'],
  })
  .meta({ id: 'Promotion' });

export const seatTransfer = z.strictObject({ seat: code, reason: prose }).meta({ id: 'SeatTransfer' });

export const cancellation = z.strictObject({ reason: prose }).meta({ id: 'Cancellation' });

export const appointment = z
  .strictObject({ body: line, document: line, on: date, onBehalf })
  .meta({ id: 'Appointment', description: '受援地任职决定:机关、文号、日期。' });

export const refusal = z.strictObject({ reason: prose, onBehalf }).meta({ id: 'HostRefusal' });

export const postingList = z.strictObject({
  town: code.optional(),
  person: code.optional(),
  status: z.enum(['dispatched', 'onSite', 'returned', 'cancelled']).optional(),
  ...page,
});

export const hostPostList = z.strictObject({
  town: code.optional(),
  posting: code.optional(),
  status: z.enum(['proposed', 'held', 'declined', 'ended']).optional(),
  ...page,
});
