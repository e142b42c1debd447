import type { Approvals } from './approval.ts';
import type { FiledDocument } from './case-file.ts';
import type { Needs } from './needs.ts';
import type { OfficeRef, Places } from './office.ts';
import type { SeatRole, TeamKind } from './policy.ts';
import type { Facts, Screening } from './ports.ts';
import type { DateString } from './time.ts';

export type { SelectionCommand, SelectionEvent } from './selection-events.ts';

/** A seat to fill: who owes it, the posting that will fill it, whom it relieves, the term as planned. */
export interface SeatPlan {
  readonly seat: string;
  readonly role: SeatRole;
  readonly places: Places;
  readonly posting: string;
  readonly relieves?: string;
  readonly termFrom: DateString;
  readonly termMonths: number;
  /** What the town asks of whoever comes. */
  readonly needs?: Needs;
}

/** An item of the case file that the policy asks for: who provides it, and before which step of the nomination's chain. */
export interface NeededItem {
  readonly item: string;
  readonly office: OfficeRef;
  /** `never`: it may be on file, and holds nobody up. */
  readonly before: number | 'dispatch' | 'never';
  readonly roles?: readonly SeatRole[];
}

/** A document put on a nominee's file. */
export interface FiledEntry extends FiledDocument {
  readonly person: string;
  readonly item: string;
}

/**
 * Where a nominee stands. `waiver` and `approval`: before an approval; `returned`: back with who nominated; `approved`:
 * waits for the notice; `notice`: published; `objected`: the notice is over and an objection still open; `cleared`: may
 * be dispatched. The last five are the end of the way; `ineligible`: the rules no longer let the person go on.
 */
export type NomineeStage =
  | 'waiver'
  | 'approval'
  | 'returned'
  | 'approved'
  | 'notice'
  | 'objected'
  | 'cleared'
  | 'dispatched'
  | 'rejected'
  | 'withdrawn'
  | 'upheld'
  | 'ineligible';

export interface Nominee {
  readonly seat: string;
  readonly stage: NomineeStage;
  readonly nominatedBy: string;
  /** Who resubmitted after a return: like who nominated, they do not approve the same. */
  readonly resubmittedBy: readonly string[];
  /** Rules set aside for this person, if the waiver is approved. */
  readonly waived: readonly string[];
  /** The last day on which the approved waiver holds. */
  readonly waivedUntil?: DateString;
  /** Rules that could not be judged when the person was screened last. */
  readonly unknown?: readonly string[];
  /** The unit that manages them together with their own, if one does. */
  readonly coManager?: string;
  /** Items of the case file that are there, and how often each was filed. */
  readonly files?: Readonly<Record<string, number>>;
  /** The day of the notice, from which its working days count. */
  readonly noticeFrom?: DateString;
  readonly noticeUntil: DateString | null;
  readonly objections: Readonly<
    Record<
      string,
      {
        /** Who verifies it. */
        readonly office: string;
        readonly due: DateString;
        /** The day after that, until it has been said that it passed. */
        readonly lateOn: DateString | null;
        readonly open: boolean;
      }
    >
  >;
}

export interface SelectionState {
  readonly opened: boolean;
  readonly ended: boolean;
  readonly area: string;
  readonly kind: TeamKind;
  readonly reason: SelectionReason;
  readonly needBy: DateString | null;
  /** The day by which somebody must be nominated to be there in time. */
  readonly nominateBy: DateString | null;
  /** The day after `needBy`, until it has been said that the selection is late. */
  readonly lateOn: DateString | null;
  readonly seats: Readonly<Record<string, SeatPlan>>;
  readonly caseFile?: readonly NeededItem[];
  readonly givenUp: Readonly<Record<string, true>>;
  /** 名额通知: the units have been told which seats they owe. */
  readonly quotaSent?: true;
  readonly volunteers?: readonly string[];
  readonly nominees: Readonly<Record<string, Nominee>>;
  readonly approvals: Approvals;
}

export type SelectionReason = 'formation' | 'relief' | 'backfill';

export const initialSelection: SelectionState = {
  opened: false,
  ended: false,
  area: '',
  kind: 'town',
  reason: 'formation',
  needBy: null,
  nominateBy: null,
  lateOn: null,
  seats: {},
  givenUp: {},
  nominees: {},
  approvals: {},
};

/** The nominee as the record knows them on the day of the nomination. */
export interface SelectionFacts extends Facts {
  readonly nominee?: {
    readonly person: string;
    /** The person's unit and all above it. */
    readonly unitLine: readonly string[];
    /** Each rule for the person alone. */
    readonly screening: Screening;
    /** Each rule about the team as it would be with them. */
    readonly slate: Screening;
    /** The unit that manages them together with their own, if one does. */
    readonly coManager?: string;
  };
  /** Whoever volunteers: their unit and all above it. */
  readonly volunteer?: { readonly person: string; readonly unitLine: readonly string[] };
  /** The persons that a later act names, each judged anew: facts and days may have changed since. */
  readonly rescreened?: Readonly<Record<string, Screening>>;
}

/** Out of it: the seat is open for somebody else, and the person free. */
export const over: readonly NomineeStage[] = ['rejected', 'withdrawn', 'upheld', 'ineligible'];

/** The nominee who is on the way to this seat, or in it. */
export const live = (state: SelectionState, seat: string): Nominee | undefined =>
  Object.values(state.nominees).find((nominee) => nominee.seat === seat && !over.includes(nominee.stage));

export const waiverKey = (person: string): string => `waiver:${person}`;

export const personOf = (approval: string): string => approval.replace(/^waiver:/, '');

export function stageOf(state: SelectionState): string {
  if (state.ended) return 'ended';
  if (!state.opened) return 'opening';
  const stages = Object.values(state.nominees).map(({ stage }) => stage);
  if (Object.keys(state.seats).some((seat) => !state.givenUp[seat] && !live(state, seat)))
    return 'nominating';
  return stages.some((stage) => ['waiver', 'approval', 'returned'].includes(stage))
    ? 'approving'
    : 'appointing';
}
