import type { CommandBase } from './case.ts';
import type { Acting, ActingEvent, NameActing } from './team-acting.ts';
import type { Receive, TransferEvent } from './team-transfer.ts';
import type { GroupCandidate, GroupMemberCommand, GroupMemberEvent } from './group-member.ts';
import type { Needs } from './needs.ts';
import { evolveRealign, type Realign, type RealignEvent } from './team-realign.ts';
import type { OfficeId, Places } from './office.ts';
import type { SeatRole, TeamKind } from './policy.ts';
import type { Facts } from './ports.ts';
import type { SelectionReason } from './selection-state.ts';
import type { PlanWork, WorkPlanned } from './work-plan.ts';
import type { KnownVillage, VillageCommand, VillageEvent } from './village.ts';
import { withoutWhoeverLeft } from './team-departure.ts';
import { addDays, type DateString } from './time.ts';

/** A place in the team. `holder` is the posting that holds it; `filling` the selection that looks for the next one. */
export interface TeamSeat {
  readonly seat: string;
  readonly role: SeatRole;
  readonly places: Places;
  /** Postings of this seat so far: the next one's number follows. */
  readonly postings: number;
  readonly holder: string | null;
  readonly filling: string | null;
  /** Dispatched and not yet holding the seat. */
  readonly coming: string | null;
  /** The holder has passed it to this successor, who has not said yet that they have taken it. */
  readonly handing?: string | null;
  /** Set while a rotation relieves the holder: on which day. */
  readonly relief: { readonly rotation: string; readonly posting: string; readonly on: DateString } | null;
  /** It ends with the term of whoever is in it. */
  readonly ending?: true;
  /** Who takes its work while nobody holds it. */
  readonly acting?: Acting | null;
}

export interface TeamState {
  readonly opened: boolean;
  readonly ended: boolean;
  readonly programme: string;
  readonly area: string;
  readonly kind: TeamKind;
  readonly launchBy: DateString | null;
  readonly completeBy: DateString | null;
  /** The days after those limits, until it has been said that they passed. */
  readonly launchLateOn: DateString | null;
  readonly formLateOn: DateString | null;
  readonly formed: boolean;
  readonly selections: number;
  readonly seats: Readonly<Record<string, TeamSeat>>;
  /** As stated last. */
  readonly needs?: Needs;
  /** Items of work so far: the next one's number follows. */
  readonly workItems?: number;
  /** While the team is below its floor. */
  readonly shortfall?: Shortfall | null;
}

/** An exception to the floor, as it was recorded last: how low, since when, who says why, who was told. */
export interface Shortfall {
  readonly strength: number;
  readonly floor: number;
  readonly since: DateString;
  readonly office: OfficeId;
  readonly recipients: readonly OfficeId[];
  /** By when it has to be explained. */
  readonly due: DateString;
  readonly explained: boolean;
  readonly noted: readonly OfficeId[];
  /** The day after `due`, until it has been explained or it has been said that it was not. */
  readonly lateOn: DateString | null;
}

export interface SeatToFill {
  readonly seat: string;
  readonly posting: string;
  readonly termFrom: DateString;
  readonly relieves?: string;
  /** Where this seat asks for something else than the team. */
  readonly needs?: Needs;
}

export type TeamEvent =
  | ActingEvent
  | TransferEvent
  | GroupMemberEvent
  | WorkPlanned
  | RealignEvent
  | VillageEvent
  | {
      readonly type: 'teamOpened';
      readonly programme: string;
      readonly area: string;
      readonly kind: TeamKind;
      readonly seats: readonly { readonly seat: string; readonly role: SeatRole; readonly places: Places }[];
      readonly launchBy: DateString;
      readonly completeBy: DateString;
    }
  | {
      readonly type: 'selectionLaunched';
      readonly selection: string;
      readonly reason: SelectionReason;
      readonly needBy: DateString;
      readonly termMonths: number;
      readonly seats: readonly SeatToFill[];
      readonly needs?: Needs;
      readonly rotation?: string;
    }
  | ({ readonly type: 'needsStated'; readonly note?: string } & Needs)
  | {
      readonly type: 'reliefOrdered';
      readonly rotation: string;
      readonly seats: readonly { readonly seat: string; readonly posting: string; readonly on: DateString }[];
    }
  /** A seat of a batch whose named holder had left already: its next posting is another matter. */
  | { readonly type: 'reliefDropped'; readonly rotation: string; readonly seats: readonly string[] }
  | { readonly type: 'selectionClosed'; readonly selection: string; readonly filled: readonly string[] }
  | { readonly type: 'seatFilled'; readonly seat: string; readonly posting: string; readonly on?: DateString }
  | {
      readonly type: 'seatLeft';
      readonly seat: string;
      readonly posting: string;
      readonly vacant: boolean;
      /** Why whoever held it has left. */
      readonly because?: string;
      readonly handedTo?: string;
    }
  | { readonly type: 'termExtended'; readonly seat: string; readonly posting: string }
  | { readonly type: 'teamFormed' }
  /** Said at every fall, to whoever has to explain it (`office`) and to those who are told of it. */
  | ({ readonly type: 'belowFloor' } & Omit<Shortfall, 'explained' | 'noted' | 'lateOn'>)
  | { readonly type: 'shortfallExplained'; readonly reason: string }
  | { readonly type: 'shortfallNoted'; readonly office: OfficeId }
  | { readonly type: 'floorRestored'; readonly strength: number; readonly on: DateString }
  /** The programme is closed. */
  | { readonly type: 'teamEnded' }
  | { readonly type: 'overdue'; readonly subject: string; readonly office: string };

export type TeamCommand = CommandBase &
  (
    | NameActing
    | Receive
    | GroupMemberCommand
    | PlanWork
    | Realign
    | VillageCommand
    | {
        readonly act: 'form';
        readonly programme: string;
        readonly area: string;
        readonly kind: TeamKind;
        readonly seats: readonly {
          readonly seat: string;
          readonly role: SeatRole;
          readonly places: Places;
        }[];
        readonly launchBy: DateString;
        readonly completeBy: DateString;
      }
    | ({ readonly act: 'stateNeeds'; readonly note?: string } & Needs)
    | {
        readonly act: 'launchSelection';
        readonly seats?: readonly string[];
        readonly needBy?: DateString;
        /** By seat: instead of what the team has stated. */
        readonly needs?: Readonly<Record<string, Needs>>;
      }
    | {
        readonly act: 'relieve';
        readonly rotation: string;
        readonly seats: readonly {
          readonly seat: string;
          readonly posting: string;
          readonly on: DateString;
        }[];
      }
    | { readonly act: 'arrived' | 'tookOver'; readonly seat: string; readonly posting: string }
    | { readonly act: 'termExtended'; readonly seat: string; readonly posting: string }
    | {
        readonly act: 'left';
        readonly seat: string;
        readonly posting: string;
        readonly vacant: boolean;
        readonly reason?: string;
        /** The successor to whom the seat was passed. */
        readonly handedTo?: string;
      }
    | { readonly act: 'explainShortfall'; readonly reason: string }
    | { readonly act: 'noteShortfall'; readonly office: OfficeId }
    | { readonly act: 'close' }
    | { readonly act: 'selectionEnded'; readonly selection: string; readonly filled: readonly string[] }
  );

export interface TeamFacts extends Facts {
  /** Whether the actor holds the leader's seat. */
  readonly leadsTeam?: boolean;
  /** Seats with a posting that is open already and has not reached the team yet: somebody was imported into them. */
  readonly imported?: readonly string[];
  /** Whoever is to be added to a county's group, or taken out of it. */
  readonly candidate?: GroupCandidate;
  readonly village?: KnownVillage;
}

export const initialTeam: TeamState = {
  opened: false,
  ended: false,
  programme: '',
  area: '',
  kind: 'town',
  launchBy: null,
  completeBy: null,
  launchLateOn: null,
  formLateOn: null,
  formed: false,
  selections: 0,
  seats: {},
};

export const leadUnit = (state: TeamState): string => Object.values(state.seats)[0]?.places.leadUnit ?? '';

/** Vacant seats that nobody is looking to fill. */
export const unattended = (state: TeamState): readonly TeamSeat[] =>
  Object.values(state.seats).filter(
    ({ holder, filling, coming, ending }) => !holder && !filling && !coming && !ending,
  );

export function evolveTeam(state: TeamState, event: TeamEvent): TeamState {
  const change = (name: string, seat: Partial<TeamSeat>, from: TeamState = state): TeamState => {
    const old = from.seats[name];
    return old ? { ...from, seats: { ...from.seats, [name]: { ...old, ...seat } } } : from;
  };
  switch (event.type) {
    case 'teamOpened': {
      const { programme, area, kind, launchBy, completeBy } = event;
      const empty = { postings: 0, holder: null, filling: null, coming: null, relief: null };
      return {
        ...state,
        ...{ opened: true, programme, area, kind, launchBy, completeBy },
        launchLateOn: addDays(launchBy, 1),
        formLateOn: addDays(completeBy, 1),
        seats: Object.fromEntries(event.seats.map((seat) => [seat.seat, { ...seat, ...empty }])),
      };
    }
    case 'selectionLaunched': {
      const launched: TeamState = { ...state, selections: state.selections + 1, launchLateOn: null };
      return event.seats.reduce(
        (folded, { seat }) =>
          change(
            seat,
            { filling: event.selection, postings: (folded.seats[seat]?.postings ?? 0) + 1 },
            folded,
          ),
        launched,
      );
    }
    case 'reliefOrdered':
      return event.seats.reduce(
        (folded, { seat, posting, on }) =>
          change(seat, { relief: { rotation: event.rotation, posting, on } }, folded),
        state,
      );
    case 'selectionClosed':
      return Object.values(state.seats).reduce((folded, { seat, filling, postings }) => {
        if (filling !== event.selection) return folded;
        // A seat that was given up is relieved no more: its holder stays.
        const filled = event.filled.includes(seat)
          ? { coming: `posting/${seat}/${postings}` }
          : { relief: null };
        return change(seat, { filling: null, ...filled }, folded);
      }, state);
    case 'seatFilled': {
      // An imported posting brings its own number.
      const postings = Math.max(
        state.seats[event.seat]?.postings ?? 0,
        Number(event.posting.split('/').at(-1)),
      );
      return change(event.seat, {
        postings,
        holder: event.posting,
        coming: null,
        filling: null,
        relief: null,
        ...(state.seats[event.seat]?.acting && { acting: null }),
        ...(state.seats[event.seat]?.handing && { handing: null }),
      });
    }
    case 'seatLeft': {
      const seat = state.seats[event.seat];
      return seat ? change(event.seat, withoutWhoeverLeft(seat, event)) : state;
    }
    case 'actingAsked':
    case 'actingNamed': {
      const posting = event.type === 'actingNamed' ? event.posting : null;
      return change(event.seat, { acting: { due: event.due, posting } });
    }
    case 'teamFormed':
      // Whether by selections or by an import: nobody has to launch one any more.
      return { ...state, formed: true, launchLateOn: null, formLateOn: null };
    case 'teamEnded':
      return { ...state, ended: true, launchLateOn: null, formLateOn: null };
    case 'overdue':
      return withoutLimit(state, event.subject);
    case 'workPlanned':
      return { ...state, workItems: event.first + event.count - 1 };
    case 'belowFloor': {
      const { type: _, ...fall } = event;
      // Whoever explained or read of the last fall is asked again.
      const shortfall = { ...fall, explained: false, noted: [], lateOn: addDays(event.due, 1) };
      return { ...state, shortfall };
    }
    case 'shortfallExplained':
      return { ...state, ...changed(state, { explained: true, lateOn: null }) };
    case 'shortfallNoted':
      return { ...state, ...changed(state, { noted: [...(state.shortfall?.noted ?? []), event.office] }) };
    case 'floorRestored':
      return { ...state, shortfall: null };
    case 'needsStated': {
      const { skills, villages } = event;
      return { ...state, needs: { skills, villages } };
    }
    case 'placesChanged':
    case 'seatsAdded':
    case 'seatsEnding':
    case 'seatClosed':
      return evolveRealign(state, event);
    case 'transferTaken':
      return change(event.seat, {
        coming: event.posting,
        postings: (state.seats[event.seat]?.postings ?? 0) + 1,
      });
    case 'transferTurnedDown':
    case 'reliefDropped':
    case 'groupMemberAdded':
    case 'groupMemberRemoved':
    case 'villageListed':
    case 'termExtended':
    case 'firstSecretaryAsked':
    case 'firstSecretaryUnasked':
      return state;
  }
}

const changed = ({ shortfall }: TeamState, change: Partial<Shortfall>): Pick<TeamState, 'shortfall'> =>
  shortfall ? { shortfall: { ...shortfall, ...change } } : {};

/** It has been said that this limit passed. */
function withoutLimit(state: TeamState, subject: string): TeamState {
  if (subject === 'launch') return { ...state, launchLateOn: null };
  return subject === 'shortfall'
    ? { ...state, ...changed(state, { lateOn: null }) }
    : { ...state, formLateOn: null };
}

const recordOnly: ReadonlySet<string> = new Set<TeamEvent['type']>([
  ...(['groupMemberAdded', 'groupMemberRemoved'] as const),
  ...(['villageListed', 'firstSecretaryAsked', 'firstSecretaryUnasked'] as const),
]);

/** The note, what a selection is told of the needs, and who is in a county's group, and villages are for the record. */
export function leanTeam(event: TeamEvent): { readonly type: string } {
  if (recordOnly.has(event.type)) return { type: event.type };
  if (event.type === 'needsStated') {
    const { note: _, ...lean } = event;
    return lean;
  }
  if (event.type === 'workPlanned') {
    const { items: _, ...lean } = event;
    return lean;
  }
  if (event.type !== 'selectionLaunched') return event;
  const { needs: _, seats, ...lean } = event;
  const bare = { ...lean, seats: seats.map(({ needs: __, ...seat }) => seat) };
  return bare;
}
