import { cheapest } from './plan-cheapest.ts';
import { patternsOf, type Patterns } from './plan-pattern.ts';
import type { PlanProblem, PlanRules, PlanSeat } from './plan-problem.ts';
import type { Options } from './plan-search.ts';
import { togetherOf } from './plan-due.ts';
import { settingOf } from './plan-setting.ts';
import type { PlanRule } from './plan-words.ts';

/** Rules of which a team cannot keep all: without any one of them it could. */
export interface PlanConflict {
  readonly team: string;
  readonly rules: readonly CollidingRule[];
}

export interface CollidingRule {
  readonly rule: PlanRule;
  /** Whose date it is that stands. */
  readonly seat?: string;
}

/** Beyond the widest spread a term is taken to be free: further away nothing is gained, and all would have to be tried. */
const FAR = 6;

/**
 * For each team that cannot be planned a smallest set of rules that collide: irreducible, found by leaving out rule after
 * rule and keeping those without which it would go (a deletion filter). What load asks of months and units never bars a
 * plan, it only costs: so teams can be looked at one by one.
 */
export function conflictsOf({ setting, patterns }: Options): readonly PlanConflict[] {
  const { problem, teams } = setting;
  const possible = new Map([...patterns].map(([shape, own]) => [shape, isPossible(own, problem.months)]));
  return teams.flatMap(({ team, shape }): readonly PlanConflict[] =>
    possible.get(shape) ? [] : [{ team, rules: collidingIn(problem, team) }],
  );
}

/** The rules that collide in one team, which cannot be planned as it stands. */
export function collidingIn(problem: PlanProblem, team: string): readonly CollidingRule[] {
  const seats = problem.seats.filter((seat) => seat.team === team);
  const all: readonly CollidingRule[] = [
    ...(['avoid', 'batches', 'most', 'leader', 'veterans', 'together'] as const).map((rule) => ({ rule })),
    ...seats.flatMap(({ seat, fixed }) => (fixed?.by === 'pinned' ? [{ rule: 'fixed' as const, seat }] : [])),
    { rule: 'term' },
  ];
  return all.reduce<readonly CollidingRule[]>((kept, rule) => {
    const without = kept.filter((other) => other !== rule);
    return canGo(problem, seats, without) ? kept : without;
  }, all);
}

function canGo(problem: PlanProblem, seats: readonly PlanSeat[], kept: readonly CollidingRule[]): boolean {
  const relaxed = {
    ...problem,
    rules: relax(problem.rules, seats.length, kept),
    seats: seats.map(({ fixed, ...seat }) => {
      const stands = fixed && (fixed.by === 'announced' || kept.some(({ seat: own }) => own === seat.seat));
      return stands ? { ...seat, fixed } : seat;
    }),
  };
  // Who came together is asked of the rules as they are: leaving one out takes no room away.
  const setting = settingOf(relaxed, togetherOf(problem));
  const [shape] = setting.teams.map((own) => own.shape);
  return !shape || isPossible(patternsOf(shape), problem.months);
}

function relax(rules: PlanRules, seats: number, kept: readonly CollidingRule[]): PlanRules {
  const keeps = (rule: PlanRule): boolean => kept.some((other) => other.rule === rule);
  const { term, firstCycle, team } = rules;
  const far = Math.max(term.spread, firstCycle.spread) + FAR;
  return {
    ...rules,
    ...(!keeps('term') && { term: { ...term, spread: far }, firstCycle: { ...firstCycle, spread: far } }),
    ...(!keeps('avoid') && { avoid: { ...rules.avoid, months: [] } }),
    ...(!keeps('veterans') && { veterans: { ...rules.veterans, fewest: 0 } }),
    ...(!keeps('leader') && { leader: { ...rules.leader, share: [1, 1] as const } }),
    team: {
      stagger: keeps('together') ? team.stagger : 'within-team',
      batches: keeps('batches') ? team.batches : seats,
      most: keeps('most') ? team.most : seats,
    },
  };
}

/** Whether there is any pattern at all: where all cost the same the first is the cheapest. */
const isPossible = (patterns: Patterns, stride: number): boolean =>
  cheapest(patterns, { cost: new Float64Array(patterns.shape.seats.length * stride), stride }) !== null;
