import type { Sourced, Words } from './policy.ts';

/** 派驻, from the order to the appraisal: its limits, its chains, and the words that may be chosen from. */
export interface PostingPolicy extends Sourced {
  /** Working days from dispatch to arrival. */
  readonly arrivalLimit: number;
  /** Working days that predecessor and successor overlap at most before the handover is late. */
  readonly handoverLimit: number;
  /** Working days in which a seat that falls vacant is to be filled. */
  readonly backfillLimit: number;
  /** Working days in which a colleague is named who takes the work of a vacant seat. */
  readonly actingLimit: number;
  readonly handover: HandoverPolicy;
  readonly appraisal: AppraisalPolicy;
  readonly recallGrounds: readonly RecallGround[];
  readonly chains: {
    readonly nomination: string;
    readonly waiver: string;
    readonly extension: string;
    readonly recall: string;
    readonly resignation: string;
    readonly earlyReturn: string;
    readonly transfer: string;
  };
}

/** 交接清单. */
export interface HandoverPolicy extends Sourced {
  /** What may be on the list: items of work, villages, projects, funds, contacts. */
  readonly kinds: readonly NamedChoice[];
}

/** 期满鉴定. */
export interface AppraisalPolicy extends Sourced {
  /** Working days from the handover's limit, or from the release, until it is late. */
  readonly limit: number;
  readonly grades: readonly NamedChoice[];
  /** Reasons of a release after which nobody is appraised. */
  readonly except: readonly string[];
}

/** Reasons of a release that are no ground of a recall. */
export const releaseReasons = ['relieved', 'resignation', 'earlyReturn', 'transferred', 'seatEnded'] as const;

/** One of the words that may be chosen from. */
export interface NamedChoice extends Sourced {
  readonly id: string;
  readonly name: Words;
}

export interface RecallGround extends Sourced {
  readonly id: string;
  readonly words: Words;
  /** Illness, detention and death release at once, without a chain. */
  readonly atOnce: boolean;
}
