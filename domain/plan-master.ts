import { cheapest, patternsBelow, type Pattern } from './plan-cheapest.ts';
import { CHANGE, type Options } from './plan-search.ts';
import type { PlanShape } from './plan-shape.ts';

/**
 * The rotation plan as a linear model over whole teams (docs/rotation.md, "How it is solved"): a column is one way to relieve the
 * teams of a class, a row keeps their number, a month's load below the peak, or a unit's load at its level. Relaxed, it
 * gives prices; and whatever the prices, `pricedOut` gives a bound that needs no trust in who found them.
 */
export interface Master {
  readonly options: Options;
  readonly classes: readonly TeamClass[];
  /** Units whose loads have rows, by number: the others are left to the search, which a bound may do. */
  readonly watched: readonly number[];
  readonly rows: readonly MasterRow[];
}

/** Teams that the model cannot tell apart. */
export interface TeamClass {
  readonly shape: PlanShape;
  /** Which teams of the setting. */
  readonly teams: readonly number[];
  /** By seat of the shape: the unit that owes it, if it is watched. */
  readonly units: readonly (number | null)[];
}

export type MasterRow =
  | { readonly of: 'class'; readonly count: number }
  | { readonly of: 'month' }
  | { readonly of: 'unit'; readonly level: number };

export interface Column {
  readonly class: number;
  readonly months: readonly number[];
  readonly cost: number;
  /** Rows in which it stands, and how often. */
  readonly entries: ReadonlyMap<number, number>;
}

/** Prices are whole numbers of this part of a unit of cost, so that sums of them are exact and the same everywhere. */
const SCALE = 4096;

/** By row, in parts; those of classes are what a class is to cost at most. */
export type Prices = Float64Array;

export function masterOf(options: Options, watched: readonly number[]): Master {
  const { setting } = options;
  const classes = new Map<string, { shape: PlanShape; units: readonly (number | null)[]; teams: number[] }>();
  setting.teams.forEach(({ shape, due }, n) => {
    const units = due.map((seat) => {
      const unit = setting.due[seat]?.unit ?? 0;
      return watched.includes(unit) ? unit : null;
    });
    const key = `${shape.key} ${units.join()}`;
    const known = classes.get(key) ?? { shape, units, teams: [] };
    known.teams.push(n);
    classes.set(key, known);
  });
  const rows: MasterRow[] = [...classes.values()].map(({ teams }) => ({ of: 'class', count: teams.length }));
  for (let month = 0; month < setting.problem.months; month += 1) rows.push({ of: 'month' });
  for (const unit of watched)
    for (let month = 0; month < setting.problem.months; month += 1)
      rows.push({ of: 'unit', level: setting.levels[unit] ?? 0 });
  return { options, classes: [...classes.values()], watched, rows };
}

/** Where a master's rows stand: of a month, and of a unit in a month. */
const monthRow = ({ classes }: Master, month: number): number => classes.length + month;

function unitRow(master: Master, unit: number, month: number): number {
  const { months } = master.options.setting.problem;
  return monthRow(master, 0) + (1 + master.watched.indexOf(unit)) * months + month;
}

export function columnOf(master: Master, at: number, months: readonly number[]): Column {
  const team = classOf(master, at);
  const entries = new Map([[at, 1]]);
  const count = (row: number) => entries.set(row, (entries.get(row) ?? 0) + 1);
  months.forEach((month, n) => {
    count(monthRow(master, month));
    const unit = team.units[n] ?? null;
    if (unit !== null) count(unitRow(master, unit, month));
  });
  return { class: at, months, cost: costWithoutChanges(master, team, months), entries };
}

function classOf({ classes }: Master, at: number): TeamClass {
  const found = classes[at];
  if (!found) throw new Error(`there is no class ${at}`);
  return found;
}

function costWithoutChanges({ options }: Master, { shape }: TeamClass, months: readonly number[]): number {
  const costs = options.costs.get(shape);
  const { months: horizon } = options.setting.problem;
  const all = months.reduce((sum, month, n) => sum + (costs?.[n * horizon + month] ?? 0), 0);
  return all - CHANGE * changesOf(shape, months);
}

const changesOf = ({ seats }: PlanShape, months: readonly number[]): number =>
  months.filter((month, n) => (seats[n]?.former ?? month) !== month).length;

/** The prices that a solver found, made whole and brought to where they bound: its tolerances end here. */
export function pricesOf({ rows, options }: Master, duals: ArrayLike<number>): Prices {
  const { weights } = options.setting.problem.rules;
  const prices = Float64Array.from(rows, ({ of }, n) => {
    const dual = Math.round((duals[n] ?? 0) * SCALE);
    if (of === 'class') return dual;
    return Math.max(0, of === 'unit' ? Math.min(-dual, weights.unit * SCALE) : -dual);
  });
  const months = rows.reduce((sum, { of }, n) => sum + (of === 'month' ? (prices[n] ?? 0) : 0), 0);
  const most = weights.peak * SCALE;
  rows.forEach(({ of }, n) => {
    if (of === 'month' && months > most) prices[n] = Math.floor(((prices[n] ?? 0) * most) / months);
  });
  return prices;
}

/** What the months cost by themselves, in units of cost: what leads the search. */
export const monthPrices = (master: Master, prices: Prices): Float64Array =>
  prices
    .slice(monthRow(master, 0), monthRow(master, master.options.setting.problem.months))
    .map((price) => price / SCALE);

export interface Priced {
  /** No plan of as few changes costs less, whatever the prices. */
  readonly bound: number;
  /** The cheapest pattern of each class, and by how much it undercuts what the class is to cost. */
  readonly best: readonly { readonly pattern: Pattern; readonly undercuts: number }[];
}

/**
 * The Lagrangian bound: loads are paid for by their prices instead of being counted, so each team chooses for itself.
 * Holds for every price that is not negative, of months not more than the peak's weight together, of a unit's month not
 * more than the unit's.
 */
export function priceOut(master: Master, prices: Prices): Priced {
  let sum = 0;
  master.rows.forEach((row, n) => {
    if (row.of === 'unit') sum -= (prices[n] ?? 0) * row.level;
  });
  const best = master.classes.map((team, at) => {
    const pattern = cheapest(patternsIn(master, team), {
      cost: pricedCosts(master, team, prices),
      stride: horizonOf(master),
    });
    if (!pattern) throw new Error(`${team.shape.key} cannot be planned: its rules collide`);
    const cost = pattern.cost - changesOf(team.shape, pattern.months) * CHANGE * SCALE;
    sum += cost * team.teams.length;
    return { pattern, undercuts: (prices[at] ?? 0) - cost };
  });
  return { bound: Math.ceil(sum / SCALE), best };
}

const horizonOf = ({ options }: Master): number => options.setting.problem.months;

function patternsIn({ options }: Master, { shape }: TeamClass) {
  const patterns = options.patterns.get(shape);
  if (!patterns) throw new Error(`nobody knows the shape ${shape.key}`);
  return patterns;
}

/** What each month costs each seat of a class, prices included, in parts. */
function pricedCosts(master: Master, { shape, units }: TeamClass, prices: Prices): Float64Array {
  const horizon = horizonOf(master);
  const cost = (master.options.costs.get(shape) ?? new Float64Array(0)).slice();
  shape.seats.forEach(({ months }, n) => {
    const unit = units[n] ?? null;
    for (const month of months) {
      const ofUnit = unit === null ? 0 : (prices[unitRow(master, unit, month)] ?? 0);
      cost[n * horizon + month] =
        (cost[n * horizon + month] ?? 0) * SCALE + (prices[monthRow(master, month)] ?? 0) + ofUnit;
    }
  });
  return cost;
}

/**
 * Every column that a plan cheaper than `objective` can hold: whatever undercuts by less than what lies between bound and
 * objective cannot be in it. Null where they are more than `most`.
 */
export function columnsWithin(
  master: Master,
  prices: Prices,
  objective: number,
  most: number,
): Column[] | null {
  const { bound, best } = priceOut(master, prices);
  const slack = (objective - bound + 1) * SCALE;
  const columns: Column[] = [];
  for (const [at, team] of master.classes.entries()) {
    const limit = (best[at]?.pattern.cost ?? 0) + slack;
    const costs = { cost: pricedCosts(master, team, prices), stride: horizonOf(master), units: team.units };
    const found = patternsBelow(patternsIn(master, team), costs, limit, most - columns.length);
    if (!found) return null;
    columns.push(...found.map(({ months }) => columnOf(master, at, months)));
  }
  return columns;
}
