import type { OfficeRef } from './office.ts';
import type { Sourced, Words } from './policy.ts';

export const intervals = ['once', 'year', 'halfYear', 'quarter', 'month'] as const;
export type Interval = (typeof intervals)[number];

/**
 * Whose duty it is, each a case of its own: every unit that helps; each pairing of a county with its lead unit, or only those
 * whose lead unit is a district; every unit of a town's consortium; every town, borne by its lead unit.
 */
export const bearerKinds = ['unit', 'countyPairing', 'districtPairing', 'consortium', 'town'] as const;
export type BearerKind = (typeof bearerKinds)[number];

/** 规定动作: what the plan asks of somebody, once or again and again, with its evidence. */
export interface DutyPolicy extends Sourced {
  readonly id: string;
  readonly name: Words;
  readonly of: BearerKind;
  readonly every: Interval;
  /**
   * The last day: day `day` (without it, or where there is no such day, the last one) of the period's month number `month`; of
   * what is done once, so many months after its beginning.
   */
  readonly due: { readonly month: number; readonly day?: number };
  /** Who files the evidence. */
  readonly office: OfficeRef;
  /** Whoever holds the leader's seat of the town's team may file it, too. */
  readonly byLeader?: true;
  readonly evidence: EvidencePolicy;
  /** Who says that it was so, where the other side is asked; after `limit` working days of silence it has said so. */
  readonly confirm?: { readonly by: OfficeRef; readonly limit: number };
  readonly overdue: {
    /** Who is told when, in working days after the last day; 0: as soon as it has passed. */
    readonly steps: readonly { readonly tell: OfficeRef; readonly after: number }[];
    /** Working days after the last step, when it stands as missed. */
    readonly missedAfter: number;
  };
  readonly waivedBy: OfficeRef;
  /** Further versions may be filed for as long as the programme runs. */
  readonly versions?: true;
}

export interface EvidencePolicy {
  /** Roles that have taken part, as codes: each must be named. */
  readonly participants: readonly Participant[];
  /** At least one village is named. */
  readonly villages?: true;
  /** The document's file and its hash are given. */
  readonly attachment?: true;
}

export interface Participant {
  readonly id: string;
  readonly name: Words;
}

export const monthsOf: Readonly<Record<Exclude<Interval, 'once'>, number>> = {
  year: 12,
  halfYear: 6,
  quarter: 3,
  month: 1,
};

/** 工作事项: a heading of the plan's sections 四 and 五, with the helper's verb (配合, 协助, 助力 ...). */
export interface WorkHeading extends Sourced {
  readonly id: string;
  readonly verb: Words;
  readonly name: Words;
  /** The heading that it is part of: each of the 五个一 is part of 五(一). */
  readonly under?: string;
  readonly measures: readonly Measure[];
  /** Who says that a completed item was so; after `limit` working days of silence it has said so. */
  readonly confirm?: { readonly by: OfficeRef; readonly limit: number };
}

/** A figure that progress is told in: `share` in percent, `count` a whole number. */
export interface Measure extends Sourced {
  readonly id: string;
  readonly name: Words;
  readonly kind: 'share' | 'count';
  /** 100 for full coverage. */
  readonly target?: number;
}

/** 资金: where a town's money comes from, and when a year's book is opened. */
export interface FundPolicy extends Sourced {
  /** `MM-DD` of the year before: plans are made before the year begins. */
  readonly openOn: string;
  readonly sources: readonly FundSource[];
}

export interface FundSource extends Sourced {
  readonly id: string;
  readonly name: Words;
}
