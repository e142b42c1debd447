import type { ApprovalEvent, Approvals } from './approval.ts';
import type { ApprovalCommand } from './approval-acts.ts';
import type { CommandBase } from './case.ts';
import type { OfficeId, Places } from './office.ts';
import type { SeatRole, TeamKind } from './policy.ts';
import type { ImportedPost } from './programme-state.ts';
import type { Facts } from './ports.ts';
import type { DateString } from './time.ts';

/** Who takes the seat over: named at dispatch, arrived, and which side of the handover has signed. */
export interface Successor {
  readonly posting: string;
  readonly arrived: boolean;
  /** The office that signs for the successor. */
  readonly office: OfficeId;
  readonly signed: readonly HandoverSide[];
  /** The handover's limit. */
  readonly due: DateString | null;
  /** The day after the handover's limit, until it has been said that it is late. */
  readonly lateOn: DateString | null;
}

export type HandoverSide = 'predecessor' | 'successor';

export interface HostPostToOpen {
  readonly title: string;
  readonly remindEvery: number;
}

export interface PostingState {
  readonly stage: 'opening' | 'dispatched' | 'onSite' | 'returned' | 'cancelled';
  readonly person: string;
  readonly seat: string;
  readonly area: string;
  readonly kind: TeamKind;
  readonly role: SeatRole;
  readonly places: Places;
  readonly termEnd: DateString | null;
  /** The last day on which the term may end without a reason of its own. */
  readonly termLimit: DateString | null;
  readonly relieves: string | null;
  /** Holds the seat: from arrival in an empty one, or from the handover. */
  readonly holding: boolean;
  readonly arriveBy: DateString | null;
  /** The days after a limit, until it has been said that it passed. */
  readonly arrivalLateOn: DateString | null;
  readonly termLateOn: DateString | null;
  /** Told by the team: who relieves the seat, and when. */
  readonly relief: { readonly rotation: string; readonly on: DateString } | null;
  readonly successor: Successor | null;
  readonly hostPosts: readonly string[];
  readonly extendedMonths: number;
  readonly proposals: Readonly<Record<string, Proposal>>;
  readonly approvals: Approvals;
}

/** What an approval on a posting is about. */
export type Proposal = {
  readonly by: string;
  /** Who resubmitted it after a return: like who proposed, they do not approve the same. */
  readonly resubmittedBy?: readonly string[];
} & (
  | { readonly kind: 'extension'; readonly months: number }
  | { readonly kind: 'recall'; readonly ground: string }
);

interface Start {
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
  | ({
      readonly type: 'postingStarted';
      readonly selection: string;
      readonly relieves?: string;
      readonly arriveBy: DateString;
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
  | { readonly type: 'successorNamed'; readonly successor: string }
  | {
      readonly type: 'successorArrived';
      readonly successor: string;
      readonly office: OfficeId;
      readonly lateOn: DateString;
    }
  | { readonly type: 'successorLost'; readonly successor: string }
  | {
      readonly type: 'handoverSigned';
      readonly side: HandoverSide;
      readonly by: string;
      readonly document: string;
    }
  | { readonly type: 'handedOver'; readonly successor: string; readonly on: DateString }
  | { readonly type: 'tookOver'; readonly on: DateString }
  | { readonly type: 'proposed'; readonly proposal: string; readonly what: Proposal; readonly reason: string }
  | { readonly type: 'resubmitted'; readonly proposal: string; readonly by: string }
  | ({ readonly type: 'extended'; readonly termEnd: DateString; readonly months: number } & TermLimit)
  | { readonly type: 'released'; readonly on: DateString; readonly reason: string; readonly vacant: boolean }
  | { readonly type: 'cancelled'; readonly reason: string }
  | {
      readonly type: 'overdue';
      readonly subject: 'arrival' | 'term' | 'handover';
      readonly office: OfficeId;
    };

export type PostingCommand = CommandBase &
  (
    | ApprovalCommand
    | { readonly act: 'resubmit'; readonly approval: string }
    | { readonly act: 'withdraw'; readonly approval: string }
    | ({ readonly act: 'start'; readonly selection: string; readonly relieves?: string } & Start)
    | ({
        readonly act: 'import';
        readonly since: DateString;
        readonly posts: readonly ImportedPost[];
      } & Start)
    | { readonly act: 'arrive'; readonly on: DateString; readonly document?: string }
    | { readonly act: 'beRelieved'; readonly rotation: string; readonly on: DateString }
    | { readonly act: 'reliefGivenUp' }
    | { readonly act: 'successorNamed' | 'successorLost'; readonly successor: string }
    | { readonly act: 'successorArrived'; readonly successor: string; readonly office: OfficeId }
    | { readonly act: 'signHandover'; readonly side: HandoverSide; readonly document: string }
    | { readonly act: 'takeOver'; readonly on: DateString }
    | { readonly act: 'extend'; readonly months: number; readonly reason: string }
    | { readonly act: 'recall'; readonly ground: string; readonly reason: string }
    | { readonly act: 'cancel'; readonly reason: string }
  );

export interface PostingFacts extends Facts {
  /** At an arrival: whether the predecessor is still in the seat, to hand it over. */
  readonly predecessorHolds?: boolean;
}

export const initialPosting: PostingState = {
  stage: 'opening',
  person: '',
  seat: '',
  area: '',
  kind: 'town',
  role: 'member',
  places: {},
  termEnd: null,
  termLimit: null,
  relieves: null,
  holding: false,
  arriveBy: null,
  arrivalLateOn: null,
  termLateOn: null,
  relief: null,
  successor: null,
  hostPosts: [],
  extendedMonths: 0,
  proposals: {},
  approvals: {},
};
