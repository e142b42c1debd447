import { z } from 'zod';
import { code, date, filedDocument, line, onBehalf, open, page, prose } from './common.ts';
import { seatNeeds } from './demand.ts';

export const launchSelection = z
  .strictObject({
    seats: z.array(code).min(1).max(50).optional(),
    needBy: date.optional(),
    /** By seat: what it asks for instead of what the team has stated. */
    needs: z.record(code, seatNeeds).optional(),
  })
  .meta({
    id: 'LaunchSelection',
    description: '发起选派:默认为全部空缺席位。Without seats, every vacant one.',
  });

export const nomination = z
  .strictObject({
    seat: code,
    person: code,
    /** Rules that the person does not meet and that admit an exception, each with its reason. */
    waive: z
      .array(z.strictObject({ rule: code, reason: prose }))
      .max(20)
      .optional(),
    /** Papers that come with the nomination: those that the nominator's own office provides. */
    file: z
      .array(filedDocument.extend({ item: code }))
      .max(20)
      .optional(),
  })
  .meta({ id: 'Nomination' });

/** For a whole slate at once: the same letter is on file for each of them. */
export const filing = z
  .strictObject({
    entries: z
      .array(filedDocument.extend({ person: code, item: code }))
      .min(1)
      .max(200),
    onBehalf,
  })
  .meta({ id: 'Filing' });

export const ofPerson = z.strictObject({ person: code }).meta({ id: 'OfPerson' });

const persons = z.array(code).min(1).max(50);

export const notice = z.strictObject({ persons, number: line }).meta({ id: 'Notice' });

export const objection = z
  .strictObject({
    person: code,
    reason: prose,
    /** 署名: for the verifier alone. Without it, nobody's name is on it. */
    by: z.strictObject({ name: line, contact: line }).optional(),
  })
  .meta({ id: 'Objection' });

export const settlement = z
  .strictObject({ person: code, objection: code, result: z.enum(['upheld', 'dismissed']), reason: prose })
  .meta({ id: 'Settlement' });

export const dispatch = z.strictObject({ persons, number: line, on: date }).meta({ id: 'Dispatch' });

export const giveUp = z.strictObject({ seat: code, reason: prose }).meta({ id: 'GiveUp' });

export const selectionList = z.strictObject({
  town: code.optional(),
  stage: code.optional(),
  open,
  ...page,
});

export const waiverList = z.strictObject({
  case: code.optional(),
  status: z.enum(['asked', 'approved', 'refused', 'withdrawn']).optional(),
  ...page,
});
