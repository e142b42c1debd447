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

export type PostingEvent =
  | ApprovalEvent
  | HandoverEvent
  | FirstSecretaryProposed
  | ({
      readonly type: 'postingStarted';
      readonly selection: string;
      readonly relieves?: string;
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
  | { readonly type: 'reliefOrdered'; readonly rotation: string; readonly on: DateString }
  /** Nobody will come: whoever is in the seat stays in it. */
  | { readonly type: 'reliefGivenUp'; readonly rotation: string }
  | { readonly type: 'tookOver'; readonly on: DateString; readonly hostPosts?: readonly HostPostToOpen[] }
  | { readonly type: 'proposed'; readonly proposal: string; readonly what: Proposal; readonly reason: string }
  | { readonly type: 'resubmitted'; readonly proposal: string; readonly by: string }
  | ({ readonly type: 'extended'; readonly termEnd: DateString; readonly months: number } & TermLimit)
  | { readonly type: 'released'; readonly on: DateString; readonly reason: string; readonly vacant: boolean }
  | { readonly type: 'cancelled'; readonly reason: string }
  /** Another unit owes the seat or leads the town from now on. */
  | { readonly type: 'placesChanged'; readonly places: Places }
  /** The seat ends with this term: nobody comes after. */
  | { readonly type: 'seatEnding' }
  | {
      readonly type: 'overdue';
      readonly subject: 'arrival' | 'term' | 'handover';
      readonly office: OfficeId;
    };
