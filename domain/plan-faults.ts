import type { RefusalCode, RefusalData, RefusalParams } from './errors.ts';
import { monthOf, type PlanProblem, type PlanRules, type PlanSeat } from './plan-problem.ts';
import { isDue } from './plan-due.ts';
import { addDays } from './time.ts';

/** What keeps a problem from being planned at all, all at once: bad dates, seats without unit, rules that mean nothing. */
export function faultsOf(problem: PlanProblem): readonly RefusalData[] {
  const { rules, seats } = problem;
  const ofRules = faultsOfRules(rules);
  if (ofRules.length > 0) return ofRules;
  if (!isMonths(problem.months, rules.term.months))
    return [fault('plan-horizon', { most: rules.term.months }, 'months')];
  if (!isDate(problem.from)) return [fault('plan-no-date', { seat: '', date: problem.from }, 'from')];
  if (seats.length === 0) return [fault('plan-no-seats', {}, 'seats')];
  const seen = new Set<string>();
  return seats.flatMap((seat, n): readonly RefusalData[] => {
    const twice = seen.has(seat.seat);
    seen.add(seat.seat);
    if (twice) return [fault('plan-seat-twice', { seat: seat.seat }, `seats.${n}.seat`)];
    return faultsOfSeat(problem, seat, `seats.${n}`);
  });
}

const fault = (code: RefusalCode, params: RefusalParams, field: string): RefusalData => ({
  code,
  params,
  field,
});

function faultsOfSeat(problem: PlanProblem, seat: PlanSeat, at: string): readonly RefusalData[] {
  const { seat: id, termFrom, termEnd, fixed, former, unit, posting } = seat;
  const dates = { termFrom, termEnd, 'fixed.on': fixed?.on, former };
  const unreal = Object.entries(dates).flatMap(([field, date]) =>
    date && !isDate(date) ? [fault('plan-no-date', { seat: id, date }, `${at}.${field}`)] : [],
  );
  if (unreal.length > 0) return unreal;
  const faults: RefusalData[] = [];
  if (unit === '') faults.push(fault('plan-no-unit', { seat: id }, `${at}.unit`));
  if (posting !== null && (termFrom === null || termEnd === null))
    return [
      ...faults,
      fault('plan-no-date', { seat: id, date: '' }, `${at}.${termFrom ? 'termEnd' : 'termFrom'}`),
    ];
  if (termFrom && termEnd && termEnd <= termFrom)
    return [...faults, fault('plan-term-backwards', { seat: id }, `${at}.termEnd`)];
  if (!isDue(problem, seat)) return faults;
  if (fixed) {
    const month = monthOf(problem, fixed.on);
    if (month < 0 || month >= problem.months)
      faults.push(fault('plan-fixed-outside', { seat: id, date: fixed.on }, `${at}.fixed.on`));
  } else if (termEnd && isLongOver(problem, seat)) {
    faults.push(fault('plan-term-past', { seat: id, date: termEnd }, `${at}.termEnd`));
  }
  return faults;
}

/** Whether the term was over a whole term ago, and no plan knew: its date is hardly what is meant. */
const isLongOver = (problem: PlanProblem, { termEnd, former }: PlanSeat): boolean =>
  termEnd !== null && former === undefined && monthOf(problem, termEnd) + problem.rules.term.months < 0;

/** Beyond those years no date of a term is meant. */
const isDate = (date: string): boolean => /^20\d\d-\d\d-\d\d$/.test(date) && isReal(date);

function isReal(date: string): boolean {
  try {
    return addDays(date, 0) === date;
  } catch {
    return false;
  }
}

const isMonths = (months: number, most: number): boolean =>
  Number.isInteger(months) && months >= 1 && months <= most;

/** Numbers of the policy that mean nothing by themselves, by path; schemas/policy.ts bars them where a policy is loaded. */
function faultsOfRules({ term, team, leader, firstCycle, avoid, level, veterans, weights, day }: PlanRules) {
  const whole = (value: number, least: number) => Number.isInteger(value) && value >= least;
  const holds: readonly (readonly [path: string, value: number | string, holds: boolean])[] = [
    ['term.months', term.months, whole(term.months, 1)],
    ['term.spread', term.spread, whole(term.spread, 0)],
    ['rotation.plan.day', day, whole(day, 1) && day <= 28],
    ['rotation.plan.team.batches', team.batches, whole(team.batches, 1)],
    ['rotation.plan.team.most', team.most, whole(team.most, 1)],
    ['rotation.plan.veterans.fewest', veterans.fewest, whole(veterans.fewest, 0)],
    ['rotation.plan.veterans.months', veterans.months, whole(veterans.months, 0)],
    ['rotation.plan.leader.share', leader.share.join('/'), isShare(leader.share, 0)],
    ['rotation.plan.firstCycle.spread', firstCycle.spread, whole(firstCycle.spread, 0)],
    ['rotation.plan.avoid.months', avoid.months.join(), new Set(avoid.months).size < 12],
    ['rotation.plan.level.most', level.most, whole(level.most, 1)],
    ['rotation.plan.level.share', level.share.join('/'), isShare(level.share, 1)],
    ...(['month', 'exception', 'unit', 'peak'] as const).map(
      (weight) => [`rotation.plan.weights.${weight}`, weights[weight], whole(weights[weight], 0)] as const,
    ),
  ];
  return holds.flatMap(([path, value, right]) =>
    right ? [] : [fault('plan-policy', { path, value }, `rules.${path}`)],
  );
}

const isShare = ([of, whole]: readonly [number, number], least: number): boolean =>
  Number.isInteger(of) && Number.isInteger(whole) && of >= least && whole >= 1 && of <= whole;
