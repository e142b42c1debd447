import type { Message } from './case.ts';
import type { Places } from './office.ts';
import type { SeatRole } from './policy.ts';
import type { TeamSeat, TeamState } from './team-state.ts';
import type { DateString } from './time.ts';

interface Placed {
  readonly seat: string;
  readonly places: Places;
}

/** What has changed of a team's seats by a change of the programme's units and towns; `because` is that change's event. */
export type RealignEvent =
  /** Other units from now on: cases that run are told, and what opens next in them goes by the new places. */
  | { readonly type: 'placesChanged'; readonly because: string; readonly seats: readonly Placed[] }
  | {
      readonly type: 'seatsAdded';
      readonly because: string;
      readonly seats: readonly (Placed & { readonly role: SeatRole })[];
    }
  /** They end with the term of whoever is in them: nobody is looked for any more. */
  | { readonly type: 'seatsEnding'; readonly because: string; readonly seats: readonly string[] }
  | { readonly type: 'seatClosed'; readonly seat: string; readonly on: DateString };

export interface Realign {
  readonly act: 'realign';
  readonly because: string;
  /** The team's seats as they are from now on, those that are about to end among them. */
  readonly seats: readonly (Placed & { readonly role: SeatRole })[];
  readonly ended: readonly { readonly seat: string; readonly until: DateString }[];
}

/** What is new of the seats; the backfill of those that are added is the team's. */
export function realign(
  state: TeamState,
  { because, seats, ended }: Realign,
  on: DateString,
): readonly RealignEvent[] {
  const added = seats.filter(({ seat }) => !state.seats[seat]);
  const moved = seats
    .filter(({ seat, places }) => {
      const known = state.seats[seat]?.places;
      return known !== undefined && !isSame(known, places);
    })
    .map(({ seat, places }) => ({ seat, places }));
  const ending = ended.map(({ seat }) => seat).filter((seat) => state.seats[seat]);
  const closed = ending.filter((seat) => isIdle(state.seats[seat]));
  return [
    ...(moved.length > 0 ? [{ type: 'placesChanged' as const, because, seats: moved }] : []),
    ...(added.length > 0 ? [{ type: 'seatsAdded' as const, because, seats: added }] : []),
    ...(ending.length > 0 ? [{ type: 'seatsEnding' as const, because, seats: ending }] : []),
    ...closed.map((seat) => ({ type: 'seatClosed' as const, seat, on })),
  ];
}

const isSame = (one: Places, other: Places): boolean =>
  Object.keys({ ...one, ...other }).every((key) => one[key] === other[key]);

const isIdle = (seat: TeamSeat | undefined): boolean =>
  seat !== undefined && !seat.holder && !seat.filling && !seat.coming;

const empty = { postings: 0, holder: null, filling: null, coming: null, relief: null };

export function evolveRealign(state: TeamState, event: RealignEvent): TeamState {
  switch (event.type) {
    case 'placesChanged':
      return withSeats(state, event.seats, (known, { places }) => ({ ...known, places }));
    case 'seatsAdded':
      return {
        ...state,
        seats: {
          ...state.seats,
          ...Object.fromEntries(event.seats.map((seat) => [seat.seat, { ...empty, ...seat }])),
        },
      };
    case 'seatsEnding':
      return withSeats(
        state,
        event.seats.map((seat) => ({ seat })),
        (known) => ({ ...known, ending: true as const }),
      );
    case 'seatClosed': {
      const { [event.seat]: _, ...seats } = state.seats;
      return { ...state, seats };
    }
  }
}

function withSeats<T extends { readonly seat: string }>(
  state: TeamState,
  named: readonly T[],
  change: (known: TeamSeat, one: T) => TeamSeat,
): TeamState {
  const changed = named.flatMap((one): [string, TeamSeat][] => {
    const known = state.seats[one.seat];
    return known ? [[one.seat, change(known, one)]] : [];
  });
  return { ...state, seats: { ...state.seats, ...Object.fromEntries(changed) } };
}

/** Postings and selections of the seats are told; the programme's plan of the rotation is drawn up again. */
export function messagesOfRealign(after: TeamState, event: RealignEvent): readonly Message[] {
  if (event.type === 'seatClosed') return [];
  const names = event.seats.map((seat) => (typeof seat === 'string' ? seat : seat.seat));
  const replan: Message = {
    to: after.programme,
    kind: 'programme',
    act: 'replan',
    payload: { team: after.area, seats: names, because: event.because },
  };
  if (event.type === 'seatsAdded') return [replan];
  const posting = (id: string, act: string, payload: Message['payload']): Message => ({
    to: id,
    kind: 'posting',
    act,
    payload,
  });
  if (event.type === 'seatsEnding') {
    const holders = names.flatMap((name) => after.seats[name]?.holder ?? []);
    return [...holders.map((holder) => posting(holder, 'endWithTerm', {})), replan];
  }
  const people = event.seats.flatMap(({ seat, places }) => {
    const { holder, coming } = after.seats[seat] ?? {};
    return [holder, coming].flatMap((id) => (id ? [posting(id, 'realign', { places })] : []));
  });
  return [...people, ...selections(after, event.seats), replan];
}

function selections(after: TeamState, seats: readonly Placed[]): readonly Message[] {
  const bySelection = new Map<string, Placed[]>();
  for (const placed of seats) {
    const filling = after.seats[placed.seat]?.filling;
    if (filling) bySelection.set(filling, [...(bySelection.get(filling) ?? []), placed]);
  }
  return [...bySelection].map(([to, own]) => ({
    ...{ to, kind: 'selection', act: 'realign', payload: { seats: own } },
  }));
}
