import { z } from 'zod';
import { data, date, maybeDate } from './common.ts';

export const caseFields = {
  id: z.string(),
  kind: z.string(),
  programme: z.string(),
  policyVersion: z.int(),
  version: z.int(),
  stage: z.string(),
  due: maybeDate,
  town: z.string().nullable(),
  townName: z.string().nullable(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  openedOn: date,
  changedOn: date,
  endedOn: maybeDate,
};

export const caseRow = z.object(caseFields).meta({ id: 'Case' });

export const eventAnswer = z
  .object({
    case: z.string(),
    kind: z.string(),
    sequence: z.int(),
    type: z.string(),
    date,
    actor: z.string(),
    actorName: z.string().nullable(),
    onBehalf: z.object({ office: z.string(), document: z.string() }).nullable(),
    data,
    /** For whoever may read it: see the access table. */
    private: data.nullable().optional(),
    texts: z.record(z.string(), z.string()).optional(),
    recordedAt: z.string().meta({ format: 'date-time' }),
    /** The place in the feed: the cursor to go on from. */
    cursor: z.string(),
  })
  .meta({ id: 'Event' });

export const caseTask = z.object({
  key: z.string(),
  office: z.string(),
  act: z.string(),
  subject: z.string(),
  due: maybeDate,
  openedOn: date,
  /** Asked by name: nobody else of the office is. */
  account: z.string().nullable(),
  /** Holders of the office who are not asked, or no more. */
  notFor: z.array(z.string()),
  /** Accounts that may not do it in an absent holder's place either: who initiated it, who takes no part. */
  barred: z.array(z.string()),
  /** The last day on which somebody who waits for it said so (催办). */
  urgedOn: maybeDate,
});

const names = z.record(z.string(), z.string());

/** What every answer about one case begins with: names of its people and accounts by their ids. */
export const wholeFields = { ...caseFields, tasks: z.array(caseTask), people: names, accounts: names };

/** Everything about a case: its whole state, what waits for whom, all that happened. */
export const wholeCase = z
  .object({
    ...caseFields,
    state: data,
    tasks: z.array(caseTask),
    /** Names of the people it is about, by their ids. */
    people: z.record(z.string(), z.string()),
    history: z.array(eventAnswer),
  })
  .meta({ id: 'WholeCase' });

export const inboxTask = z
  .object({
    case: z.string(),
    kind: z.string(),
    stage: z.string(),
    town: z.string().nullable(),
    townName: z.string().nullable(),
    key: z.string(),
    office: z.string(),
    act: z.string(),
    subject: z.string(),
    personName: z.string().nullable(),
    due: maybeDate,
    overdue: z.boolean(),
    openedOn: date,
    /** Asked by name: nobody else of the office is. */
    account: z.string().nullable(),
    /** Absent holders whose task it is, where it is not one's own. */
    standsFor: z.array(z.string()),
    /** The last day on which somebody who waits for it said so (催办). */
    urgedOn: maybeDate,
  })
  .meta({ id: 'InboxTask' });
