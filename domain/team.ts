import { drafts, type CommandBase, type Draft, type Message, type Process, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, officeId, type Places } from './office.ts';
import type { SeatRole, TeamKind } from './policy.ts';
import type { Facts } from './ports.ts';
import type { SeatPlan, SelectionReason } from './selection-state.ts';
import { addDays, earliest, type DateString } from './time.ts';

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
  /** Set while a rotation relieves the holder: on which day. */
  readonly relief: { readonly rotation: string; readonly posting: string; readonly on: DateString } | null;
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
}

interface SeatToFill {
  readonly seat: string;
  readonly posting: string;
  readonly termFrom: DateString;
  readonly relieves?: string;
}

export type TeamEvent =
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
      readonly rotation?: string;
    }
  | {
      readonly type: 'reliefOrdered';
      readonly rotation: string;
      readonly seats: readonly { readonly seat: string; readonly posting: string; readonly on: DateString }[];
    }
  /** A seat of a batch whose named holder had left already: its next posting is another matter. */
  | { readonly type: 'reliefDropped'; readonly rotation: string; readonly seats: readonly string[] }
  | { readonly type: 'selectionClosed'; readonly selection: string; readonly filled: readonly string[] }
  | { readonly type: 'seatFilled'; readonly seat: string; readonly posting: string }
  | { readonly type: 'seatLeft'; readonly seat: string; readonly posting: string; readonly vacant: boolean }
  | { readonly type: 'teamFormed' }
  | { readonly type: 'overdue'; readonly subject: string; readonly office: string };

export type TeamCommand = CommandBase &
  (
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
    | { readonly act: 'launchSelection'; readonly seats?: readonly string[]; readonly needBy?: DateString }
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
    | { readonly act: 'left'; readonly seat: string; readonly posting: string; readonly vacant: boolean }
    | { readonly act: 'selectionEnded'; readonly selection: string; readonly filled: readonly string[] }
  );

export interface TeamFacts extends Facts {
  /** Seats with a posting that is open already and has not reached the team yet: somebody was imported into them. */
  readonly imported?: readonly string[];
}

type Of<A extends TeamCommand['act']> = Extract<TeamCommand, { act: A }>;
type Events = readonly TeamEvent[];

/** 驻镇帮扶工作队 (and a county's working group): knows its seats, and sees to it that each vacant one is being filled. */
export const team: Process<TeamState, TeamCommand, TeamEvent, TeamFacts> = {
  kind: 'team',
  acts: ['form', 'launchSelection', 'relieve', 'arrived', 'tookOver', 'left', 'selectionEnded'],
  initial: {
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
  },
  decide,
  evolve,
  due: (state) => earliest(state.launchLateOn, state.formLateOn),
  stage: (state) => (!state.opened ? 'opening' : state.formed ? 'inPost' : 'forming'),
  ended: (state) => state.ended,
  tags: ({ area }) => (area ? { town: area } : {}),
  tasks: (state) =>
    unattended(state).length === 0
      ? []
      : [
          {
            key: 'launchSelection',
            office: officeId(leadUnit(state), 'hr'),
            act: 'launchSelection',
            subject: state.area,
            due: state.launchBy,
          },
        ],
  messages,
};

const leadUnit = (state: TeamState): string => Object.values(state.seats)[0]?.places.leadUnit ?? '';

/** Vacant seats that nobody is looking to fill. */
const unattended = (state: TeamState): readonly TeamSeat[] =>
  Object.values(state.seats).filter(({ holder, filling, coming }) => !holder && !filling && !coming);

function decide(
  state: TeamState,
  command: TeamCommand | Tick,
  facts: TeamFacts,
): readonly Draft<TeamEvent>[] {
  if (command.act === 'form') {
    ensure(!state.opened, 'already-open', { case: `team/${command.area}` });
    const { programme, area, kind, seats, launchBy, completeBy } = command;
    return drafts({ type: 'teamOpened', programme, area, kind, seats, launchBy, completeBy });
  }
  ensure(state.opened, 'wrong-stage', { stage: 'opening', act: command.act });
  return drafts(...act(state, command, facts));
}

function act(state: TeamState, command: Exclude<TeamCommand, Of<'form'>> | Tick, facts: TeamFacts): Events {
  switch (command.act) {
    case 'launchSelection':
      return launchSelection(state, command, facts);
    case 'relieve':
      return relieve(state, command, facts);
    case 'arrived':
    case 'tookOver': {
      const { seat, posting } = command;
      const filled: TeamEvent = { type: 'seatFilled', seat, posting };
      const others = Object.values(state.seats).every(
        (other) => other.seat === seat || other.holder !== null,
      );
      return !state.formed && others ? [filled, { type: 'teamFormed' }] : [filled];
    }
    case 'left':
      return left(state, command, facts);
    case 'selectionEnded': {
      const closed: TeamEvent = {
        type: 'selectionClosed',
        selection: command.selection,
        filled: command.filled,
      };
      return [closed];
    }
    case 'tick':
      return tick(state, command.date);
  }
}

function launch(
  state: TeamState,
  reason: SelectionReason,
  seats: readonly { seat: TeamSeat; termFrom: DateString; relieves?: string }[],
  needBy: DateString,
  facts: Facts,
  rotation?: string,
): TeamEvent {
  return {
    type: 'selectionLaunched',
    selection: `selection/${state.area}/${state.selections + 1}`,
    reason,
    needBy,
    termMonths: facts.policy.term.months,
    seats: seats.map(({ seat, termFrom, relieves }) => ({
      seat: seat.seat,
      posting: `posting/${seat.seat}/${seat.postings + 1}`,
      termFrom,
      ...(relieves && { relieves }),
    })),
    ...(rotation && { rotation }),
  };
}

function launchSelection(state: TeamState, command: Of<'launchSelection'>, facts: TeamFacts): Events {
  ensureHolds(facts.actor, officeId(leadUnit(state), 'hr'));
  const { imported = [] } = facts;
  const vacant = unattended(state).filter(({ seat }) => !imported.includes(seat));
  const named = command.seats ?? vacant.map(({ seat }) => seat);
  ensure(named.length > 0, 'no-seats');
  const seats = named.map((name, n) => {
    const seat = state.seats[name];
    ensure(seat, 'seat-unknown', { seat: name }, 'seats');
    const first = named.indexOf(name) === n;
    ensure(first && vacant.includes(seat), 'seat-not-vacant', { seat: name }, 'seats');
    return seat;
  });
  const { date } = command;
  const forming = !state.formed && state.completeBy !== null && date < state.completeBy;
  const termFrom = forming && state.completeBy ? state.completeBy : date;
  const backfillBy = facts.calendar.addWorkingDays(date, facts.policy.posting.backfillLimit);
  const needBy = command.needBy ?? (forming ? termFrom : backfillBy);
  ensure(needBy >= date, 'date-order', { date: needBy, earliest: date }, 'needBy');
  const reason = state.formed ? 'backfill' : 'formation';
  return [
    launch(
      state,
      reason,
      seats.map((seat) => ({ seat, termFrom })),
      needBy,
      facts,
    ),
  ];
}

/** One relief selection for the seats of a batch whose named holder is still there; the others are dropped from it. */
function relieve(state: TeamState, { rotation, seats, date }: Of<'relieve'>, facts: Facts): Events {
  const here = seats.filter(({ seat, posting }) => {
    const own = state.seats[seat];
    return own?.holder === posting && !own.filling && !own.coming;
  });
  const gone = seats.filter((item) => !here.includes(item)).map(({ seat }) => seat);
  const dropped: Events = gone.length > 0 ? [{ type: 'reliefDropped', rotation, seats: gone }] : [];
  if (here.length === 0) return dropped;
  const items = here.flatMap(({ seat, posting, on }) => {
    const own = state.seats[seat];
    return own ? [{ seat: own, termFrom: on, relieves: posting }] : [];
  });
  const needBy = here.reduce((first, { on }) => (on < first ? on : first), here[0]?.on ?? date);
  return [
    ...dropped,
    { type: 'reliefOrdered', rotation, seats: here },
    launch(state, 'relief', items, needBy, facts, rotation),
  ];
}

/**
 * Somebody has gone. A vacant seat is filled again at once by the unit that owes it; a successor who dropped out of a
 * relief leaves the predecessor in the seat, and the search goes on. The backfill serves a full term: the plan knows no
 * other (assumed).
 */
function left(state: TeamState, { seat: name, posting, vacant, date }: Of<'left'>, facts: Facts): Events {
  const seat = state.seats[name];
  ensure(seat, 'seat-unknown', { seat: name });
  const gone: TeamEvent = { type: 'seatLeft', seat: name, posting, vacant };
  const after = evolve(state, gone);
  const now = after.seats[name];
  if (!now || now.filling || now.coming) return [gone];
  const needBy = facts.calendar.addWorkingDays(date, facts.policy.posting.backfillLimit);
  if (!now.holder) return [gone, launch(after, 'backfill', [{ seat: now, termFrom: date }], needBy, facts)];
  const { relief } = now;
  if (!relief || relief.posting !== now.holder) return [gone];
  const again = { seat: now, termFrom: relief.on, relieves: now.holder };
  return [gone, launch(after, 'relief', [again], needBy, facts, relief.rotation)];
}

function tick(state: TeamState, date: DateString): Events {
  const office = officeId(leadUnit(state), 'hr');
  const passed = (on: DateString | null, subject: string): Events =>
    on !== null && on <= date ? [{ type: 'overdue', subject, office }] : [];
  return [...passed(state.launchLateOn, 'launch'), ...passed(state.formLateOn, 'formation')];
}

function evolve(state: TeamState, event: TeamEvent): TeamState {
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
      });
    }
    case 'seatLeft': {
      const seat = state.seats[event.seat];
      const newest = event.posting === `posting/${event.seat}/${seat?.postings ?? 0}`;
      return change(event.seat, {
        ...(seat?.holder === event.posting && event.vacant && { holder: null, relief: null }),
        // Dropped out between dispatch and taking the seat: whoever dispatched them looks no further.
        ...(newest && seat?.holder !== event.posting && { coming: null, filling: null }),
      });
    }
    case 'teamFormed':
      // Whether by selections or by an import: nobody has to launch one any more.
      return { ...state, formed: true, launchLateOn: null, formLateOn: null };
    case 'overdue':
      return event.subject === 'launch' ? { ...state, launchLateOn: null } : { ...state, formLateOn: null };
    case 'reliefDropped':
      return state;
  }
}

function messages(after: TeamState, event: TeamEvent): readonly Message[] {
  switch (event.type) {
    case 'selectionLaunched':
      return [
        {
          to: event.selection,
          kind: 'selection',
          act: 'open',
          opens: true,
          payload: {
            area: after.area,
            kind: after.kind,
            reason: event.reason,
            needBy: event.needBy,
            seats: event.seats.map((item): SeatPlan => planOf(after, item, event.termMonths)),
          },
        },
      ];
    case 'reliefOrdered':
      return event.seats.map(({ posting, on }) => ({
        to: posting,
        kind: 'posting',
        act: 'beRelieved',
        payload: { rotation: event.rotation, on },
      }));
    case 'reliefDropped':
      return [{ to: event.rotation, kind: 'rotation', act: 'dropped', payload: { seats: event.seats } }];
    case 'teamFormed':
      return [{ to: after.programme, kind: 'programme', act: 'teamFormed', payload: { area: after.area } }];
    default:
      return [];
  }
}

function planOf(state: TeamState, item: SeatToFill, termMonths: number): SeatPlan {
  const seat = state.seats[item.seat];
  if (!seat) throw new Error(`team ${state.area} has no seat ${item.seat}`);
  return { role: seat.role, places: seat.places, termMonths, ...item };
}
