import type { ApprovalEvent } from './approval.ts';
import type { FirstSecretaryProposed } from './first-secretary.ts';
import type { HandoverEvent } from './posting-handover-state.ts';
import type { OfficeId, Places } from './office.ts';
import type { SeatRole, TeamKind } from './policy.ts';
import type { Proposal } from './posting-state.ts';
import type { ImportedPost } from './programme-state.ts';
import type { DateString } from './time.ts';

export interface HostPostToOpen {
  readonly title: string;
  readonly remindEvery: number;
  /** The end of its id, where a posting may have several with one title. */
  readonly key?: string;
  readonly village?: string;
}

/** What a posting begins with: who, in which seat, where, for which term. */
export interface Start {
  readonly person: string;
  readonly seat: string;
  readonly area: string;
  readonly kind: TeamKind;
  readonly role: SeatRole;
  readonly places: Places;
  readonly termFrom: DateString;
  readonly termEnd: DateString;
}

/** The last day on which a term may end without a reason of its own: its end and the policy's spread. */
interface TermLimit {
  readonly termLimit: DateString;
}

/** 任职期间晋升. What it changes on the person's record: ids of texts, since these are facts about a person. */
export interface Promotion {
  readonly on: DateString;
  readonly document: string;
  readonly post?: string;
  readonly postLevel?: string;
  readonly rank?: string;
}

export type PostingEvent =
  | ApprovalEvent
  | HandoverEvent
  | FirstSecretaryProposed
  | ({
      readonly type: 'postingStarted';
      readonly selection: string;
      readonly relieves?: string;
      /** The posting in another team that it goes on from: no selection has filled this seat. */
      readonly transferredFrom?: string;
      readonly arriveBy: DateString;
      /** None yet where it relieves somebody: the host is asked when the seat passes. */
      readonly hostPosts: readonly HostPostToOpen[];
    } & Start &
      TermLimit)
  /** Brought in without a selection: already on site (plan.md, First dates). */
  | ({
      readonly type: 'postingImported';
      readonly since: DateString;
      readonly hostPosts: readonly (HostPostToOpen & ImportedPost)[];
    } & Start &
      TermLimit)
  | { readonly type: 'arrived'; readonly on: DateString; readonly document?: string }
  | {
      readonly type: 'reliefOrdered';
      readonly rotation: string;
      readonly on: DateString;
      /** The day on which somebody has to be there to take over. */
      readonly lookOn?: DateString;
    }
  /** Nobody will come: whoever is in the seat stays in it. */
  | { readonly type: 'reliefGivenUp'; readonly rotation: string }
  | { readonly type: 'tookOver'; readonly on: DateString; readonly hostPosts?: readonly HostPostToOpen[] }
  | { readonly type: 'proposed'; readonly proposal: string; readonly what: Proposal; readonly reason: string }
  | { readonly type: 'resubmitted'; readonly proposal: string; readonly by: string }
  | ({
      readonly type: 'extended';
      readonly termEnd: DateString;
      readonly months: number;
      /** By itself, since nobody was there to take over: when that is looked at again, and who is told. */
      readonly lookOn?: DateString;
      readonly offices?: readonly OfficeId[];
    } & TermLimit)
  /** Past its limit, and not overdue: an approved plan has the relief on a later day. */
  | { readonly type: 'termRunsOn'; readonly until: DateString }
  /** The day of the relief has come without a successor, and the term goes on anyway. */
  | { readonly type: 'reliefMissed'; readonly lookOn: DateString; readonly offices: readonly OfficeId[] }
  /** Nor can the term be extended any more: the office above is told. */
  | { readonly type: 'termOverrun'; readonly offices: readonly OfficeId[] }
  /** The other team is asked whether the seat is still vacant: until it has taken the person, they stay. */
  | { readonly type: 'transferAgreed'; readonly seat: string; readonly area: string }
  | { readonly type: 'transferFailed'; readonly seat: string; readonly offices: readonly OfficeId[] }
  | ({ readonly type: 'promoted' } & Promotion)
  | { readonly type: 'noted'; readonly subject: string; readonly office: OfficeId; readonly by: string }
  | { readonly type: 'appraisalAsked'; readonly due: DateString; readonly lateOn: DateString }
  | { readonly type: 'appraisalDropped'; readonly reason: string }
  | { readonly type: 'opinionGiven'; readonly opinion: string; readonly document?: string }
  | {
      readonly type: 'appraised';
      /** Ids of texts: a grade is a fact about a person. */
      readonly grade: string;
      readonly comment?: string;
      readonly document: string;
    }
  | {
      readonly type: 'released';
      readonly on: DateString;
      readonly reason: string;
      readonly vacant: boolean;
      /** The team's year that has a leave which ends with the posting. */
      readonly leaveIn?: string;
    }
  /** The seat passed to somebody who had left meanwhile: it is vacant. */
  | { readonly type: 'handoverMissed'; readonly on: DateString }
  | { readonly type: 'cancelled'; readonly reason: string }
  /** Another unit owes the seat or leads the town from now on. */
  | { readonly type: 'placesChanged'; readonly places: Places }
  /** The seat ends with this term: nobody comes after. */
  | { readonly type: 'seatEnding' }
  | {
      readonly type: 'overdue';
      readonly subject: 'arrival' | 'relief' | 'term' | 'handover' | 'appraisal';
      readonly office: OfficeId;
    };
