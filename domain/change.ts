import type { OfficeId } from './office.ts';
import type { Policy, SeatRole, TeamKind } from './policy.ts';
import type { Actor, Calendar } from './ports.ts';
import type { PlannedTeam } from './programme-state.ts';
import type { RefusalCode } from './errors.ts';
import type { DateString } from './time.ts';

/** 大稳定、小调整 (二): what changes of the programme's units, towns and seats while it runs. */
export type Change =
  | { readonly kind: 'renameUnit'; readonly unit: string; readonly name: string }
  /** A reform of the sending units: postings survive, and what the unit owes is the other's from that day on. */
  | { readonly kind: 'mergeUnit'; readonly unit: string; readonly into: string }
  | {
      readonly kind: 'addTown';
      readonly area: string;
      readonly name: string;
      readonly county: string;
      readonly leadUnit: string;
      readonly members: readonly string[];
    }
  /** Another unit leads a town, or a county. */
  | { readonly kind: 'moveTown'; readonly area: string; readonly leadUnit: string }
  | {
      readonly kind: 'resizeTeam';
      readonly area: string;
      /** Members' seats, each with the unit of the consortium that owes it. */
      readonly add: readonly string[];
      /** Seats that end: with the term of whoever is in them. */
      readonly end: readonly string[];
    };

export interface PendingChange {
  readonly what: Change;
  readonly from: DateString;
  readonly document: string;
}

/** What every change that was made says of itself. */
interface Made {
  readonly change: string;
  readonly from: DateString;
  readonly document: string;
}

export interface Pairings {
  readonly ended: readonly { readonly area: string; readonly unit: string }[];
  readonly begun: readonly {
    readonly area: string;
    readonly unit: string;
    readonly role: 'lead' | 'member';
  }[];
}

/** Who helps which area and owes which seat from that day on, and the teams as they are then. */
export interface Rearranged {
  readonly pairings: Pairings;
  readonly owed: readonly { readonly seat: string; readonly unit: string }[];
  readonly teams: readonly PlannedTeam[];
}

export interface NewTown {
  readonly area: string;
  readonly name: string;
  readonly county: string;
  readonly pairings: Pairings;
  readonly team: PlannedTeam;
  readonly launchBy: DateString;
  readonly completeBy: DateString;
}

export interface Resized {
  readonly area: string;
  /** The seats that are new: their numbers follow the last one's. */
  readonly added: PlannedTeam['seats'];
  readonly ended: readonly { readonly seat: string; readonly until: DateString }[];
  /** The team as it is from that day on, with the seats that are about to end. */
  readonly teams: readonly PlannedTeam[];
}

export type MadeEvent = Made &
  (
    | { readonly type: 'unitRenamed'; readonly unit: string; readonly name: string }
    | ({ readonly type: 'unitMerged'; readonly unit: string; readonly into: string } & Rearranged)
    | ({ readonly type: 'townAdded' } & NewTown)
    | ({
        readonly type: 'townMoved';
        readonly area: string;
        readonly before: string;
        readonly leadUnit: string;
      } & Rearranged)
    | ({ readonly type: 'teamResized' } & Resized)
  );

export type ChangeEvent =
  | MadeEvent
  /** For a day to come. */
  | ({ readonly type: 'changeOrdered'; readonly change: string } & PendingChange)
  | { readonly type: 'changeWithdrawn'; readonly change: string; readonly document: string }
  /** Its day has come: it is made as things stand then. */
  | ({ readonly type: 'changeDue'; readonly change: string } & PendingChange)
  /** As things stand on its day it can no longer be made: the administrator is asked. */
  | { readonly type: 'changeLapsed'; readonly change: string; readonly code: RefusalCode };

export type ChangeCommand =
  | ({ readonly act: 'orderChange'; readonly change: string } & PendingChange)
  | { readonly act: 'withdrawChange'; readonly change: string; readonly document: string }
  | ({ readonly act: 'makeChange'; readonly change: string } & PendingChange);

export const changeActs = ['orderChange', 'withdrawChange', 'makeChange'] as const;

export const isChangeCommand = <C extends { readonly act: string }>(
  command: C,
): command is Extract<C, { act: ChangeCommand['act'] }> =>
  (changeActs as readonly string[]).includes(command.act);

export interface KnownUnit {
  readonly kind: string;
  /** The unit and all above it. */
  readonly line: readonly string[];
  readonly name: string | null;
  readonly namedSince: DateString | null;
  readonly mergedInto: string | null;
}

export interface KnownSeat {
  readonly seat: string;
  readonly n: number;
  readonly role: SeatRole;
  readonly unit: string;
  readonly owedSince: DateString | null;
  /** Of whoever holds it. */
  readonly termEnd: DateString | null;
  /** Somebody is being looked for, on the way, or about to relieve it. */
  readonly busy: boolean;
  /** It is about to end already. */
  readonly ending: boolean;
}

export interface KnownArea {
  readonly kind: TeamKind;
  readonly county: string;
  readonly headquarters: string;
  readonly lead: { readonly unit: string; readonly since: DateString | null };
  readonly members: readonly { readonly unit: string; readonly since: DateString | null }[];
  readonly seats: readonly KnownSeat[];
}

/** Units, areas and seats as they are on the day on which a change is made. */
export interface Reference {
  readonly municipality: string;
  readonly units: Readonly<Record<string, KnownUnit>>;
  /** Towns and counties that somebody leads. */
  readonly areas: Readonly<Record<string, KnownArea>>;
  /** Every code of an area that is taken. */
  readonly codes: readonly string[];
}

export interface ChangeFacts {
  readonly actor: Actor;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly administrator: OfficeId;
  readonly orgDepartment: OfficeId;
  readonly reference: Reference;
}
