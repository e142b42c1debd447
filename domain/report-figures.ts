import type { SeatRole, TeamKind } from './policy.ts';
import type { DateString } from './time.ts';

/**
 * What the record says of a reporter's year, as it stood when it was assembled: of the towns and counties that the unit led, on
 * the days on which it led them. It goes with the version that was sent, whatever is corrected later. Ids and codes only.
 */
export interface ReportFigures {
  /** The last day that counts: the last one of the year, or the day before which nothing more was known. */
  readonly through: DateString;
  readonly areas: readonly ReportedArea[];
  readonly people: readonly ReportedPerson[];
  readonly work: readonly ReportedWork[];
  /** The last value of each measure in each town. */
  readonly measures: readonly {
    readonly measure: string;
    readonly area: string;
    readonly value: number;
    readonly on: DateString;
  }[];
  /** By source, in fen. */
  readonly funds: readonly {
    readonly source: string;
    readonly planned: number;
    readonly allotted: number;
    readonly used: number;
  }[];
  readonly duties: readonly ReportedDuty[];
  readonly findings: {
    readonly made: number;
    readonly rectified: number;
    readonly closed: number;
    readonly escalated: number;
  };
}

export interface ReportedArea {
  readonly area: string;
  readonly kind: TeamKind;
  readonly from: DateString;
  /** The first day on which somebody else led it; null while the unit does. */
  readonly until: DateString | null;
  /** On the last of these days. */
  readonly seats: number;
  readonly filled: number;
}

/** Somebody who was on site, by posting, with their days by what each was. */
export interface ReportedPerson {
  readonly posting: string;
  readonly person: string;
  readonly seat: string;
  readonly area: string;
  readonly role: SeatRole;
  readonly from: DateString;
  /** The first day on which they were no longer there; null while they are. */
  readonly until: DateString | null;
  readonly days: number;
  readonly onSite: number;
  readonly trip: number;
  readonly leave: number;
  readonly absent: number;
  readonly rest: number;
}

export interface ReportedWork {
  readonly heading: string;
  readonly all: number;
  readonly open: number;
  readonly overdue: number;
  readonly done: number;
  readonly dropped: number;
}

export interface ReportedDuty {
  readonly duty: string;
  readonly all: number;
  readonly fulfilled: number;
  /** Of those fulfilled: after their last day. */
  readonly late: number;
  readonly open: number;
  readonly missed: number;
  /** Waived, or dropped with the programme. */
  readonly waived: number;
}
