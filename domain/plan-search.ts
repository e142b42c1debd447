import { cheapest } from './plan-cheapest.ts';
import { patternsOf, type Patterns } from './plan-pattern.ts';
import { emptyLoads, load, objectiveOf, seatCost, type Loads } from './plan-cost.ts';
import type { DueSeat } from './plan-due.ts';
import type { PlanSetting } from './plan-setting.ts';
import type { DueTeam, PlanShape } from './plan-shape.ts';

/**
 * Dearer than anything a team can save: whatever is compared by cost has as few changes of the former plan as the team's rules
 * allow, before anything else. Whole, and far below where whole numbers stop being exact.
 */
export const CHANGE = 2 ** 30;

/** What a setting's teams can do, and what it costs them by themselves: worked out once. */
export interface Options {
  readonly setting: PlanSetting;
  readonly patterns: ReadonlyMap<PlanShape, Patterns>;
  /** By shape: what each month costs each seat, `seat * horizon + month`. */
  readonly costs: ReadonlyMap<PlanShape, Float64Array>;
}

/** By team: the months of its seats, in the order of its shape. */
export type Choice = (readonly number[])[];

/** What the months cost, beside what they cost each seat: a price that leads somewhere, and the most that should leave in one. */
export interface Guide {
  readonly prices: Float64Array;
  readonly cap: number;
}

export function costsOf({ seats, rules }: PlanShape, horizon: number): Float64Array {
  const costs = new Float64Array(seats.length * horizon);
  seats.forEach((seat, n) => {
    for (const month of seat.months) {
      const change = seat.former !== null && seat.former !== month ? CHANGE : 0;
      costs[n * horizon + month] = seatCost(rules, seat, month) + change;
    }
  });
  return costs;
}

/** A whole plan, team by team, each taking what is cheapest once those before it have chosen. */
export function construct(options: Options, guide: Guide): Choice {
  const { setting } = options;
  const loads = emptyLoads(setting);
  return setting.teams.map((team) => {
    const best = respond(options, team, loads, guide, Infinity);
    if (!best) throw new Error(`${team.team} cannot be planned: its rules collide`);
    load(setting, loads, team.due, best, 1);
    return best;
  });
}

/** Lets team after team choose again as long as that makes the plan cheaper, and no longer than `passes` times. */
export function improve(options: Options, choice: Choice, passes: number): void {
  const { setting } = options;
  const loads = loadsOf(setting, choice);
  for (let pass = 0; pass < passes; pass += 1) {
    let better = false;
    setting.teams.forEach((team, n) => {
      const own = choice[n] ?? [];
      load(setting, loads, team.due, own, -1);
      const guide = { prices: NO_PRICES, cap: Math.max(0, ...loads.months) };
      const before = addedCost(options, team, loads, own);
      const best = respond(options, team, loads, guide, before);
      const found = best && addedCost(options, team, loads, best) < before ? best : own;
      if (found !== own) better = true;
      choice[n] = found;
      load(setting, loads, team.due, found, 1);
    });
    if (!better) return;
  }
}

const NO_PRICES = new Float64Array(0);

/** Leads a plan to where no month has more than the guide's cap, at what the guide's prices make of it. */
export function follow(options: Options, choice: Choice, guide: Guide): void {
  const { setting } = options;
  const loads = loadsOf(setting, choice);
  setting.teams.forEach((team, n) => {
    const own = choice[n] ?? [];
    if (own.every((month) => (loads.months[month] ?? 0) <= guide.cap)) return;
    load(setting, loads, team.due, own, -1);
    const best = respond(options, team, loads, guide, Infinity) ?? own;
    choice[n] = best;
    load(setting, loads, team.due, best, 1);
  });
}

function loadsOf(setting: PlanSetting, choice: Choice): Loads {
  const loads = emptyLoads(setting);
  setting.teams.forEach(({ due }, n) => load(setting, loads, due, choice[n] ?? [], 1));
  return loads;
}

/** What is cheapest for one team among the loads of the others. */
function respond(
  { setting, patterns, costs }: Options,
  team: DueTeam,
  loads: Loads,
  { prices, cap }: Guide,
  below: number,
): readonly number[] | null {
  const { levels, problem, due } = setting;
  const { weights } = problem.rules;
  const own = patterns.get(team.shape);
  const cost = costs.get(team.shape)?.slice();
  if (!own || !cost) throw new Error(`${team.team} has a shape that nobody knows`);
  const horizon = problem.months;
  team.shape.seats.forEach(({ months }, n) => {
    const unit = due[team.due[n] ?? 0]?.unit ?? 0;
    const level = levels[unit] ?? 0;
    for (const month of months) {
      let price = prices[month] ?? 0;
      if ((loads.months[month] ?? 0) >= cap) price += weights.peak;
      if ((loads.units[unit * horizon + month] ?? 0) >= level) price += weights.unit;
      const at = n * horizon + month;
      cost[at] = (cost[at] ?? 0) + price;
    }
  });
  return cheapest(own, { cost, stride: horizon }, below)?.months ?? null;
}

/**
 * The months of all seats with one of them moved to a month, and with it what else of its team has to move, at what is
 * cheapest; null where the rules about the team bar it.
 */
export function respondWithin(
  options: Options,
  months: readonly number[],
  moved: DueSeat,
  to: number,
): readonly number[] | null {
  const { setting } = options;
  const team = setting.teams.find((own) => own.team === moved.seat.team);
  if (!team) return null;
  const own = team.due.map((seat) => months[seat] ?? 0);
  const loads = loadsOf(
    setting,
    setting.teams.map(({ due }) => due.map((seat) => months[seat] ?? 0)),
  );
  load(setting, loads, team.due, own, -1);
  const at = team.due.findIndex((seat) => setting.due[seat] === moved);
  const seats = team.shape.seats.map((seat, n) => (n === at ? { ...seat, months: [to] } : seat));
  const shape = { ...team.shape, seats };
  const held = {
    setting,
    patterns: new Map([[shape, patternsOf(shape)]]),
    costs: new Map([[shape, costsOf(shape, setting.problem.months)]]),
  };
  const guide = { prices: NO_PRICES, cap: Math.max(0, ...loads.months) };
  const best = respond(held, { ...team, shape }, loads, guide, Infinity);
  if (!best) return null;
  const all = months.slice();
  team.due.forEach((seat, n) => (all[seat] = best[n] ?? 0));
  return all;
}

/** What a team adds to a plan, exactly: two of a unit in one month may be one too many where each alone is not. */
function addedCost(
  { setting, costs }: Options,
  team: DueTeam,
  loads: Loads,
  months: readonly number[],
): number {
  const { levels, problem, due } = setting;
  const { weights } = problem.rules;
  const own = costs.get(team.shape) ?? new Float64Array(0);
  const before = Math.max(0, ...loads.months);
  let sum = 0;
  let peak = before;
  months.forEach((month, n) => {
    const unit = due[team.due[n] ?? 0]?.unit ?? 0;
    let ofUnit = loads.units[unit * problem.months + month] ?? 0;
    let ofMonth = (loads.months[month] ?? 0) + 1;
    for (let k = 0; k < n; k += 1) {
      if (months[k] !== month) continue;
      ofMonth += 1;
      if (due[team.due[k] ?? 0]?.unit === unit) ofUnit += 1;
    }
    sum += (own[n * problem.months + month] ?? 0) + (ofUnit >= (levels[unit] ?? 0) ? weights.unit : 0);
    peak = Math.max(peak, ofMonth);
  });
  return sum + weights.peak * (peak - before);
}

/** The months of a choice in the order of `due`. */
export function monthsOf({ teams, due }: PlanSetting, choice: Choice): readonly number[] {
  const months = due.map(() => 0);
  teams.forEach((team, n) => team.due.forEach((seat, k) => (months[seat] = choice[n]?.[k] ?? 0)));
  return months;
}

export const costOf = ({ setting }: Options, choice: Choice): number =>
  objectiveOf(setting, monthsOf(setting, choice));
