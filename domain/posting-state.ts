import type { Approvals } from './approval.ts';
import type { Places } from './office.ts';
import type { SeatRole, TeamKind } from './policy.ts';
import type { Facts } from './ports.ts';
import type { VillageFact } from './first-secretary.ts';
import type { HandoverList, Successor } from './posting-handover-state.ts';
import type { DateString } from './time.ts';

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
  /** Nobody comes after: whoever is in the seat leaves it when the term ends. */
  readonly endsWithTerm?: true;
  readonly successor: Successor | null;
  readonly handover?: HandoverList;
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

export interface PostingFacts extends Facts {
  /** At an arrival: whether the predecessor is still in the seat, to hand it over. */
  readonly predecessorHolds?: boolean;
  /** The village that the command names. */
  readonly village?: VillageFact;
  /** The village of which the person is first secretary, or proposed to be. */
  readonly secretaryOf?: string | null;
  /** The predecessor's village, when the seat passes. */
  readonly inherits?: string;
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

/** The person has left, or never came. */
export const isOver = (state: PostingState): boolean => ['returned', 'cancelled'].includes(state.stage);

/**
 * Recalled after a relief was ordered, a posting stays open for its successor, who still has to be told to take over.
 * The successor finds nobody, and takes the seat at once.
 */
export function isEnded(state: PostingState): boolean {
  const awaited = state.stage === 'returned' && state.relief !== null && !state.successor?.arrived;
  return isOver(state) && !awaited;
}
