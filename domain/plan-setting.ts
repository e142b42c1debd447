import { dueSeatsOf, togetherOf, type DueSeat } from './plan-due.ts';
import type { PlanProblem } from './plan-problem.ts';
import { shapesOf, type DueTeam } from './plan-shape.ts';

/** A problem as the planner works on it: months and units as numbers, teams with what they may do. */
export interface PlanSetting {
  readonly problem: PlanProblem;
  /** Seats that are to be relieved, in the order of the problem. */
  readonly due: readonly DueSeat[];
  readonly teams: readonly DueTeam[];
  /** By unit: what it gives in a month without straining. */
  readonly levels: readonly number[];
}

/**
 * Expects a problem without faults (plan-faults.ts). Who came together is asked of the problem, unless whoever asks knows
 * better.
 */
export function settingOf(problem: PlanProblem, cameTogether = togetherOf(problem)): PlanSetting {
  const { due, units } = dueSeatsOf(problem, cameTogether);
  return { problem, due, teams: shapesOf(problem, due), levels: levelsOf(problem, due, units) };
}

function levelsOf({ rules }: PlanProblem, due: readonly DueSeat[], units: number): readonly number[] {
  const owed = Array.from({ length: units }, () => 0);
  for (const { unit } of due) owed[unit] = (owed[unit] ?? 0) + 1;
  const [of, whole] = rules.level.share;
  return owed.map((seats) => Math.max(rules.level.most, Math.ceil((seats * of) / whole)));
}
