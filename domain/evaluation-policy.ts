import type { OfficeRef } from './office.ts';
import type { Sourced, Words } from './policy.ts';

/** 等次, the best one first. */
export const grades = ['excellent', 'competent', 'basicallyCompetent', 'incompetent'] as const;
export type Grade = (typeof grades)[number];

/** Of whom: people in post, teams, and the units that report. */
export const evaluated = ['person', 'team', 'unit'] as const;
export type Evaluated = (typeof evaluated)[number];

/** What the record may say of a subject's year that bars a grade. */
export const disqualifiers = [
  'absence',
  'recalled',
  'presenceBelow',
  'openFinding',
  'missedDuty',
  'lateReport',
] as const;
export type DisqualifierKind = (typeof disqualifiers)[number];

/** 纪实评估 (六(四)): a grade for the year that rests on the year's entries. */
export interface EvaluationPolicy extends Sourced {
  /** `MM-DD` of the year: its evaluations are opened. */
  readonly openOn: string;
  /** In hundredths: together one hundred. */
  readonly weights: { readonly halfYear: number; readonly yearEnd: number };
  /** Days in post below which nobody is graded: they do not count in the pool. */
  readonly leastDays: number;
  /** `excellent` for at most this share of a pool, `raised` where the leading group has agreed; and not below this total. */
  readonly excellent: {
    readonly share: readonly [number, number];
    readonly raised: readonly [number, number];
    readonly leastTotal: number;
  };
  readonly subjects: Readonly<Record<Evaluated, EvaluatedPolicy>>;
  readonly disqualifiers: readonly Disqualifier[];
  /** Working days in which somebody may appeal against the grade that they were told. */
  readonly appealWithin: number;
  readonly chains: { readonly grades: string; readonly appeal: string };
}

export interface EvaluatedPolicy extends Sourced {
  /** Who is compared with whom, as far as the quota goes. */
  readonly pool: 'county' | 'city' | 'programme';
  /** Who gives the marks of the half-year and of the year's end. */
  readonly marker: OfficeRef;
  /** Who proposes the grades. */
  readonly proposer: OfficeRef;
}

export interface Disqualifier extends Sourced {
  readonly when: DisqualifierKind;
  /** The best grade that is still open; of `absence` the ladder of supervision says it. */
  readonly atMost?: Grade;
  /** Grounds of a recall that are nobody's fault. */
  readonly except?: readonly string[];
  readonly words: Words;
}

const rank = (grade: Grade): number => grades.indexOf(grade);

/** Whether a grade is better than the best one that is open. */
export const isBarred = (grade: Grade, atMost: Grade): boolean => rank(grade) < rank(atMost);

export const worse = (a: Grade, b: Grade): Grade => (rank(a) > rank(b) ? a : b);

/**
 * How many of a pool may be excellent: the share of those who are graded, rounded down. So of a pool of four nobody, of five
 * one (20 %), and nobody of an empty one.
 */
export const quotaOf = (graded: number, [part, whole]: readonly [number, number]): number =>
  Math.floor((graded * part) / whole);

/** Marks from 0 to 100, weighed: in hundredths of a mark, so that no rounding decides. */
export const totalOf = (
  { halfYear, yearEnd }: { readonly halfYear: number; readonly yearEnd: number },
  weights: EvaluationPolicy['weights'],
): number => halfYear * weights.halfYear + yearEnd * weights.yearEnd;

/** The policy of a case that exists because of it. */
export function evaluationOf({ evaluation }: { readonly evaluation?: EvaluationPolicy }): EvaluationPolicy {
  if (!evaluation) throw new Error('the policy has no evaluation');
  return evaluation;
}
