import { z } from 'zod';
import { caseFields, caseTask } from './cases.ts';
import { date, maybeDate } from './common.ts';

const text = z.string().nullable();
const words = z.object({ zh: z.string(), en: z.string() });

const dutyFields = {
  /** Id of the policy's duty. */
  duty: z.string(),
  period: z.string(),
  /** Who files the evidence. */
  office: z.string(),
  status: z.string(),
  /** The last day. */
  dutyDue: date,
  overdue: z.boolean(),
  doneOn: maybeDate,
  /** Done after the last day. */
  late: z.boolean(),
  overdueOn: maybeDate,
  settledOn: maybeDate,
};

export const dutyRow = z.object({ ...caseFields, ...dutyFields }).meta({ id: 'Duty' });

const role = z.object({ id: z.string(), name: words });

export const wholeDuty = z
  .object({
    ...caseFields,
    tasks: z.array(caseTask),
    people: z.record(z.string(), z.string()),
    accounts: z.record(z.string(), z.string()),
    ...dutyFields,
    name: words,
    clause: text,
    /** Why it is so although the plan does not say it. */
    assumed: text,
    every: z.string(),
    /** What the evidence has to show. */
    wanted: z.object({ participants: z.array(role), villages: z.boolean(), attachment: z.boolean() }),
    versions: z.boolean(),
    waivedBy: z.string(),
    /** Who is asked to confirm, and until when. */
    confirm: z.object({ office: z.string(), until: date }).nullable(),
    /** Who has been told that it is late. */
    told: z.array(z.string()),
    waiver: text,
    evidence: z.array(
      z.object({
        sequence: z.int(),
        version: z.int(),
        on: date,
        number: z.string(),
        documentOn: date,
        attachment: z.object({ reference: z.string(), sha256: z.string() }).nullable(),
        participants: z.array(z.string()),
        villages: z.array(z.string()),
        note: text,
        status: z.enum(['filed', 'accepted', 'returned']),
        /** Why it was returned. */
        reason: text,
        filedBy: z.string(),
        filedOn: date,
        onBehalf: z.object({ office: z.string(), document: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'WholeDuty' });

const count = z.int();

export const dutyFigure = z
  .object({
    key: text,
    name: text,
    all: count,
    open: count,
    overdue: count,
    confirming: count,
    fulfilled: count,
    late: count,
    waived: count,
    missed: count,
    dropped: count,
  })
  .meta({ id: 'DutyFigure' });
