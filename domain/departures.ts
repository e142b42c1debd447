import type { SeatAhead } from './seat-ahead.ts';
import type { Now, Stint } from './strength.ts';
import { daysBetween, latest, type DateString } from './time.ts';

/**
 * Somebody who left a seat, or is to leave it. `released`: they have gone; `ordered`, `planned`: on the day of the relief;
 * `term`: nobody has planned anything, the term ends then.
 */
export interface Departure {
  readonly seat: string;
  readonly posting: string;
  readonly on: DateString;
  readonly basis: 'released' | 'ordered' | 'planned' | 'term';
  readonly next: Successor;
  /** Days between the predecessor's last day and the successor's first; null where nobody knows when somebody comes. */
  readonly gap: number | null;
  /** To come, and nobody is on site or on the way who will be there by then. */
  readonly warning: boolean;
}

/**
 * Who comes next, as far as it is secured: on site or on the way; a selection is looking (`sought`); the day of a relief is
 * known and nobody is looking yet (`planned`); or nothing.
 */
export interface Successor {
  readonly status: 'onSite' | 'dispatched' | 'sought' | 'planned' | 'none';
  /** The posting, or the selection. */
  readonly case: string | null;
  /** Since when, or from when on as far as is known. */
  readonly on: DateString | null;
}

/** Postings of a seat are numbered in their order. */
const numberOf = ({ posting }: Stint): number => Number(posting.split('/').at(-1));

/** Everybody who left the seat or is to leave it. */
export function departuresOf(seat: SeatAhead, now: Now): readonly Departure[] {
  return seat.stints.flatMap((stint): readonly Departure[] => {
    if (stint.presentFrom === null) return [];
    const later = seat.stints.filter((other) => numberOf(other) > numberOf(stint));
    const gone = stint.presentUntil !== null;
    const on = stint.presentUntil ?? seat.relief ?? stint.termEnd;
    const basis = gone ? 'released' : (seat.reliefBasis ?? 'term');
    const next = successorOf(seat, later, gone, now);
    const gap = next.on === null ? null : Math.max(0, daysBetween(on, next.on));
    const secured = next.status === 'onSite' || (next.status === 'dispatched' && gap === 0);
    const warning = !gone && !secured;
    return [{ seat: seat.seat, posting: stint.posting, on, basis, next, gap, warning }];
  });
}

function successorOf(seat: SeatAhead, later: readonly Stint[], gone: boolean, now: Now): Successor {
  const came = later.find(({ presentFrom }) => presentFrom !== null);
  if (came) return { status: 'onSite', case: came.posting, on: came.presentFrom };
  const [coming] = later.filter(({ releasedOn, arriveBy }) => releasedOn === null && arriveBy !== null);
  if (coming?.arriveBy)
    return { status: 'dispatched', case: coming.posting, on: latest(coming.arriveBy, now.today) };
  if (seat.filling) {
    const { needBy } = seat.filling;
    const on = needBy < now.today ? now.backfillBy : needBy;
    return { status: 'sought', case: seat.selection, on };
  }
  return !gone && seat.relief !== null
    ? { status: 'planned', case: null, on: seat.relief }
    : { status: 'none', case: null, on: null };
}

/** Of many departures: how many have somebody, and the gaps. */
export interface DepartureFigures {
  readonly leaving: number;
  /** Whose successor is on site or on the way. */
  readonly secured: number;
  readonly sought: number;
  readonly planned: number;
  readonly none: number;
  readonly warnings: number;
  /** Days that seats were or would be empty, of those of which it is known. */
  readonly gaps: {
    readonly known: number;
    readonly withoutGap: number;
    readonly mean: number;
    readonly longest: number;
  };
}

export function departureFigures(departures: readonly Departure[]): DepartureFigures {
  const of = (...statuses: readonly Successor['status'][]): number =>
    departures.filter(({ next }) => statuses.includes(next.status)).length;
  const gaps = departures.flatMap(({ gap }) => (gap === null ? [] : [gap]));
  const sum = gaps.reduce((total, gap) => total + gap, 0);
  return {
    leaving: departures.length,
    secured: of('onSite', 'dispatched'),
    sought: of('sought'),
    planned: of('planned'),
    none: of('none'),
    warnings: departures.filter(({ warning }) => warning).length,
    gaps: {
      known: gaps.length,
      withoutGap: gaps.filter((gap) => gap === 0).length,
      mean: gaps.length === 0 ? 0 : Math.round((sum / gaps.length) * 10) / 10,
      longest: Math.max(0, ...gaps),
    },
  };
}
