import { monthOf, type Plan, type PlannedRelief, type PlanProblem, type PlanSeat } from './plan-problem.ts';
import type { PlanRule } from './plan-words.ts';
import { monthsBetween } from './time.ts';

/** A rule that a plan breaks, and where. */
export interface PlanViolation {
  readonly rule: PlanRule;
  readonly team?: string;
  readonly seat?: string;
  /** `YYYY-MM` */
  readonly month?: string;
}

/**
 * Every rule that a plan breaks, none of a plan that may be approved. Written from the rules, not from the planner, and shares
 * none of its parts: whoever made the plan, a solver, a person or an attacker, is checked the same.
 */
export function checkPlan(problem: PlanProblem, plan: Plan): readonly PlanViolation[] {
  const seats = new Map(problem.seats.map((seat) => [seat.seat, seat]));
  const teams = new Map<string, PlanSeat[]>();
  for (const seat of problem.seats) teams.set(seat.team, [...(teams.get(seat.team) ?? []), seat]);
  const monthOfSeat = new Map(plan.reliefs.map(({ seat, on }) => [seat, monthOf(problem, on)]));
  return [
    ...checkOnce(problem, plan),
    ...plan.reliefs.flatMap((relief) => checkRelief(problem, teams, seats.get(relief.seat), relief)),
    ...[...teams].flatMap(([team, own]) => checkTeam(problem, team, own, monthOfSeat)),
    ...checkFigures(problem, plan),
  ];
}

function checkOnce(problem: PlanProblem, { reliefs }: Plan): readonly PlanViolation[] {
  const times = new Map<string, number>();
  for (const { seat } of reliefs) times.set(seat, (times.get(seat) ?? 0) + 1);
  return problem.seats.flatMap((seat): readonly PlanViolation[] => {
    const due = isToBeRelieved(problem, seat) ? 1 : 0;
    return (times.get(seat.seat) ?? 0) === due ? [] : [{ rule: 'once', team: seat.team, seat: seat.seat }];
  });
}

const isToBeRelieved = (problem: PlanProblem, { posting, termEnd, fixed }: PlanSeat): boolean =>
  posting !== null && termEnd !== null && (fixed !== undefined || monthOf(problem, termEnd) < problem.months);

function checkRelief(
  problem: PlanProblem,
  teams: ReadonlyMap<string, readonly PlanSeat[]>,
  seat: PlanSeat | undefined,
  relief: PlannedRelief,
): readonly PlanViolation[] {
  if (!seat) return [{ rule: 'once', seat: relief.seat }];
  const { term, firstCycle, avoid } = problem.rules;
  const broken: PlanRule[] = [];
  const month = monthOf(problem, relief.on);
  const end = monthOf(problem, seat.termEnd ?? problem.from);
  const off = month - end;
  if (relief.posting !== seat.posting) broken.push('posting');
  if (month < 0 || month >= problem.months) broken.push('horizon');
  if (relief.months !== monthsBetween(seat.termFrom ?? problem.from, relief.on)) broken.push('figures');
  if (seat.fixed) {
    if (seat.fixed.on !== relief.on) broken.push('fixed');
  } else if (avoid.months.includes(Number(relief.on.slice(5, 7)))) broken.push('avoid');
  const excused = Math.abs(off) <= term.spread;
  const cameTogether = isOfACrowd(problem, teams.get(seat.team) ?? [], seat);
  // So late for nobody who is not overdue, and for nobody without saying so.
  const saysOverdue = relief.exception?.reason === 'overdue';
  const allowed =
    seat.fixed !== undefined ||
    (cameTogether && Math.abs(off) <= firstCycle.spread) ||
    (saysOverdue && end < 0 && month <= 2 * Math.max(term.spread, firstCycle.spread)) ||
    seat.former?.slice(0, 7) === relief.on.slice(0, 7);
  if (!excused && !allowed) broken.push('term');
  if (excused ? relief.exception !== undefined : relief.exception?.off !== off) broken.push('exception');
  return broken.map((rule) => ({ rule, team: seat.team, seat: seat.seat, month: relief.on.slice(0, 7) }));
}

/** Whether more came together with the holder of a seat than may leave together. */
function isOfACrowd({ rules, seats }: PlanProblem, own: readonly PlanSeat[], seat: PlanSeat): boolean {
  const same = ({ posting, termFrom }: PlanSeat) =>
    posting !== null && termFrom?.slice(0, 7) === seat.termFrom?.slice(0, 7);
  return rules.team.stagger === 'across-teams'
    ? seats.some((other) => other.team !== seat.team && same(other))
    : own.filter(same).length > rules.team.most;
}

function checkTeam(
  problem: PlanProblem,
  team: string,
  seats: readonly PlanSeat[],
  monthOfSeat: ReadonlyMap<string, number>,
): readonly PlanViolation[] {
  const { rules } = problem;
  const leaving = seats.filter(({ seat }) => monthOfSeat.has(seat));
  const inMonth = (seat: PlanSeat): number => monthOfSeat.get(seat.seat) ?? -1;
  const planned = leaving.filter(({ fixed }) => fixed?.by !== 'announced');
  if (rules.team.stagger === 'across-teams') {
    const apart = planned.filter((seat) =>
      planned.some((other) => sameMonth(seat.termEnd, other.termEnd) && inMonth(seat) !== inMonth(other)),
    );
    return apart.length > 0 ? [{ rule: 'together', team }] : [];
  }
  const groups = [...new Set(leaving.map(({ termFrom }) => (termFrom ?? '').slice(0, 7)))];
  const tooMany = groups.filter((group) => {
    const own = leaving.filter(({ termFrom }) => termFrom?.slice(0, 7) === group);
    const announced = new Set(own.filter(({ fixed }) => fixed?.by === 'announced').map(inMonth)).size;
    return new Set(own.map(inMonth)).size > Math.max(rules.team.batches, announced);
  });
  // A month in which only announced dates fall is a fact that no plan can change.
  const months = [...new Set(planned.map(inMonth))].toSorted((a, b) => a - b);
  return [
    ...tooMany.map((): PlanViolation => ({ rule: 'batches', team })),
    ...months.flatMap((month) => {
      const broken = brokenInBatch(problem, seats, month, inMonth);
      const on = leaving.find((seat) => inMonth(seat) === month);
      return broken.map((rule): PlanViolation => ({ rule, team, ...(on && { seat: on.seat }) }));
    }),
  ];
}

const sameMonth = (a: string | null, b: string | null): boolean => a?.slice(0, 7) === b?.slice(0, 7);

function brokenInBatch(
  problem: PlanProblem,
  seats: readonly PlanSeat[],
  month: number,
  inMonth: (seat: PlanSeat) => number,
): readonly PlanRule[] {
  const { team, leader, veterans } = problem.rules;
  const batch = seats.filter((seat) => inMonth(seat) === month);
  const members = seats.filter(({ role }) => role === 'member').length;
  const withLeader = batch.some(({ role }) => role === 'leader')
    ? batch.filter(({ role }) => role === 'member').length
    : 0;
  const known = seats.filter((seat) => {
    const relieved = inMonth(seat);
    if (relieved === month) return false;
    if (relieved >= 0 && relieved < month) return month - relieved >= veterans.months;
    return seat.termFrom !== null && month - monthOf(problem, seat.termFrom) >= veterans.months;
  }).length;
  const broken: PlanRule[] = [];
  if (batch.length > team.most) broken.push('most');
  if (withLeader * leader.share[1] > members * leader.share[0]) broken.push('leader');
  if (known < Math.min(veterans.fewest, seats.length - 1)) broken.push('veterans');
  return broken;
}

function checkFigures(problem: PlanProblem, plan: Plan): readonly PlanViolation[] {
  const { objective, bound, gap, changes, status } = plan;
  const own = objectiveOfPlan(problem, plan);
  const holds =
    own === objective &&
    Number.isInteger(bound) &&
    bound <= objective &&
    Math.abs(gap - (objective === bound ? 0 : (objective - bound) / objective)) < 1e-9 &&
    (status === 'optimal') === (objective === bound) &&
    changes === changesOfPlan(problem, plan);
  return holds ? [] : [{ rule: 'figures' }];
}

/** How many seats are not relieved when the former plan would have, where that was still to come. */
export function changesOfPlan(problem: PlanProblem, { reliefs }: Pick<Plan, 'reliefs'>): number {
  const former = new Map(problem.seats.map((seat) => [seat.seat, seat.former]));
  return reliefs.filter(({ seat, on }) => {
    const before = former.get(seat);
    if (before === undefined) return false;
    const month = monthOf(problem, before);
    return month >= 0 && month < problem.months && month !== monthOf(problem, on);
  }).length;
}

/** What a plan costs, counted from its dates alone: whoever compares plans compares them by this. */
export function objectiveOfPlan(problem: PlanProblem, { reliefs }: Pick<Plan, 'reliefs'>): number {
  const { term, weights, level } = problem.rules;
  const seats = new Map(problem.seats.map((seat) => [seat.seat, seat]));
  const months = new Map<string, number>();
  const ofUnits = new Map<string, Map<string, number>>();
  let sum = 0;
  for (const { seat: id, on } of reliefs) {
    const seat = seats.get(id);
    if (!seat?.termEnd) continue;
    const off = Math.abs(monthsBetween(seat.termEnd, on));
    const overdue = monthOf(problem, seat.termEnd) < 0 ? weights.unit + weights.peak : 0;
    sum += weights.month * off + (weights.exception + overdue) * Math.max(0, off - term.spread);
    const month = on.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
    const own = ofUnits.get(seat.unit) ?? new Map<string, number>();
    ofUnits.set(seat.unit, own.set(month, (own.get(month) ?? 0) + 1));
  }
  const owes = new Map<string, number>();
  for (const seat of problem.seats)
    if (isToBeRelieved(problem, seat)) owes.set(seat.unit, (owes.get(seat.unit) ?? 0) + 1);
  for (const [unit, own] of ofUnits) {
    const owed = owes.get(unit) ?? 0;
    const most = Math.max(level.most, Math.ceil((owed * level.share[0]) / level.share[1]));
    for (const count of own.values()) sum += weights.unit * Math.max(0, count - most);
  }
  return sum + weights.peak * Math.max(0, ...months.values());
}
