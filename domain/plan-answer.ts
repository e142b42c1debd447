import type { RefusalData } from './errors.ts';
import { optionsOf, planOf } from './plan-choose.ts';
import { conflictsOf, type PlanConflict } from './plan-conflict.ts';
import { faultsOf } from './plan-faults.ts';
import type { Plan, PlanProblem } from './plan-problem.ts';
import type { Options } from './plan-search.ts';
import { settingOf } from './plan-setting.ts';

/** What a problem comes to: a plan, what is wrong with the problem, or the rules that collide in it. */
export type PlanAnswer =
  | { readonly is: 'planned'; readonly plan: Plan }
  | { readonly is: 'faulty'; readonly faults: readonly RefusalData[] }
  | { readonly is: 'infeasible'; readonly conflicts: readonly PlanConflict[] };

/** Asks for a plan only where there can be one: every team can be planned by itself, so all together can. */
export function answerTo(problem: PlanProblem, solve: (options: Options) => Plan): PlanAnswer {
  const faults = faultsOf(problem);
  if (faults.length > 0) return { is: 'faulty', faults };
  const setting = settingOf(problem);
  if (setting.due.length === 0) return { is: 'planned', plan: planOf(setting, [], 0) };
  const options = optionsOf(setting);
  const conflicts = conflictsOf(options);
  if (conflicts.length > 0) return { is: 'infeasible', conflicts };
  return { is: 'planned', plan: solve(options) };
}
