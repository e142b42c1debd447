import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { PlanException, PlanProblem } from '../../domain/plan-problem.ts';
import type { ReplanCause } from '../../domain/programme-plans.ts';
import type { DateChange } from '../../domain/rotation-plan-state.ts';
import { businessDate } from '../columns.ts';
import { caseTable } from './case.ts';
import { seat } from './reference.ts';

/** Each time a rotation plan was solved. Of one plan at most one version is in force. */
export const planVersion = pgTable(
  'plan_version',
  {
    plan: text()
      .notNull()
      .references(() => caseTable.id),
    version: integer().notNull(),
    standing: text({ enum: ['draft', 'inForce', 'dropped'] }).notNull(),
    solvedOn: businessDate().notNull(),
    /** What was solved: seats and rules, no people. */
    problem: jsonb().$type<PlanProblem>().notNull(),
    status: text({ enum: ['optimal', 'bounded'] }).notNull(),
    objective: integer().notNull(),
    bound: integer().notNull(),
    /** Against the version that was in force then, and what had happened since. */
    changed: jsonb().$type<readonly DateChange[]>().notNull(),
    because: jsonb().$type<readonly ReplanCause[]>().notNull(),
    inForceOn: businessDate(),
  },
  (t) => [primaryKey({ columns: [t.plan, t.version] })],
);

/** Who is relieved when, by each version of a plan. Whether it is announced stands in `relief`: its batch is under way then. */
export const planRelief = pgTable(
  'plan_relief',
  {
    plan: text().notNull(),
    version: integer().notNull(),
    seat: text()
      .notNull()
      .references(() => seat.id),
    posting: text().notNull(),
    on: businessDate().notNull(),
    months: integer().notNull(),
    /** Why the term is not as long as the policy says, and by how many months. */
    exception: jsonb().$type<PlanException>(),
    pinned: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.version, t.seat] }),
    foreignKey({ columns: [t.plan, t.version], foreignColumns: [planVersion.plan, planVersion.version] }),
    index('plan_relief_posting').on(t.posting),
  ],
);

/** The plan of a batch: which seat is relieved when. */
export const relief = pgTable(
  'relief',
  {
    rotation: text()
      .notNull()
      .references(() => caseTable.id),
    seat: text()
      .notNull()
      .references(() => seat.id),
    posting: text().notNull(),
    on: businessDate().notNull(),
    relievedOn: businessDate(),
  },
  (t) => [primaryKey({ columns: [t.rotation, t.seat] })],
);
