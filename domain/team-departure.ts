import type { TeamCommand, TeamEvent, TeamSeat } from './team-state.ts';

type Left = Extract<TeamCommand, { act: 'left' }>;
type SeatLeft = Extract<TeamEvent, { type: 'seatLeft' }>;

/** Whoever this is: dispatched to the seat last, and not gone. */
const isOnTheWay = ({ seat, postings, filling, coming, holder }: TeamSeat, posting: string): boolean =>
  holder === posting || (posting === `posting/${seat}/${postings}` && (filling ?? coming) !== null);

/**
 * What somebody's departure means for the seat. Predecessor and successor may leave on one day, neither knowing of the other:
 * the seat is vacant when it was passed to somebody who has gone, and when somebody goes to whom it was passed and who had
 * not taken it yet. Nobody else hears of both.
 */
export function departure(seat: TeamSeat, { posting, vacant, handedTo, reason }: Left): SeatLeft {
  const nobodyTakesIt = handedTo === undefined ? seat.handing === posting : !isOnTheWay(seat, handedTo);
  return {
    ...{ type: 'seatLeft', seat: seat.seat, posting, vacant: vacant || nobodyTakesIt },
    ...(reason !== undefined && { because: reason }),
    ...(handedTo !== undefined && !nobodyTakesIt && { handedTo }),
  };
}

/** The seat after it: vacant, on its way to the successor, or without whoever was to come. */
export function withoutWhoeverLeft(
  { seat, postings, holder, handing }: TeamSeat,
  { posting, vacant, handedTo }: SeatLeft,
): Partial<TeamSeat> {
  const newest = posting === `posting/${seat}/${postings}`;
  return {
    ...((holder === posting || handing === posting) && vacant && { holder: null, relief: null }),
    ...(handing === posting && { handing: null }),
    ...(holder === posting && handedTo !== undefined && { handing: handedTo }),
    // Dropped out between dispatch and taking the seat: whoever dispatched them looks no further.
    ...(newest && holder !== posting && { coming: null, filling: null }),
  };
}
