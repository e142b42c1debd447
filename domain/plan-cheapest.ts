import { splitsOf, type Patterns, type Split } from './plan-pattern.ts';
import { allows, OPEN } from './plan-shape.ts';

/** The months of a shape's seats, in its order, and what they cost together. */
export interface Pattern {
  readonly months: readonly number[];
  readonly cost: number;
}

/** What a month costs a seat is `cost[seat * stride + month]`; the planner's prices are whole numbers, so sums are exact. */
export interface SeatCosts {
  readonly cost: Float64Array;
  readonly stride: number;
  /** By seat, where it matters who owes which of two seats that cost the same. */
  readonly units?: readonly (number | null)[];
}

/** A search under way: one object that its steps share, since planning a province takes some hundred thousand of them. */
interface Search extends SeatCosts {
  readonly patterns: Patterns;
  readonly most: number;
  /** By place in the order: the months to choose from, the cheapest first. */
  readonly options: number[][];
  /** By place: what the seats from there on cost at least. */
  readonly rest: Float64Array;
  /** By place: whether the seat looks like the one before and costs the same, so that both orders need not be tried. */
  readonly follows: boolean[];
  /** What a month costs the group's leader, and the cheapest of its other seats. */
  readonly leaderCost: Float64Array;
  readonly memberCost: Float64Array;
  /** By place, as far as they are placed: which option, and which month. */
  readonly chosen: number[];
  readonly placed: number[];
  /** By seat. */
  readonly months: number[];
  best: Pattern | null;
  limit: number;
  /** Where every pattern is wanted: those found, by their months, and when they are too many. */
  readonly all?: Map<string, Pattern>;
  readonly enough?: number;
}

/** The cheapest pattern below a cost, always the same of equals; null where there is none. */
export function cheapest(patterns: Patterns, costs: SeatCosts, below = Infinity): Pattern | null {
  const { batchings, splits } = patterns;
  const search = startSearch(patterns, costs, below);
  const bounds = new Float64Array(batchings.length);
  const close = new Uint8Array(batchings.length);
  const bound = (n: number): number => {
    close[n] = 1;
    return leastOfSplits(search, batchings[n] ?? [], (splits[n] ??= splitsOf(patterns, batchings[n] ?? [])));
  };
  let lowest = below;
  for (let n = 0; n < bounds.length; n += 1) {
    let at = least(search, batchings[n] ?? []);
    if (at < lowest) {
      at = bound(n);
      lowest = Math.min(lowest, at);
    }
    bounds[n] = at;
  }
  for (;;) {
    // The most promising batching that is left: it bars most of the others.
    let next = 0;
    for (let n = 1; n < bounds.length; n += 1) if ((bounds[n] ?? 0) < (bounds[next] ?? 0)) next = n;
    const batching = batchings[next];
    if (!batching || (bounds[next] ?? Infinity) >= search.limit) return search.best;
    if (close[next]) lookIn(search, batching);
    bounds[next] = close[next] ? Infinity : bound(next);
  }
}

/** Every pattern below a cost, each once; null where they are more than `most`. */
export function patternsBelow(
  patterns: Patterns,
  costs: SeatCosts,
  below: number,
  most: number,
): readonly Pattern[] | null {
  const search = { ...startSearch(patterns, costs, below), all: new Map<string, Pattern>(), enough: most };
  for (const batching of patterns.batchings) {
    if (least(search, batching) < below) lookIn(search, batching);
    if (search.all.size > most) return null;
  }
  return [...search.all.values()];
}

function startSearch(patterns: Patterns, costs: SeatCosts, below: number): Search {
  const { shape, order, group, alike } = patterns;
  const { seats, rules } = shape;
  const { stride } = costs;
  const size = order.length;
  const search: Search = {
    ...{ ...costs, patterns, best: null, limit: below, chosen: [], placed: [] },
    most: rules.team.stagger === 'across-teams' ? size : rules.team.most,
    options: [],
    rest: new Float64Array(size + 1),
    follows: [],
    leaderCost: new Float64Array(group > 0 ? stride : 0).fill(Infinity),
    memberCost: new Float64Array(group > 0 ? stride : 0).fill(Infinity),
    months: [],
  };
  for (let k = 0; k < size; k += 1) {
    const seat = order[k] ?? 0;
    const { months, role } = seats[seat] ?? { months: [], role: 'member' };
    search.options.push(k < group ? [] : cheapestFirst(search, seat, months));
    search.follows.push((alike[k] ?? false) && costSame(search, months, seat, order[k - 1] ?? 0));
    search.months.push(OPEN);
    if (k >= group) continue;
    const lowest = role === 'leader' ? search.leaderCost : search.memberCost;
    for (const month of months)
      lowest[month] = Math.min(lowest[month] ?? Infinity, priceOf(search, seat, month));
  }
  countRest(search, size);
  return search;
}

const priceOf = ({ cost, stride }: SeatCosts, seat: number, month: number): number =>
  cost[seat * stride + month] ?? Infinity;

function costSame(search: Search, months: readonly number[], seat: number, other: number): boolean {
  if (search.units && search.units[seat] !== search.units[other]) return false;
  for (const month of months)
    if (priceOf(search, seat, month) !== priceOf(search, other, month)) return false;
  return true;
}

function cheapestFirst(search: Search, seat: number, months: readonly number[]): number[] {
  const sorted: number[] = [];
  for (const month of months) {
    const price = priceOf(search, seat, month);
    let at = sorted.length;
    for (; at > 0 && priceOf(search, seat, sorted[at - 1] ?? 0) > price; at -= 1)
      sorted[at] = sorted[at - 1] ?? 0;
    sorted[at] = month;
  }
  return sorted;
}

/** Adds up from behind what the seats before a place cost at least. */
function countRest({ patterns, options, rest, cost, stride }: Search, to: number): void {
  for (let k = to - 1; k >= 0; k -= 1) {
    const month = options[k]?.[0];
    const price =
      month === undefined ? Infinity : (cost[(patterns.order[k] ?? 0) * stride + month] ?? Infinity);
    rest[k] = price + (rest[k + 1] ?? 0);
  }
}

/** A bound of what a batching costs: the group goes to the cheapest months as long as there is room. */
function least(
  { patterns: { group }, leaderCost, memberCost, rest, most, placed }: Search,
  months: readonly number[],
): number {
  // `placed` is free until the search begins: it serves to sort by price.
  for (let n = 0; n < months.length; n += 1) {
    const month = months[n] ?? 0;
    const price = Math.min(memberCost[month] ?? Infinity, leaderCost[month] ?? Infinity);
    let at = n;
    for (; at > 0 && (placed[at - 1] ?? 0) > price; at -= 1) placed[at] = placed[at - 1] ?? 0;
    placed[at] = price;
  }
  let sum = rest[group] ?? 0;
  let left = group;
  for (let n = 0; n < months.length && left > 0; n += 1) {
    sum += (placed[n] ?? 0) * Math.min(left, most);
    left -= most;
  }
  return left > 0 ? Infinity : sum;
}

/** A closer bound: exact where everybody of the group costs the same and the others do not hinder. */
function leastOfSplits(
  { rest, memberCost, leaderCost, patterns: { group } }: Search,
  months: readonly number[],
  splits: readonly Split[],
): number {
  let lowest = Infinity;
  for (const { leader, leaving } of splits) {
    let sum = leader === null ? 0 : (leaderCost[months[leader] ?? 0] ?? Infinity);
    for (let n = 0; n < months.length; n += 1)
      if (leaving[n]) sum += (leaving[n] ?? 0) * (memberCost[months[n] ?? 0] ?? Infinity);
    if (sum < lowest) lowest = sum;
  }
  return lowest + (rest[group] ?? 0);
}

/** Looks for something cheaper among the patterns of a batching. */
function lookIn(search: Search, batching: readonly number[]): void {
  const { patterns, options } = search;
  for (let k = 0; k < patterns.group; k += 1) {
    const seat = patterns.order[k] ?? 0;
    const own = patterns.shape.seats[seat]?.months ?? [];
    options[k] = cheapestFirst(
      search,
      seat,
      own.length > 0 ? batching.filter((month) => own.includes(month)) : [],
    );
  }
  countRest(search, patterns.group);
  place(search, 0, 0);
}

function place(search: Search, k: number, sum: number): void {
  const { patterns, months, placed, chosen } = search;
  const { shape, order, group } = patterns;
  // Earlier it would bar little: those of the group leave in few months anyway.
  if (k >= group && !allows(shape, months)) return;
  if (k === order.length) {
    search.best = { months: months.slice(), cost: sum };
    if (search.all) search.all.set(months.join(), search.best);
    else search.limit = sum;
    return;
  }
  const seat = order[k] ?? 0;
  const own = search.options[k] ?? [];
  for (let n = search.follows[k] ? (chosen[k - 1] ?? 0) : 0; n < own.length; n += 1) {
    const month = own[n] ?? 0;
    const here = sum + priceOf(search, seat, month);
    // Every later month costs no less.
    if (here + (search.rest[k + 1] ?? 0) >= search.limit) return;
    if (!shape.seats[seat]?.announced && count(placed, k, month) >= search.most) continue;
    months[seat] = month;
    placed[k] = month;
    chosen[k] = n;
    place(search, k + 1, here);
    months[seat] = OPEN;
    if (search.all && search.all.size > (search.enough ?? 0)) return;
  }
}

function count(placed: readonly number[], before: number, month: number): number {
  let same = 0;
  for (let k = 0; k < before; k += 1) if (placed[k] === month) same += 1;
  return same;
}
