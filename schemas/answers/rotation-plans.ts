import { z } from 'zod';
import { approvalView } from './approvals.ts';
import { caseFields, caseTask } from './cases.ts';
import { data, date, maybeDate } from './common.ts';

const text = z.string().nullable();
const words = z.object({ zh: z.string(), en: z.string() });
const seats = z.array(z.string());
const names = z.record(z.string(), z.string());

export const rotationPlanRow = z
  .object({
    ...caseFields,
    n: z.int(),
    /** Solved so often. */
    newest: z.int(),
    /** The version that opens the batches. */
    inForce: z.int().nullable(),
    /** Seats that the version in force, or else the newest, relieves. */
    reliefs: z.int(),
    /** Terms of the newest version that are not as long as the policy says, and those of them that were over already. */
    exceptions: z.int(),
    overdue: z.int(),
  })
  .meta({ id: 'RotationPlan' });

const versionFields = {
  version: z.int(),
  standing: z.enum(['draft', 'inForce', 'dropped']),
  solvedOn: date,
  inForceOn: maybeDate,
  status: z.enum(['optimal', 'bounded']),
  objective: z.int(),
  bound: z.int(),
  /** What the objective may be above the best there is, at most, as a share of it. */
  gap: z.number(),
  /** What had happened since the version in force. */
  because: z.array(z.object({ team: z.string(), seats: z.array(z.string()), because: z.string() })),
};

const collidingRule = z.object({ rule: z.string(), words, seat: text });

/** Why one date: what each month near the term's end would come to, all other teams left as they are. */
export const planExplanation = z
  .object({
    seat: z.string(),
    version: z.int(),
    /** `YYYY-MM` */
    month: z.string(),
    months: z.array(
      z.object({
        month: z.string(),
        is: z.enum(['chosen', 'possible', 'barred']),
        /** Months after the term's end. */
        offTerm: z.int().nullable(),
        /** By how much the whole plan would be dearer. */
        more: z.number().nullable(),
        /** Dates of the version before that would change in addition. */
        changes: z.int().nullable(),
        /** Others of the team who would have to move along. */
        moves: z.array(z.object({ seat: z.string(), to: z.string() })),
        /** Of these, without any one it could be. */
        rules: z.array(collidingRule),
      }),
    ),
  })
  .meta({ id: 'PlanExplanation' });

export const wholeRotationPlan = z
  .object({
    ...caseFields,
    tasks: z.array(caseTask),
    people: names,
    accounts: names,
    n: z.int(),
    /** What was asked for that differs from the policy. */
    wishes: data,
    /** Dates that are fixed by seat: they count when the plan is asked for again. */
    pins: names,
    outdated: z.boolean(),
    inForce: z.int().nullable(),
    /** Why nothing can be planned as it was asked for. */
    faults: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    /** Where no plan keeps to all rules: for each such team a smallest set of those that collide. */
    conflicts: z.array(
      z.object({
        team: z.string(),
        rules: z.array(collidingRule),
      }),
    ),
    versions: z.array(z.object(versionFields)),
    /** The version that the following is about; null until one is solved. */
    shown: z.int().nullable(),
    /** Against the version that was in force when it was solved. */
    changed: z.array(z.object({ seat: z.string(), from: maybeDate, to: maybeDate })),
    /** What the version leaves short of what the policy would have. */
    short: z.object({
      exceptions: z.array(z.object({ reason: z.string(), seats, off: z.tuple([z.int(), z.int()]) })),
      /** More people of a unit in a month than it gives without straining. */
      strained: z.array(z.object({ unit: z.string(), month: z.string(), reliefs: z.int(), level: z.int() })),
      /** Seats that nobody holds or is known to come to: the plan has no date for them. */
      vacant: z.array(z.object({ team: z.string(), seats })),
    }),
    reliefs: z.array(
      z.object({
        seat: z.string(),
        team: z.string(),
        teamName: text,
        unit: z.string(),
        unitName: text,
        posting: z.string(),
        person: text,
        on: date,
        months: z.int(),
        /** Why the term is not as long as the policy says, and by how many months. */
        exception: z.object({ reason: z.string(), off: z.int() }).nullable(),
        pinned: z.boolean(),
        /** The batch in which it is under way: its date is announced. */
        rotation: text,
        relievedOn: maybeDate,
      }),
    ),
    approvals: z.array(approvalView),
  })
  .meta({ id: 'WholeRotationPlan' });
