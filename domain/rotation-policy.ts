import type { Sourced } from './policy.ts';

/** 轮换: in which batches a team is relieved, and what a plan of the dates keeps to. */
export interface RotationPolicy extends Sourced {
  /** Batches of one cycle, in order: which seat numbers of a team, and months after the term's end (negative: before). */
  readonly batches: readonly { readonly seats: readonly number[]; readonly offsetMonths: number }[];
  /** Working days from the opening of a batch (its plan) to the relief. */
  readonly leadDays: number;
  readonly chain: string;
  /** How dates are planned; a programme without it goes by the table of batches. */
  readonly plan?: PlanPolicy;
}

/** What a rotation plan keeps to (domain/plan-problem.ts). A month is a batch: whoever leaves in it leaves together. */
export interface PlanPolicy {
  /** The day of the month for which reliefs are planned. */
  readonly day: number;
  /** Months that a plan looks ahead: at most a term's, so that a seat is due once. Later terms follow from there. */
  readonly horizon: number;
  readonly team: TeamPlanPolicy;
  readonly veterans: VeteranPolicy;
  readonly leader: LeaderPlanPolicy;
  readonly firstCycle: FirstCyclePolicy;
  readonly avoid: AvoidPolicy;
  readonly level: LevelPolicy;
  readonly weights: PlanWeights;
  readonly lead: LeadPolicy;
  readonly revision: RevisionPolicy;
}

export interface TeamPlanPolicy extends Sourced {
  /** `within-team`: part of a team at a time. `across-teams`: each team at once, the teams one after the other. */
  readonly stagger: 'within-team' | 'across-teams';
  /** Most months in which those of a team are relieved who came in the same month. */
  readonly batches: number;
  /** Most seats of a team that are relieved in one month. */
  readonly most: number;
}

export interface VeteranPolicy extends Sourced {
  /** Fewest of a team who stay when others leave and have been there for at least `months`. */
  readonly fewest: number;
  readonly months: number;
}

export interface LeaderPlanPolicy extends Sourced {
  /** Largest share of the members who may leave together with the leader, as [numerator, denominator]. */
  readonly share: readonly [number, number];
}

export interface FirstCyclePolicy extends Sourced {
  /** Months around the term's end instead of `term.spread`, for teams of which too many came together. */
  readonly spread: number;
}

export interface AvoidPolicy extends Sourced {
  /** Months of the year (1 to 12) in which nobody is relieved unless it was announced. */
  readonly months: readonly number[];
}

/** What one sending unit can give in a month without straining: the larger of the two. */
export interface LevelPolicy extends Sourced {
  readonly most: number;
  /** Share of the seats that it is to relieve in the horizon, as [numerator, denominator], rounded up. */
  readonly share: readonly [number, number];
}

/** Working days of a relief that no other limit counts: a batch opens so early that they all fit in before it. */
export interface LeadPolicy extends Sourced {
  /** Until the sending unit has found somebody. */
  readonly nominate: number;
  /** From the notice's end to the dispatch: the letter to the host, the training. */
  readonly prepare: number;
}

/** A plan that is in force and had to be drawn up again. */
export interface RevisionPolicy extends Sourced {
  /** Dates that may change without the plan's chain. */
  readonly free: number;
}

/** What the plan weighs against each other, in whole numbers. */
export interface PlanWeights extends Sourced {
  /** A month between a relief and its term's end. */
  readonly month: number;
  /** The same month where it lies beyond the spread that is excused, on top. */
  readonly exception: number;
  /** A relief of a unit in one month above its level. */
  readonly unit: number;
  /** A relief in the fullest month of all. */
  readonly peak: number;
}
