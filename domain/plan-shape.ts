import { isDue, type DueSeat } from './plan-due.ts';
import { monthOf, type PlanProblem, type PlanRules } from './plan-problem.ts';

/**
 * What the rules about a team see of it: months and roles, not which unit owes what. Teams that came together and lost nobody
 * look alike, so what is worked out for a shape is worked out once.
 */
export interface PlanShape {
  readonly key: string;
  readonly seats: readonly ShapeSeat[];
  /** Since when those are there who stay; null where nobody knows when somebody comes. */
  readonly stays: readonly (number | null)[];
  /** Members in the whole team, and how many veterans are to stay when others leave. */
  readonly members: number;
  readonly veterans: number;
  readonly rules: PlanRules;
}

export interface ShapeSeat extends Pick<DueSeat, 'start' | 'end' | 'announced' | 'former' | 'months'> {
  readonly role: 'leader' | 'member' | 'head';
}

export interface DueTeam {
  readonly team: string;
  /** Which of `due` are its seats, in the order of the shape's. */
  readonly due: readonly number[];
  readonly shape: PlanShape;
}

/** The teams of the seats that are due, each with its shape. */
export function shapesOf(problem: PlanProblem, due: readonly DueSeat[]): readonly DueTeam[] {
  const teams = new Map<
    string,
    { due: number[]; stays: (number | null)[]; members: number; seats: number }
  >();
  for (const seat of problem.seats) {
    const team = teams.get(seat.team) ?? { due: [], stays: [], members: 0, seats: 0 };
    teams.set(seat.team, team);
    team.seats += 1;
    if (seat.role === 'member') team.members += 1;
    if (!isDue(problem, seat))
      team.stays.push(seat.termFrom === null ? null : monthOf(problem, seat.termFrom));
  }
  due.forEach(({ seat }, n) => teams.get(seat.team)?.due.push(n));

  const { rules } = problem;
  const shapes = new Map<string, PlanShape>();
  return [...teams].flatMap(([team, { due: own, stays, members, seats }]): readonly DueTeam[] => {
    if (own.length === 0) return [];
    const sorted = own
      .map((n) => ({ n, ...shapeSeat(due[n]) }))
      .toSorted((a, b) => (a.key === b.key ? a.n - b.n : a.key < b.key ? -1 : 1));
    const shape = {
      seats: sorted.map(({ seat }) => seat),
      // Whoever has been there long enough in month 0 is a veteran throughout, however long that is.
      stays: stays
        .map((start) => (start === null ? null : Math.max(start, -rules.veterans.months)))
        .toSorted(),
      members,
      veterans: Math.min(rules.veterans.fewest, seats - 1),
    };
    const key = [
      ...sorted.map((seat) => seat.key),
      ...['stays', ...shape.stays, 'of', shape.members, shape.veterans],
    ].join(' ');
    const known = shapes.get(key) ?? { ...shape, key, rules };
    shapes.set(key, known);
    return [{ team, due: sorted.map(({ n }) => n), shape: known }];
  });
}

/** A seat as its team's rules see it, with what it is told apart by: months follow from the rest of it. */
function shapeSeat(due: DueSeat | undefined): { readonly seat: ShapeSeat; readonly key: string } {
  if (!due) throw new Error('a seat is numbered by where it stands');
  const { start, end, announced, former, months, seat } = due;
  const own = { role: seat.role, start, end, announced, former, months };
  return { seat: own, key: [seat.role, start, end, announced, former, ...months].join() };
}

/** Stands for the month of a seat that has none yet. */
export const OPEN = -1;

/**
 * Whether the seats of a shape may be relieved in these months: every rule about a team, seat by seat allowed already. Seats
 * that are open are taken as if they hindered nothing, so what is barred stays barred whatever they come to.
 */
export function allows(shape: PlanShape, months: readonly number[]): boolean {
  const { seats, rules } = shape;
  if (rules.team.stagger === 'across-teams') return together(shape, months);
  for (let n = 0; n < seats.length; n += 1) {
    const seat = seats[n];
    const month = months[n] ?? OPEN;
    if (!seat || month === OPEN) continue;
    if (isFirst(seats, n) && batchesOfGroup(shape, months, seat.start) > rules.team.batches) return false;
    // What was announced is a fact: a plan answers for what it adds, once for each month.
    if (seat.announced || addedBefore(shape, months, n)) continue;
    if (!batchAllowed(shape, months, month)) return false;
  }
  return true;
}

/** Those of a team whose terms end together leave together; what was announced is a fact. */
function together({ seats }: PlanShape, months: readonly number[]): boolean {
  const found = new Map<number, number>();
  return seats.every(({ end, announced }, n) => {
    const month = months[n] ?? OPEN;
    if (announced || month === OPEN) return true;
    const first = found.get(end) ?? month;
    found.set(end, first);
    return first === month;
  });
}

/** Whether a seat is the first of those who came together. */
function isFirst(seats: readonly ShapeSeat[], seat: number): boolean {
  for (let n = 0; n < seat; n += 1) if (seats[n]?.start === seats[seat]?.start) return false;
  return true;
}

function addedBefore({ seats }: PlanShape, months: readonly number[], seat: number): boolean {
  for (let n = 0; n < seat; n += 1) if (months[n] === months[seat] && !seats[n]?.announced) return true;
  return false;
}

/** Months in which those leave who came in one month; none where the announced ones alone are as many. */
function batchesOfGroup({ seats }: PlanShape, months: readonly number[], start: number): number {
  const all: number[] = [];
  const announced: number[] = [];
  for (let n = 0; n < seats.length; n += 1) {
    const month = months[n] ?? OPEN;
    if (seats[n]?.start !== start || month === OPEN) continue;
    if (!all.includes(month)) all.push(month);
    if (seats[n]?.announced && !announced.includes(month)) announced.push(month);
  }
  return all.length > announced.length ? all.length : 0;
}

function batchAllowed(
  { seats, stays, members, veterans, rules }: PlanShape,
  months: readonly number[],
  month: number,
): boolean {
  let leaving = 0;
  let leavingMembers = 0;
  let leader = false;
  let known = 0;
  for (let n = 0; n < seats.length; n += 1) {
    const seat = seats[n];
    const on = months[n] ?? OPEN;
    if (!seat) continue;
    if (on === month) {
      leaving += 1;
      if (seat.role === 'member') leavingMembers += 1;
      if (seat.role === 'leader') leader = true;
    } else if (on === OPEN || month - (on < month ? on : seat.start) >= rules.veterans.months) known += 1;
  }
  if (leaving > rules.team.most) return false;
  const [of, whole] = rules.leader.share;
  if (leader && leavingMembers * whole > members * of) return false;
  for (const start of stays) if (start !== null && month - start >= rules.veterans.months) known += 1;
  return known >= veterans;
}
