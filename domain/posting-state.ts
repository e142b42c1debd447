import type { Approvals } from './approval.ts';
import type { OfficeId, Places } from './office.ts';
import type { SeatRole, TeamKind } from './policy.ts';
import type { Facts, Screening } from './ports.ts';
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
  /** The next day on which somebody has to be there to take over, or the term goes on. */
  readonly lookOn?: DateString | null;
  readonly successor: Successor | null;
  readonly handover?: HandoverList;
  readonly hostPosts: readonly string[];
  readonly extendedMonths: number;
  /** By what it is: the offices that were told, and have not taken note yet. */
  readonly told?: Readonly<Record<string, readonly OfficeId[]>>;
  readonly appraisal?: Appraisal | null;
  readonly proposals: Readonly<Record<string, Proposal>>;
  readonly approvals: Approvals;
}

/** 期满鉴定, until it is there. */
interface Appraisal {
  readonly due: DateString;
  readonly lateOn: DateString | null;
  /** The host has given its opinion. */
  readonly opinion?: true;
  readonly done?: true;
}

/** What an approval on a posting is about. */
export type Proposal = {
  readonly by: string;
  /** Who resubmitted it after a return: like who proposed, they do not approve the same. */
  readonly resubmittedBy?: readonly string[];
} & (
  | { readonly kind: 'extension'; readonly months: number }
  | { readonly kind: 'recall'; readonly ground: string }
  /** 辞职, 提前返回. With the letter, where it was entered for the person. */
  /** 调整: to a vacant seat of another team. */
  | {
      readonly kind: 'transfer';
      readonly seat: string;
      readonly area: string;
      /** Rules of that seat that the person does not meet, and that admit an exception: the reason is the proposal's. */
      readonly waived: readonly string[];
    }
  | { readonly kind: 'resignation' | 'earlyReturn'; readonly document?: string }
);

/** A seat of another team as its team knows it. */
export interface TransferTarget {
  readonly seat: string;
  readonly area: string;
  readonly vacant: boolean;
  readonly screening: Screening;
}

export interface PostingFacts extends Facts {
  /** At a tick: when the plan in force has the holder relieved, if that day is still to come. */
  readonly plannedOn?: DateString;
  /** At an arrival: whether the predecessor is still in the seat, to hand it over. */
  readonly predecessorHolds?: boolean;
  /** The village that the command names. */
  readonly village?: VillageFact;
  /** The village of which the person is first secretary, or proposed to be. */
  readonly secretaryOf?: string | null;
  /** The predecessor's village, when the seat passes. */
  readonly inherits?: string;
  /** At an appraisal: the grade that its text names. */
  readonly gradeNamed?: string;
  /** At a proposal of a transfer: the seat that it names, and what its rules say of the person. */
  readonly target?: TransferTarget;
  /** At the start of a posting that somebody is transferred to: whether they still are where they were. */
  readonly transferorThere?: boolean;
  /** Where somebody may be released: the team's year in which a leave that reaches beyond today was asked for. */
  readonly leaveIn?: string;
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

/** Asked for and not there yet: it is asked for after the return, too. */
export const isAppraisalOpen = (
  state: PostingState,
): state is PostingState & { readonly appraisal: Appraisal } =>
  Boolean(state.appraisal && !state.appraisal.done);

/** When to look whether somebody is there to take over: while a relief is ordered and nobody is. */
export const lookOn = (state: PostingState): DateString | null =>
  state.relief && !state.successor?.arrived ? (state.lookOn ?? null) : null;

/**
 * Recalled after a relief was ordered, a posting stays open for its successor, who still has to be told to take over.
 * The successor finds nobody, and takes the seat at once.
 */
export function isEnded(state: PostingState): boolean {
  const awaited = state.stage === 'returned' && state.relief !== null && !state.successor?.arrived;
  return isOver(state) && !awaited && !isAppraisalOpen(state);
}
