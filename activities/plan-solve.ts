import type { Highs } from 'highs';
import { handOut, planOf } from '../domain/plan-choose.ts';
import {
  columnOf,
  columnsWithin,
  masterOf,
  monthPrices,
  priceOut,
  pricesOf,
  type Column,
  type Master,
  type Prices,
} from '../domain/plan-master.ts';
import type { Plan } from '../domain/plan-problem.ts';
import {
  construct,
  costOf,
  follow,
  improve,
  monthsOf,
  type Choice,
  type Options,
} from '../domain/plan-search.ts';
import type { PlanSetting } from '../domain/plan-setting.ts';
import { addColumns, startModel } from './plan-lp.ts';

/** Proven so near the best, a plan is good enough; half as near, nobody looks for a better start. */
const GOAL = 0.01;
const NEAR = 0.005;
/** So few teams are solved to the end whatever the gap: it takes no longer than to ask whether it is worth it. */
const FEW_TEAMS = 40;
/** Rounds of prices; ten are usual. */
const ROUNDS = 60;
/** Most columns that are weighed against each other to the end. */
const COLUMNS = 6000;
/** Nodes of the search tree: never seconds, so that the same problem has the same plan on every machine. */
const NODES = 500;

/** A plan for teams that can each be planned (domain/plan-answer.ts). */
export function solvePlan(highs: Highs, options: Options): Plan {
  const { setting } = options;
  const rough = masterOf(options, []);
  let found = search(highs, rough);
  if (found.objective > found.bound && (gapOf(found) > GOAL || setting.teams.length <= FEW_TEAMS)) {
    const straining = unitsThatMayStrain(setting);
    const fine = straining.length > 0 ? masterOf(options, straining) : rough;
    if (fine !== rough) found = better(found, search(highs, fine));
    found = finish(highs, fine, found);
  }
  return planOf(setting, monthsOf(setting, found.choice), found.bound);
}

interface Found {
  readonly choice: Choice;
  readonly objective: number;
  readonly bound: number;
}

const gapOf = ({ objective, bound }: Found): number => (objective - bound) / objective;

const better = (a: Found, b: Found): Found => ({
  ...(b.objective < a.objective ? b : a),
  bound: Math.max(a.bound, b.bound),
});

/** Units that owe more than they give easily in one month: all others never strain, whatever the plan. */
function unitsThatMayStrain({ due, levels }: PlanSetting): readonly number[] {
  const owed = levels.map(() => 0);
  for (const { unit } of due) owed[unit] = (owed[unit] ?? 0) + 1;
  return owed.flatMap((seats, unit) => (seats > (levels[unit] ?? 0) ? [unit] : []));
}

/** Prices by column generation, and plans that they lead to. */
function search(highs: Highs, master: Master): Found {
  const { options } = master;
  const { bound, prices, columns, values, peak } = generate(highs, master);
  const handed = polish(options, handOut(master, columns, values), bound);
  if (handed.objective <= bound || gapOf(handed) <= NEAR) return handed;
  const guide = { prices: monthPrices(master, prices), cap: Math.ceil(peak - 1e-6) };
  const led = construct(options, guide);
  for (let round = 0; round < 3; round += 1) follow(options, led, guide);
  return better(handed, polish(options, led, bound));
}

function polish(options: Options, choice: Choice, bound: number): Found {
  improve(options, choice, 4);
  return { choice, objective: costOf(options, choice), bound };
}

interface Generated {
  readonly bound: number;
  readonly prices: Prices;
  readonly columns: readonly Column[];
  readonly values: ArrayLike<number>;
  readonly peak: number;
}

/**
 * Column generation: the solver prices the loads with the ways that are known, each class offers the way that is cheapest at
 * those prices, until none undercuts. The best prices seen give the bound.
 */
function generate(highs: Highs, master: Master): Generated {
  const started = startModel(highs, master, false);
  const { model, fixed } = started;
  try {
    const columns: Column[] = [];
    const known = new Set<string>();
    let prices = pricesOf(master, []);
    let best = { bound: -Infinity, prices };
    for (let round = 0; ; round += 1) {
      const priced = priceOut(master, prices);
      if (priced.bound > best.bound) best = { bound: priced.bound, prices };
      const added = priced.best.flatMap(({ pattern, undercuts }, at) => {
        const key = `${at} ${pattern.months.join()}`;
        if ((round > 0 && undercuts <= 0) || known.has(key)) return [];
        known.add(key);
        return [columnOf(master, at, pattern.months)];
      });
      const enough = round > 0 && best.bound >= model.getObjectiveValue() - 1e-6;
      if (added.length === 0 || enough || round === ROUNDS) {
        const { colValue } = model.getSolution();
        return { ...best, columns, values: colValue.slice(fixed), peak: colValue[0] ?? 0 };
      }
      addColumns(highs, started, added, columns.length, false);
      columns.push(...added);
      model.run();
      prices = pricesOf(master, model.getSolution().rowDual);
    }
  } finally {
    model.dispose();
  }
}

/** Weighs against each other all ways that a better plan could consist of, whole teams at a time. */
function finish(highs: Highs, master: Master, found: Found): Found {
  if (found.objective <= found.bound) return found;
  const { prices } = generate(highs, master);
  const columns = columnsWithin(master, prices, found.objective, COLUMNS);
  if (!columns) return found;
  const started = startModel(highs, master, true);
  const { model, fixed } = started;
  try {
    addColumns(highs, started, columns, 0, true);
    model.options.set({ mip_rel_gap: 0, mip_abs_gap: 0.99, mip_max_nodes: NODES });
    model.run();
    const status = model.getModelStatus();
    // Without a way of its own there is no better plan than the one that was found.
    if (status === highs.constants.modelStatus.infeasible) return { ...found, bound: found.objective };
    const proven = Math.ceil(Number(model.info.get('mip_dual_bound')) - 1e-6);
    const bound = Math.max(found.bound, Math.min(found.objective, proven));
    if (model.info.get('primal_solution_status') !== highs.constants.solutionStatus.feasible)
      return { ...found, bound };
    const choice = handOut(master, columns, model.getSolution().colValue.slice(fixed));
    return better({ ...found, bound }, { choice, objective: costOf(master.options, choice), bound });
  } finally {
    model.dispose();
  }
}
