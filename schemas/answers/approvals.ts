import { z } from 'zod';
import { data, date, maybeDate } from './common.ts';

const text = z.string().nullable();
/** A free text: null where there is none, or none that whoever asks may read. */
const prose = text;
const words = z.object({ zh: z.string(), en: z.string() });

const meeting = z.object({
  number: z.string(),
  heldOn: date,
  due: z.int(),
  present: z.int(),
  agree: z.int(),
  disagree: z.int(),
  defer: z.int(),
  /** 回避: members present who took no part in this item. */
  recused: z.int(),
  recordedBy: z.string(),
});

/** One approval with the steps of its chain, whose turn it is, and everything that happened at each step. */
export const approvalView = z
  .object({
    approval: z.string(),
    status: z.enum(['open', 'agreed', 'rejected', 'returned', 'withdrawn', 'terminated']),
    /** Where it stands; -1 before the first step. */
    step: z.int(),
    office: z.string(),
    due: maybeDate,
    signed: z.array(z.string()),
    /** Recorded and not confirmed yet. */
    minutes: meeting.nullable(),
    /** Who is asked now: an office, or an account by name. */
    turns: z.array(z.object({ act: z.string(), office: z.string(), account: text })),
    /** Signers who were added, and parts of holders that somebody else has. */
    added: z.array(z.object({ account: z.string(), by: z.string(), place: z.string(), signed: z.boolean() })),
    moved: z.array(z.object({ owner: z.string(), to: z.string(), as: z.string() })),
    steps: z.array(
      z.object({
        id: z.string(),
        name: words,
        kind: z.enum(['signing', 'meeting']),
        may: z.array(z.string()),
        /** The item of the case file that this step's signature brings. */
        files: text,
      }),
    ),
    decisions: z.array(
      z.object({
        step: z.int(),
        verdict: z.string(),
        by: z.string(),
        byName: text,
        /** For whom, and by what right, where somebody signed who does not hold the office. */
        for: text,
        as: text,
        date,
        reason: prose,
        /** The minutes that were confirmed. */
        minutes: meeting.nullable(),
      }),
    ),
    /** What happened beside decisions: passed on, added, recused, reminded, escalated, deemed consent ... */
    trace: z.array(z.object({ type: z.string(), date, by: z.string(), byName: text, reason: prose, data })),
  })
  .meta({ id: 'Approval' });

export const forecasts = z
  .object({
    items: z.array(
      z.object({
        /** Null before it begins. */
        approval: text,
        name: words,
        steps: z.array(
          z.object({
            ...{ step: z.int(), id: z.string(), name: words, kind: z.string() },
            status: z.enum(['done', 'open', 'toCome', 'skipped']),
            office: text,
            by: maybeDate,
            holders: z.array(
              z.object({
                account: z.string(),
                name: z.string(),
                /** Not who nominated or drafted the same. */
                mayDecide: z.boolean(),
                /** Who stands in for them while they are absent. */
                substitute: z
                  .object({ account: z.string(), name: z.string(), mayDecide: z.boolean() })
                  .nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ApprovalForecasts' });

export const copyRow = z
  .object({
    case: z.string(),
    kind: z.string(),
    townName: text,
    approval: z.string(),
    personName: text,
    recipient: z.string(),
    by: z.string(),
    byName: text,
    date,
  })
  .meta({ id: 'Copy' });
