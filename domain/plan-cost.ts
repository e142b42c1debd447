import type { PlanRules } from './plan-problem.ts';
import { isOverdue, type DueSeat } from './plan-due.ts';
import type { PlanSetting } from './plan-setting.ts';

/**
 * What relieving one seat in a month costs by itself: how far from its term's end, and how far beyond what is excused. A month
 * more of somebody overdue is dearer than all that it can spare a unit or the fullest month: they are kept waiting by their
 * team's rules, never by loads.
 */
export function seatCost({ term, weights }: PlanRules, { end }: Pick<DueSeat, 'end'>, month: number): number {
  const off = Math.abs(month - end);
  const beyond = weights.exception + (isOverdue(end) ? weights.unit + weights.peak : 0);
  return weights.month * off + beyond * Math.max(0, off - term.spread);
}

/** How many are relieved in each month, and of each unit: `units[unit * horizon + month]`. */
export interface Loads {
  readonly months: Int32Array;
  readonly units: Int32Array;
}

export const emptyLoads = ({ problem, levels }: PlanSetting): Loads => ({
  months: new Int32Array(problem.months),
  units: new Int32Array(problem.months * levels.length),
});

/** Seats relieved in these months, on top of a load (or taken off it). */
export function load(
  { problem, due }: PlanSetting,
  loads: Loads,
  seats: readonly number[],
  months: readonly number[],
  by: 1 | -1,
) {
  seats.forEach((seat, n) => {
    const month = months[n] ?? 0;
    const unit = due[seat]?.unit ?? 0;
    loads.months[month] = (loads.months[month] ?? 0) + by;
    const at = unit * problem.months + month;
    loads.units[at] = (loads.units[at] ?? 0) + by;
  });
}

/** The objective, in whole numbers. `months` is in the order of `due`. */
export function objectiveOf(setting: PlanSetting, months: readonly number[]): number {
  const { due, problem, levels } = setting;
  const { weights } = problem.rules;
  const loads = emptyLoads(setting);
  load(
    setting,
    loads,
    due.map((_, n) => n),
    months,
    1,
  );
  let sum = weights.peak * Math.max(0, ...loads.months);
  due.forEach((seat, n) => (sum += seatCost(problem.rules, seat, months[n] ?? 0)));
  levels.forEach((level, unit) => {
    for (let month = 0; month < problem.months; month += 1)
      sum += weights.unit * Math.max(0, (loads.units[unit * problem.months + month] ?? 0) - level);
  });
  return sum;
}
