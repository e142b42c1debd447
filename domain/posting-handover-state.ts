import type { OfficeId } from './office.ts';
import type { DateString } from './time.ts';

export const handoverSides = ['predecessor', 'successor'] as const;
export type HandoverSide = (typeof handoverSides)[number];

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

/** 交接清单: what passes from the one to the other. The words are in Postgres; the case knows what is on it, and its version. */
export interface HandoverList {
  /** Raised by every change: both sides sign the same one. */
  readonly version: number;
  /** The number of the newest entry. */
  readonly last: number;
  /** What each entry is, by its number. */
  readonly entries: Readonly<Record<string, string>>;
}

/** Where an entry stands: done with, going on, or still to be begun. */
export const handoverStatuses = ['done', 'ongoing', 'pending'] as const;
export type HandoverStatus = (typeof handoverStatuses)[number];

interface WithList {
  readonly handover?: HandoverList;
}

const noList: HandoverList = { version: 0, last: 0, entries: {} };
export const listOf = ({ handover = noList }: WithList): HandoverList => handover;
export const isEmpty = (state: WithList): boolean => Object.keys(listOf(state).entries).length === 0;
export const bothSigned = ({ signed }: Successor): boolean =>
  handoverSides.every((side) => signed.includes(side));

interface EntryWords {
  /** A kind of the policy's list: an item of work, a village, a project, funds, a contact. */
  readonly kind: string;
  readonly status: HandoverStatus;
  /** Ids of texts. */
  readonly title: string;
  readonly note?: string;
}

/** An entry as it is asked for: with its number, it takes the place of the one that is there. */
export type EntryToList = EntryWords & { readonly entry?: string };
export type ListedEntry = EntryWords & { readonly entry: string };

export type HandoverEvent =
  | { readonly type: 'successorNamed'; readonly successor: string }
  | {
      readonly type: 'successorArrived';
      readonly successor: string;
      readonly office: OfficeId;
      readonly lateOn: DateString;
    }
  /** Never came, or left again: what has been signed with them counts no more. The list stays. */
  | { readonly type: 'successorLost'; readonly successor: string }
  | {
      readonly type: 'handoverListed';
      readonly version: number;
      readonly entries: readonly ListedEntry[];
      readonly removed: readonly string[];
    }
  | {
      readonly type: 'handoverSigned';
      readonly side: HandoverSide;
      readonly by: string;
      readonly document: string;
      /** Of the list; without it, it was signed before there were lists. */
      readonly version?: number;
    }
  | { readonly type: 'handoverConfirmed'; readonly version: number; readonly document?: string }
  /** By the host: both sides sign again. */
  | { readonly type: 'handoverReturned'; readonly reason: string }
  | { readonly type: 'handedOver'; readonly successor: string; readonly on: DateString };

export type HandoverCommand =
  | { readonly act: 'successorNamed' | 'successorLost'; readonly successor: string }
  | { readonly act: 'successorArrived'; readonly successor: string; readonly office: OfficeId }
  | {
      readonly act: 'listHandover';
      readonly entries: readonly EntryToList[];
      readonly removed: readonly string[];
    }
  | {
      readonly act: 'signHandover';
      readonly side: HandoverSide;
      readonly document: string;
      readonly version: number;
    }
  | { readonly act: 'confirmHandover'; readonly document?: string }
  | { readonly act: 'returnHandover'; readonly reason: string };
