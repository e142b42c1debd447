import { z } from 'zod';
import { assemblies } from '../../domain/report-policy.ts';
import { approvalView } from './approvals.ts';
import { date, maybeDate } from './common.ts';
import { wholeFields as whole } from './cases.ts';

const prose = z.string().nullable();

const count = z.int();

/** What the record said of the year on the day on which it was assembled; money in yuan. */
const figures = z
  .object({
    through: date,
    areas: z.array(
      z.object({
        ...{ area: z.string(), areaName: z.string(), kind: z.enum(['town', 'county']) },
        ...{ from: date, until: maybeDate, seats: count, filled: count },
      }),
    ),
    people: z.array(
      z.object({
        ...{ posting: z.string(), person: z.string(), personName: z.string(), seat: z.string() },
        ...{ area: z.string(), role: z.string(), from: date, until: maybeDate, days: count },
        ...{ onSite: count, trip: count, leave: count, absent: count, rest: count },
      }),
    ),
    work: z.array(
      z.object({
        ...{ heading: z.string(), all: count, open: count, overdue: count, done: count, dropped: count },
      }),
    ),
    measures: z.array(z.object({ measure: z.string(), area: z.string(), value: z.number(), on: date })),
    funds: z.array(
      z.object({ source: z.string(), planned: z.number(), allotted: z.number(), used: z.number() }),
    ),
    duties: z.array(
      z.object({
        ...{ duty: z.string(), all: count, fulfilled: count, late: count },
        ...{ open: count, missed: count, waived: count },
      }),
    ),
    findings: z.object({ made: count, rectified: count, closed: count, escalated: count }),
  })
  .meta({ id: 'ReportFigures' });

const section = z.object({
  section: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  assembles: z.enum(assemblies).nullable(),
  text: prose,
  /** What the figures say in a sentence, for the author to begin with. */
  suggested: z.string().nullable(),
});

export const wholeReport = z
  .object({
    ...whole,
    year: z.int(),
    reportDue: maybeDate,
    /** The first one first; the last one may be a draft. */
    versions: z.array(
      z.object({
        version: z.int(),
        number: z.string().nullable(),
        /** Null while it is a draft. */
        submittedOn: maybeDate,
        late: z.boolean(),
        assembledOn: maybeDate,
        /** Why the version before it is corrected. */
        correction: prose,
        sections: z.array(section),
        figures: figures.nullable(),
        receipts: z.array(
          z.object({ recipient: z.string(), status: z.string(), sentOn: date, answeredOn: maybeDate }),
        ),
      }),
    ),
    receipts: z.array(
      z.object({
        ...{ recipient: z.string(), status: z.string(), answeredOn: maybeDate, reason: prose },
        /** The version that it was sent last. */
        version: z.int().nullable(),
      }),
    ),
    approvals: z.array(approvalView),
  })
  .meta({ id: 'WholeReport' });
