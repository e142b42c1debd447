import { latest, type DateString } from './time.ts';
import type { PlanRules } from './plan-problem.ts';
import type { TeamPlanPolicy } from './rotation-policy.ts';

/** What a plan is asked for that differs from the policy's rules: whoever approves the plan sees it. */
export interface PlanWishes {
  /** No relief before this month. */
  readonly from?: DateString;
  readonly horizon?: number;
  readonly stagger?: TeamPlanPolicy['stagger'];
  readonly batches?: number;
  readonly most?: number;
  /** Fewest veterans who stay. */
  readonly veterans?: number;
  /** Largest share of the members who leave together with the leader. */
  readonly leader?: readonly [number, number];
  /** Months around the end of a first term that began together with too many others. */
  readonly firstCycle?: number;
  readonly avoid?: readonly number[];
  /** Most that a unit gives in a month without straining. */
  readonly level?: number;
}

/** The policy's rules with what was asked for instead. */
export function withWishes(rules: PlanRules, wishes: PlanWishes): PlanRules {
  const { horizon, stagger, batches, most, veterans, leader, firstCycle, avoid, level } = wishes;
  return {
    ...rules,
    ...(horizon !== undefined && { horizon }),
    team: {
      ...rules.team,
      ...(stagger !== undefined && { stagger }),
      ...(batches !== undefined && { batches }),
      ...(most !== undefined && { most }),
    },
    ...(veterans !== undefined && { veterans: { ...rules.veterans, fewest: veterans } }),
    ...(leader !== undefined && { leader: { ...rules.leader, share: leader } }),
    ...(firstCycle !== undefined && { firstCycle: { ...rules.firstCycle, spread: firstCycle } }),
    ...(avoid !== undefined && { avoid: { ...rules.avoid, months: avoid } }),
    ...(level !== undefined && { level: { ...rules.level, most: level } }),
  };
}

/** The later of what can be prepared and what was asked for. */
export const notBefore = ({ from }: PlanWishes, soonest: DateString): DateString =>
  from === undefined ? soonest : latest(from, soonest);
