import { ensure } from './errors.ts';
import { holderOf, type SeatAhead } from './seat-ahead.ts';
import type { Stint } from './strength.ts';
import { addMonths, type DateString } from './time.ts';

/** What somebody thinks of doing with a posting. */
export type Change =
  | { readonly change: 'leave'; readonly on: DateString }
  | { readonly change: 'extend'; readonly months: number }
  | { readonly change: 'transfer'; readonly to: string; readonly on: DateString }
  | { readonly change: 'relieve'; readonly on: DateString };

export interface ChangeSetting {
  readonly posting: string;
  readonly today: DateString;
  readonly termMonths: number;
  /** When a seat that falls vacant on a day is to be filled. */
  readonly backfillBy: (on: DateString) => DateString;
}

/** The seats as they would be. Nothing is looked up and nothing kept: the same rules as the outlook's. */
export function withChange(
  seats: readonly SeatAhead[],
  change: Change,
  setting: ChangeSetting,
): readonly SeatAhead[] {
  const { posting, today } = setting;
  const own = seats.find((seat) => holderOf(seat)?.posting === posting);
  ensure(own, 'wrong-stage', { stage: 'not on site', act: change.change });
  if ('on' in change) ensure(change.on >= today, 'date-order', { date: change.on, earliest: today }, 'on');
  const replace = (next: SeatAhead, from: readonly SeatAhead[] = seats): readonly SeatAhead[] =>
    from.map((seat) => (seat.seat === next.seat ? next : seat));
  switch (change.change) {
    case 'leave':
      return replace(withoutHolder(own, change.on, setting));
    case 'extend':
      return replace(
        ofHolder(own, posting, (stint) => ({ ...stint, termEnd: addMonths(stint.termEnd, change.months) })),
      );
    case 'relieve':
      return replace({
        ...own,
        ...{ relief: change.on, reliefBasis: 'planned' },
        filling: own.filling && { ...own.filling, needBy: change.on },
      });
    case 'transfer': {
      const target = seats.find(({ seat }) => seat === change.to);
      ensure(target, 'seat-unknown', { seat: change.to }, 'to');
      const taken = target.seat === own.seat || holderOf(target) !== undefined || onTheWay(target).length > 0;
      ensure(!taken, 'seat-not-vacant', { seat: change.to }, 'to');
      const mover = holderOf(own);
      const moved = {
        ...target,
        ...{ filling: null, selection: null },
        stints: [...target.stints, ...(mover ? [arriving(mover, target, change.on)] : [])],
      };
      return replace(moved, replace(withoutHolder(own, change.on, setting)));
    }
  }
}

export const onTheWay = ({ stints }: SeatAhead): readonly Stint[] =>
  stints.filter(({ presentFrom, releasedOn }) => presentFrom === null && releasedOn === null);

const ofHolder = (seat: SeatAhead, posting: string, change: (stint: Stint) => Stint): SeatAhead => ({
  ...seat,
  stints: seat.stints.map((stint) => (stint.posting === posting ? change(stint) : stint)),
});

/** Gone on that day: whoever is on the way comes as they would have; else a backfill begins, unless a search is on. */
function withoutHolder(seat: SeatAhead, on: DateString, setting: ChangeSetting): SeatAhead {
  const left = ofHolder(seat, setting.posting, (stint) => ({ ...stint, presentUntil: on, releasedOn: on }));
  const successor = seat.stints.some(
    ({ posting, presentFrom, presentUntil }) =>
      posting !== setting.posting && presentFrom !== null && presentUntil === null,
  );
  if (seat.filling || successor || onTheWay(seat).length > 0)
    return { ...left, relief: null, reliefBasis: null };
  const filling = { needBy: setting.backfillBy(on), termMonths: setting.termMonths };
  return { ...left, relief: null, reliefBasis: null, filling };
}

/** The term goes on where they go. */
const arriving = (stint: Stint, { seat, stints }: SeatAhead, on: DateString): Stint => ({
  ...stint,
  ...{ posting: `posting/${seat}/${stints.length + 1}`, dispatchedOn: on, arriveBy: on },
  ...{ presentFrom: null, presentUntil: null, releasedOn: null },
});
