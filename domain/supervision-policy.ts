import type { Sourced, Words } from './policy.ts';

/** 日常监督 (六(四)): presence, leave, and what follows from absence. */
export interface SupervisionPolicy extends Sourced {
  /** Days on site or on official trips: fewest in a month, fewest in a year. */
  readonly presence: { readonly perMonth: number; readonly perYear: number };
  /** Working days after a month's end until its summary is made; later entries are corrections, with a reason. */
  readonly monthClosesAfter: number;
  /** Calendar months after the year's end in which it can still be corrected. */
  readonly correctionMonths: number;
  readonly leave: LeavePolicy;
  /** 擅自离岗: what each absence without leave in a year brings; the last line stands for all further ones. */
  readonly ladder: readonly LadderStep[];
  readonly findings: FindingPolicy;
}

export interface LeavePolicy {
  readonly kinds: readonly ({ readonly id: string; readonly words: Words } & Sourced)[];
  /** By length, the shortest first: up to so many working days, this chain; the last one has no upper end. */
  readonly chains: readonly { readonly upTo?: number; readonly chain: string }[];
  /** Working days of leave in a year beyond which a recall is proposed. */
  readonly perYear: number;
  /** The ground of such a recall, one of posting.recallGrounds. */
  readonly ground: string;
}

export interface LadderStep extends Sourced {
  /** Absences without leave in the year. */
  readonly absences: number;
  /** What the evaluation of that year must not exceed. */
  readonly atMost: 'competent' | 'basicallyCompetent' | 'incompetent';
  readonly words: Words;
}

export interface FindingPolicy {
  /** Working days for rectification when the finding names no day. */
  readonly rectifyWithin: number;
  /** Working days for verifying what was rectified. */
  readonly verifyWithin: number;
}

/** The chain that decides on a leave of so many working days. */
export function leaveChain({ chains }: LeavePolicy, days: number): string {
  const found = chains.find(({ upTo }) => upTo === undefined || days <= upTo);
  if (!found) throw new Error(`the policy has no chain for a leave of ${days} working days`);
  return found.chain;
}

/** What so many absences bring; null for none. */
export const consequenceOf = (ladder: readonly LadderStep[], absences: number): LadderStep | null =>
  ladder.findLast((step) => step.absences <= absences) ?? null;
