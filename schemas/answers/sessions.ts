import { z } from 'zod';
import { date, maybeDate } from './common.ts';

const heldOffice = z.object({
  office: z.string(),
  scope: z.string(),
  role: z.string(),
  /** What the role is called to people. */
  accessRole: z.enum(['hr', 'approver', 'host', 'leader', 'supervisor', 'administrator']),
  /** Held in one's own right, not only for somebody who is absent. */
  own: z.boolean(),
  /** Absent holders for whom one stands in there. */
  standsFor: z.array(z.object({ account: z.string(), name: z.string() })),
});

const ownPosting = z.object({
  posting: z.string(),
  area: z.string(),
  role: z.enum(['leader', 'member', 'head']),
  from: date,
  /** The first day on which they were no longer on site. */
  to: maybeDate,
});

export const sessionAnswer = z
  .object({
    account: z.string(),
    name: z.string(),
    person: z.string().nullable(),
    today: date,
    offices: z.array(heldOffice),
    /** Where whoever is signed in is or was on site themselves, the last team first. */
    postings: z.array(ownPosting),
  })
  .meta({ id: 'Session' });

export const signedIn = z.object({ token: z.string(), session: sessionAnswer }).meta({ id: 'SignedIn' });

export const identity = z
  .object({
    account: z.string(),
    name: z.string(),
    office: z.string(),
    role: z.string(),
    accessRole: z.string(),
    scope: z.string(),
    scopeName: z.string(),
  })
  .meta({ id: 'DemoIdentity' });
