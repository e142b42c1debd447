import { z } from 'zod';
import { code, date, line, prose } from './common.ts';

/** The same three acts for every kind of case: an approval's key is a person's id, `waiver:{person}`, `plan`, `signOff` ... */
const decideItem = z
  .strictObject({
    approval: code,
    verdict: z.enum(['agree', 'return', 'reject']),
    /** Id of an earlier step; without it a return goes to whoever initiated the approval. */
    returnTo: code.optional(),
    reason: prose.optional(),
  })
  .meta({ id: 'DecideItem' });

export const decisions = z
  .strictObject({ items: z.array(decideItem).min(1).max(50) })
  .meta({ id: 'Decisions' });

const count = z.int().min(0).max(10_000);

export const minutes = z
  .strictObject({
    number: line,
    heldOn: date,
    due: count,
    present: count,
    items: z
      .array(z.strictObject({ approval: code, agree: count, disagree: count, defer: count }))
      .min(1)
      .max(50),
  })
  .meta({ id: 'Minutes' });

export const confirmation = z
  .strictObject({ approvals: z.array(code).min(1).max(50) })
  .meta({ id: 'MinutesConfirmation' });

/** Decisions on several cases at once: each item has a result of its own. */
export const inboxDecisions = z
  .strictObject({
    items: z
      .array(decideItem.extend({ case: code }))
      .min(1)
      .max(100),
  })
  .refine(
    ({ items }) => new Set(items.map((item) => `${item.case} ${item.approval}`)).size === items.length,
    { message: 'two items decide on the same approval', path: ['items'] },
  )
  .meta({ id: 'InboxDecisions' });
