import type { Grade } from './cadre.ts';
import type { SeatRole } from './policy.ts';
import type { DateString } from './time.ts';

/** Every line says what it rests on: events (`case#number`), cases, documents by their numbers. */
interface Cited {
  readonly cites: readonly string[];
}

/**
 * 实绩佐证: what the record has of somebody's service, for later selections and for promotion and award cases, to which it is an
 * important reference (六(四)). Of one person and in the order of days: it has no total and no place beside others.
 */
export interface PersonRecord {
  readonly postings: readonly ({
    readonly posting: string;
    readonly place: string;
    readonly seat: string;
    readonly role: SeatRole;
    readonly dispatchedOn: DateString;
    readonly arrivedOn: DateString | null;
    readonly releasedOn: DateString | null;
    readonly releaseReason: string | null;
  } & Cited)[];
  readonly hostPosts: readonly ({
    readonly title: string;
    readonly place: string;
    readonly from: DateString;
    readonly until: DateString | null;
    readonly document: string | null;
  } & Cited)[];
  /** 第一书记 of which village. */
  readonly firstSecretary: readonly ({
    readonly village: string;
    readonly place: string;
    readonly from: DateString;
    readonly until: DateString | null;
    readonly document: string | null;
  } & Cited)[];
  /** The programme's evaluation: an opinion. */
  readonly opinions: readonly ({
    readonly year: number;
    readonly grade: Grade;
    readonly served: number;
    readonly final: boolean;
    readonly corrected: boolean;
  } & Cited)[];
  /** What the home unit gave by statute; of a year the one that `stands`, and those before it. */
  readonly statutoryGrades: readonly ({
    readonly year: number;
    readonly version: number;
    readonly grade: Grade;
    readonly document: string;
    readonly on: DateString;
    readonly stands: boolean;
  } & Cited)[];
  /** 奖励 as the person's record has them. */
  readonly awards: readonly ({ readonly what: string } & Cited)[];
  readonly findings: readonly ({
    readonly place: string;
    readonly on: DateString;
    readonly status: 'made' | 'rectified' | 'closed';
    readonly closedOn: DateString | null;
  } & Cited)[];
  /** 期满鉴定. */
  readonly appraisals: readonly ({
    readonly place: string;
    readonly on: DateString;
    readonly grade: string;
    readonly opinion: string | null;
    readonly comment: string | null;
    readonly document: string | null;
  } & Cited)[];
}
