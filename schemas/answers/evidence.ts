import { z } from 'zod';
import { date, maybeDate } from './common.ts';

const text = z.string().nullable();
/** What a line rests on: events (`case#number`), cases, documents by their numbers. */
const cites = z.array(z.string());

export const evidence = z
  .object({
    ...{ person: z.string(), name: z.string(), unitName: text, on: date },
    postings: z.array(
      z.object({
        ...{ posting: z.string(), place: z.string(), seat: z.string(), role: z.string() },
        ...{ dispatchedOn: date, arrivedOn: maybeDate, releasedOn: maybeDate, releaseReason: text, cites },
      }),
    ),
    hostPosts: z.array(
      z.object({ title: z.string(), place: z.string(), from: date, until: maybeDate, document: text, cites }),
    ),
    firstSecretary: z.array(
      z.object({
        village: z.string(),
        place: z.string(),
        from: date,
        until: maybeDate,
        document: text,
        cites,
      }),
    ),
    opinions: z.array(
      z.object({
        ...{ year: z.int(), grade: z.string(), served: z.int(), final: z.boolean() },
        ...{ corrected: z.boolean(), cites },
      }),
    ),
    statutoryGrades: z.array(
      z.object({
        ...{ year: z.int(), version: z.int(), grade: z.string(), document: z.string(), on: date },
        ...{ stands: z.boolean(), cites },
      }),
    ),
    awards: z.array(z.object({ what: z.string(), cites })),
    findings: z.array(
      z.object({ place: z.string(), on: date, status: z.string(), closedOn: maybeDate, cites }),
    ),
    appraisals: z.array(
      z.object({
        ...{ place: z.string(), on: date, grade: z.string(), opinion: text, comment: text },
        ...{ document: text, cites },
      }),
    ),
    /** For a case file: where it is, and the hash of what is listed here. */
    attachment: z.object({ reference: z.string(), sha256: z.string() }),
  })
  .meta({ id: 'Evidence' });
