import type { PlanShape } from './plan-shape.ts';

/** What has been worked out of a shape: the ways to batch it. */
export interface Patterns {
  readonly shape: PlanShape;
  /** Seats in the order in which they are placed: the group first. */
  readonly order: readonly number[];
  /**
   * How many are in the largest group of those who came together, where that is more than it may have batches: each of
   * `batchings` is a choice of months for it. Everybody else, and a smaller group, chooses among all of their own months.
   */
  readonly group: number;
  readonly batchings: readonly (readonly number[])[];
  /** By batching, once somebody has asked: the ways to split the group over its months. */
  readonly splits: (readonly Split[])[];
  /** In that order: whether a seat looks like the one before. */
  readonly alike: readonly boolean[];
}

/** How many of the group leave in each month of a batching, the leader aside, and in which of them the leader does. */
export interface Split {
  readonly leader: number | null;
  readonly leaving: readonly number[];
}

export function patternsOf(shape: PlanShape): Patterns {
  const { seats } = shape;
  const group = groupOf(shape);
  const order = [...group, ...seats.map((_, n) => n).filter((n) => !group.includes(n))];
  const keys = order.map((n) => JSON.stringify(seats[n]));
  const alike = keys.map((key, k) => k > 0 && key === keys[k - 1]);
  const batchings = monthSets(shape, group);
  return { shape, order, group: group.length, batchings, splits: [], alike };
}

/** Seats of the largest group of those who came together, if that is more than it may have batches. */
function groupOf({ seats, rules: { team } }: PlanShape): readonly number[] {
  const cameIn = (start: number): readonly number[] =>
    seats.flatMap((seat, n) => (seat.start === start ? [n] : []));
  const group = seats.map(({ start }) => cameIn(start)).reduce((a, b) => (b.length > a.length ? b : a));
  const free = team.stagger === 'across-teams' || group.length <= team.batches;
  return free || group.some((n) => seats[n]?.announced) ? [] : group;
}

/** Every choice of as many months as the group may have batches. */
function monthSets({ seats, rules }: PlanShape, group: readonly number[]): readonly (readonly number[])[] {
  if (group.length === 0) return [[]];
  const months = [...new Set(group.flatMap((n) => seats[n]?.months ?? []))].toSorted((a, b) => a - b);
  const size = Math.min(rules.team.batches, months.length);
  let sets: (readonly number[])[] = [[]];
  for (let n = 0; n < size; n += 1)
    sets = sets.flatMap((set) => months.filter((m) => m > (set.at(-1) ?? -1)).map((m) => [...set, m]));
  return sets;
}

/**
 * The ways to split the group that leave enough veterans and do not take too many with the leader, if everybody else were a
 * veteran and stayed: what is not among them is barred whatever the others do.
 */
export function splitsOf(patterns: Patterns, months: readonly number[]): readonly Split[] {
  const { shape, order, group } = patterns;
  const { seats, rules } = shape;
  const [of, whole] = rules.leader.share;
  const withLeader = order.slice(0, group).some((n) => seats[n]?.role === 'leader');
  const splits: Split[] = [];
  const leaving = months.map(() => 0);
  const choose = (n: number, left: number, leader: number | null): void => {
    if (n === months.length) {
      if (left === 0 && enoughStay(patterns, months, leaving, leader))
        splits.push({ leader, leaving: leaving.slice() });
      return;
    }
    const most =
      leader === n
        ? Math.min(rules.team.most - 1, Math.floor((shape.members * of) / whole))
        : rules.team.most;
    for (let count = 0; count <= Math.min(left, most); count += 1) {
      leaving[n] = count;
      choose(n + 1, left - count, leader);
    }
  };
  if (withLeader) for (let leader = 0; leader < months.length; leader += 1) choose(0, group - 1, leader);
  else choose(0, group, null);
  return splits;
}

function enoughStay(
  { shape: { seats, stays, veterans, rules }, order, group }: Patterns,
  months: readonly number[],
  leaving: readonly number[],
  leader: number | null,
): boolean {
  const start = seats[order[0] ?? 0]?.start ?? 0;
  for (let n = 0; n < months.length; n += 1) {
    if (leaving[n] === 0 && leader !== n) continue;
    let known = seats.length - group + stays.length;
    for (let k = 0; k < months.length; k += 1) {
      const since = k < n ? (months[k] ?? 0) : start;
      if (k === n || (months[n] ?? 0) - since < rules.veterans.months) continue;
      known += (leaving[k] ?? 0) + (leader === k ? 1 : 0);
    }
    if (known < veterans) return false;
  }
  return true;
}
