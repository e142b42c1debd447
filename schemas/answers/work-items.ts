import { z } from 'zod';
import { caseFields, caseTask } from './cases.ts';
import { date, maybeDate } from './common.ts';

const text = z.string().nullable();
const words = z.object({ zh: z.string(), en: z.string() });

const itemFields = {
  n: z.int(),
  heading: z.string(),
  village: text,
  title: text,
  status: z.string(),
  plannedOn: date,
  dueOn: maybeDate,
  overdue: z.boolean(),
  completedOn: maybeDate,
  settledOn: maybeDate,
  documents: z.int(),
  /** The last known value by measure. */
  figures: z.record(z.string(), z.object({ value: z.number(), on: date })),
};

export const workItemRow = z.object({ ...caseFields, ...itemFields }).meta({ id: 'WorkItem' });

export const wholeWorkItem = z
  .object({
    ...caseFields,
    tasks: z.array(caseTask),
    people: z.record(z.string(), z.string()),
    accounts: z.record(z.string(), z.string()),
    ...itemFields,
    name: words,
    verb: words,
    clause: text,
    measures: z.array(
      z.object({
        id: z.string(),
        name: words,
        kind: z.enum(['share', 'count']),
        target: z.number().nullable(),
      }),
    ),
    plan: text,
    confirm: z.object({ office: z.string(), until: date }).nullable(),
    progress: z.array(
      z.object({
        sequence: z.int(),
        on: date,
        figures: z.record(z.string(), z.number()),
        note: text,
        enteredBy: z.string(),
        enteredOn: date,
      }),
    ),
    evidence: z.array(
      z.object({
        sequence: z.int(),
        number: z.string(),
        on: date,
        attachment: z.object({ reference: z.string(), sha256: z.string() }).nullable(),
        filedBy: z.string(),
        filedOn: date,
      }),
    ),
    /** Why its completion came back, or why it was given up. */
    reasons: z.array(z.object({ type: z.string(), on: date, reason: text })),
  })
  .meta({ id: 'WholeWorkItem' });

const count = z.int();

export const workFigure = z
  .object({
    key: text,
    name: text,
    all: count,
    open: count,
    overdue: count,
    confirming: count,
    done: count,
    dropped: count,
    townsDone: count,
  })
  .meta({ id: 'WorkFigure' });

export const measureFigure = z
  .object({
    measure: z.string(),
    name: words,
    kind: z.enum(['share', 'count']),
    target: z.number().nullable(),
    /** Towns that have told a figure, and those that have reached the target; null without one. */
    towns: count,
    reached: count.nullable(),
    rows: z.array(
      z.object({ town: z.string(), townName: z.string(), item: z.string(), value: z.number(), on: date }),
    ),
  })
  .meta({ id: 'MeasureFigure' });
