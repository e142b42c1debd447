import {
  disqualifiers,
  evaluationOf,
  worse,
  type DisqualifierKind,
  type EvaluationPolicy,
  type Grade,
} from './evaluation-policy.ts';
import type { Policy } from './policy.ts';
import { consequenceOf } from './supervision-policy.ts';

/** What the record says of a subject's year. Ids of entries, so that a grade can cite them. */
export interface YearOnRecord {
  /** Absences without leave, as supervision has counted them. */
  readonly absences: number;
  /** The ground on which somebody was recalled in the year. */
  readonly recalled: string | null;
  /** Days on site or on trips: a person's, of teams and units null. And the days on which the subject was to be there. */
  readonly present: number | null;
  readonly served: number;
  readonly openFindings: number;
  readonly missedDuties: number;
  readonly lateReports: number;
  /** What a grade may cite: closed months, leaves, findings, duties, reports, work items. */
  readonly entries: readonly string[];
}

/** The best grade that is still open, and what bars the better ones. */
export interface Bound {
  readonly atMost: Grade;
  readonly because: readonly DisqualifierKind[];
}

/**
 * A year has 365 days for the share of it that somebody served: their least presence is that share of the policy's. Of a leap year
 * no more is asked than of another one.
 */
const YEAR = 365;

export function boundOf(
  record: YearOnRecord,
  policy: Policy,
  counts: ReadonlySet<DisqualifierKind> = new Set(disqualifiers),
): Bound {
  const { supervision } = policy;
  const found = evaluationOf(policy).disqualifiers.flatMap(
    (item): readonly (readonly [DisqualifierKind, Grade])[] => {
      if (!counts.has(item.when)) return [];
      const atMost =
        item.when === 'absence'
          ? (consequenceOf(supervision.ladder, record.absences)?.atMost ?? null)
          : applies(item, record, supervision.presence.perYear)
            ? (item.atMost ?? null)
            : null;
      return atMost === null ? [] : [[item.when, atMost]];
    },
  );
  return {
    atMost: found.reduce<Grade>((bound, [, atMost]) => worse(bound, atMost), 'excellent'),
    because: found.map(([when]) => when),
  };
}

function applies(
  { when, except = [] }: EvaluationPolicy['disqualifiers'][number],
  record: YearOnRecord,
  perYear: number,
): boolean {
  switch (when) {
    case 'recalled':
      return record.recalled !== null && !except.includes(record.recalled);
    case 'presenceBelow':
      // Whole numbers on both sides: no rounding decides.
      return record.present !== null && record.present * YEAR < perYear * Math.min(record.served, YEAR);
    case 'openFinding':
      return record.openFindings > 0;
    case 'missedDuty':
      return record.missedDuties > 0;
    case 'lateReport':
      return record.lateReports > 0;
    case 'absence':
      return false;
  }
}
