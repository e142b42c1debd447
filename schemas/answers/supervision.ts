import { z } from 'zod';
import { presenceKinds } from '../../domain/supervision-presence.ts';
import { approvalView } from './approvals.ts';
import { caseFields, wholeFields } from './cases.ts';
import { date, maybeDate } from './common.ts';

const text = z.string().nullable();
const kind = z.enum(presenceKinds);
const words = z.object({ zh: z.string(), en: z.string() });

export const supervisionRow = z
  .object({
    ...caseFields,
    year: z.int(),
    /** Absences without leave in the team, leaves that wait for a decision, findings not closed. */
    absences: z.int(),
    leavesOpen: z.int(),
    findingsOpen: z.int(),
  })
  .meta({ id: 'Supervision' });

const days = {
  onSite: z.int(),
  trip: z.int(),
  leave: z.int(),
  absent: z.int(),
  rest: z.int(),
};

const member = z.object({
  posting: z.string(),
  person: z.string(),
  personName: z.string(),
  from: date,
  /** The first day on which they were no longer on site. */
  to: maybeDate,
  ...days,
  /** Working days of granted leave, in all teams of the year. */
  leaveDays: z.int(),
  /** Absences without leave, in all teams of the year; and what they bring. */
  absences: z.int(),
  consequence: z.object({ atMost: z.string(), words }).nullable(),
});

export const wholeSupervision = z
  .object({
    ...wholeFields,
    year: z.int(),
    /** Months that have been closed, `YYYY-MM`. */
    closed: z.array(z.string()),
    members: z.array(member),
    leaves: z.array(
      z.object({
        key: z.string(),
        posting: z.string(),
        person: z.string(),
        kind: z.string(),
        from: date,
        /** The last day and the working days that were asked for, and granted. */
        askedTo: date,
        askedDays: z.int(),
        /** Those that were taken: fewer where somebody was back or left before; null where none was. */
        to: maybeDate,
        days: z.int(),
        status: z.enum(['asked', 'granted', 'refused']),
        askedOn: date,
        reason: text,
      }),
    ),
    spotChecks: z.array(
      z.object({
        check: z.int(),
        on: date,
        office: z.string(),
        document: z.string(),
        seen: z.array(z.object({ posting: z.string(), kind })),
      }),
    ),
    approvals: z.array(approvalView),
  })
  .meta({ id: 'WholeSupervision' });

export const monthView = z
  .object({
    month: z.string(),
    closed: z.boolean(),
    members: z.array(
      z.object({
        posting: z.string(),
        person: z.string(),
        personName: z.string(),
        /** By day of the month; null where nothing is known, or the person was not on site. */
        days: z.array(z.object({ day: date, kind: kind.nullable(), onSite: z.boolean() })),
        summary: z.object({ ...days, unknown: z.int() }),
        /** There for all of it and on site too little, when it was closed; null before. */
        below: z.boolean().nullable(),
      }),
    ),
  })
  .meta({ id: 'PresenceMonth' });

export const findingRow = z
  .object({
    ...caseFields,
    posting: text,
    person: text,
    personName: text,
    office: z.string(),
    status: z.enum(['made', 'rectified', 'closed']),
    on: date,
    findingDue: maybeDate,
    closedOn: maybeDate,
    escalatedOn: maybeDate,
  })
  .meta({ id: 'Finding' });

export const wholeFinding = z
  .object({
    ...wholeFields,
    finding: findingRow,
    /** What was found, and what was said to have been done about it; null for whoever may not read it. */
    what: text,
    rectifications: z.array(
      z.object({ on: date, by: z.string(), document: z.string(), done: text, refusal: text }),
    ),
  })
  .meta({ id: 'WholeFinding' });
