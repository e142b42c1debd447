import type { Column, Master } from './plan-master.ts';
import { patternsOf } from './plan-pattern.ts';
import { dayOf, monthOf, type Plan, type PlanException } from './plan-problem.ts';
import { objectiveOf } from './plan-cost.ts';
import { costsOf, type Choice, type Options } from './plan-search.ts';
import { isOverdue, overdueUntil, togetherOf, type DueSeat } from './plan-due.ts';
import type { PlanSetting } from './plan-setting.ts';

/** What each team of a setting can do. */
export function optionsOf(setting: PlanSetting): Options {
  const shapes = [...new Set(setting.teams.map(({ shape }) => shape))];
  return {
    setting,
    patterns: new Map(shapes.map((shape) => [shape, patternsOf(shape)])),
    costs: new Map(shapes.map((shape) => [shape, costsOf(shape, setting.problem.months)])),
  };
}

/**
 * Hands out columns to teams, as many of each as `values` says: what is not whole goes to those of the largest rest, class by
 * class.
 */
export function handOut(
  { classes, options }: Master,
  columns: readonly Column[],
  values: ArrayLike<number>,
): Choice {
  const choice: Choice = options.setting.teams.map(() => []);
  const used = classes.map((): { months: readonly number[]; value: number; n: number }[] => []);
  columns.forEach(({ class: at, months }, n) => {
    const value = values[n] ?? 0;
    if (value > TINY) used[at]?.push({ months, value, n });
  });
  classes.forEach(({ teams }, at) => {
    const own = used[at] ?? [];
    const whole = own.flatMap(({ months, value }) =>
      Array.from({ length: Math.floor(value + TINY) }, () => months),
    );
    const rests = own.toSorted((a, b) => restOf(b.value) - restOf(a.value) || a.n - b.n);
    teams.forEach((team, n) => {
      choice[team] = whole[n] ?? rests[(n - whole.length) % rests.length]?.months ?? [];
    });
  });
  return choice;
}

/** Below it a value is a solver's nothing. */
const TINY = 1e-6;

const restOf = (value: number): number => value - Math.floor(value + TINY);

/** A plan out of the months of its seats (in the order of `due`) and a bound of what any would cost. */
export function planOf(setting: PlanSetting, months: readonly number[], bound: number): Plan {
  const { problem, due } = setting;
  const together = togetherOf(problem);
  const objective = objectiveOf(setting, months);
  const reliefs = due.map((seat, n) => {
    const month = months[n] ?? 0;
    const exception = exceptionOf(setting, seat, month, together(seat.seat));
    return {
      seat: seat.seat.seat,
      posting: seat.seat.posting ?? '',
      on: seat.seat.fixed?.on ?? dayOf(problem, month),
      months: month - seat.start,
      ...(exception && { exception }),
    };
  });
  const changes = due.filter(({ former }, n) => former !== null && former !== months[n]).length;
  const closed = Math.min(objective, bound);
  return {
    ...{ reliefs, changes, objective, bound: closed },
    gap: objective === closed ? 0 : (objective - closed) / objective,
    status: objective === closed ? 'optimal' : 'bounded',
  };
}

/** Why a seat is relieved further from its term's end than the policy excuses; null where it is not. */
function exceptionOf(
  { problem }: PlanSetting,
  { seat, end }: DueSeat,
  month: number,
  together: boolean,
): PlanException | null {
  const off = month - end;
  if (Math.abs(off) <= problem.rules.term.spread) return null;
  if (seat.fixed) return { reason: seat.fixed.by, off };
  const common = together && Math.abs(off) <= problem.rules.firstCycle.spread;
  if (common) return { reason: 'commonStart', off };
  const overdue = isOverdue(end) && month <= overdueUntil(problem.rules);
  return { reason: overdue ? 'overdue' : 'former', off };
}

/** The months of a plan in the order of `due`; null for a seat that it leaves out. */
export function monthsIn(
  { problem, due }: PlanSetting,
  { reliefs }: Pick<Plan, 'reliefs'>,
): readonly (number | null)[] {
  const on = new Map(reliefs.map((relief) => [relief.seat, relief.on]));
  return due.map(({ seat }) => {
    const date = on.get(seat.seat);
    return date === undefined ? null : monthOf(problem, date);
  });
}
