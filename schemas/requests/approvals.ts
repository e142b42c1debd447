import { z } from 'zod';
import { signerPlaces } from '../../domain/approval.ts';
import { code, date, filedDocument, line, prose } from './common.ts';

/** The same acts for every kind of case: an approval's key is a person's id, `waiver:{person}`, `plan`, `signOff` ... */
const decideItem = z
  .strictObject({
    approval: code,
    verdict: z.enum(['agree', 'return', 'reject']),
    /** Id of an earlier step; without it a return goes to whoever initiated the approval. */
    returnTo: code.optional(),
    /** After a return every step is walked again; without it, it goes on where it was returned. */
    again: z.literal(true).optional(),
    reason: prose.optional(),
    /** The holder whose part is signed, where the actor has several. */
    for: code.optional(),
    /** The document that this step brings to the case file. */
    document: filedDocument.optional(),
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
      .array(
        z.strictObject({
          ...{ approval: code, agree: count, disagree: count, defer: count },
          /** Members present who took no part in this item (回避). */
          recused: count.optional(),
        }),
      )
      .min(1)
      .max(50),
  })
  .meta({ id: 'Minutes' });

const approvals = z.array(code).min(1).max(50);

export const confirmation = z.strictObject({ approvals }).meta({ id: 'MinutesConfirmation' });

export const passing = z
  .strictObject({ approvals, to: code, reason: prose.optional() })
  .meta({ id: 'Passing', description: '转办或委派给哪个账号。To which account.' });

export const namedApprovals = z.strictObject({ approvals }).meta({ id: 'NamedApprovals' });

export const addedSigner = z
  .strictObject({ approvals, account: code, place: z.enum(signerPlaces), reason: prose.optional() })
  .meta({ id: 'AddedSigner' });

export const removedSigner = z.strictObject({ approvals, account: code }).meta({ id: 'RemovedSigner' });

export const withReason = z.strictObject({ approvals, reason: prose }).meta({ id: 'ApprovalsWithReason' });

export const copies = z
  .strictObject({
    approvals,
    accounts: z.array(code).min(1).max(50).optional(),
    offices: z.array(code).min(1).max(50).optional(),
  })
  .meta({ id: 'Copies' });

export const namedApproval = z.strictObject({ approval: code }).meta({ id: 'NamedApproval' });

/** Of a chain that has not begun: which one, and for a selection the seat. Without a chain, of every approval that goes on. */
export const forecastOf = z.strictObject({ chain: code.optional(), seat: code.optional() });

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
