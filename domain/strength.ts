import { addDays, addMonths, latest, type DateString } from './time.ts';

/**
 * 在岗力量: who is in a seat on a day. Up to today the record says so. After today there are two answers, and they are never
 * mixed: what is certain, and what may be expected if everything goes as it has been begun or planned.
 *
 * Certain: whoever is on site stays to the end of the term; whoever was dispatched comes by the day of their arrival and
 * stays to the end of theirs. Whoever is late to arrive is only expected.
 *
 * Expected, besides: nobody is released before the successor has signed, so whoever is on site stays on as long as the policy
 * lets a term go on; a selection under way fills its seat on the day for which it was launched, one that is late as if it
 * were launched today; a relief that is ordered or planned brings somebody on its day. Each of them stays for a full term.
 * What nobody has begun or planned is not expected.
 */
export interface SeatRecord {
  readonly seat: string;
  /** Everybody who was, is or will be in it, but for those who were cancelled on the way. */
  readonly stints: readonly Stint[];
  /** The selection that looks for somebody. */
  readonly filling: { readonly needBy: DateString; readonly termMonths: number } | null;
  /** The day on which the holder is to be relieved, ordered or planned. */
  readonly relief: DateString | null;
  /** When the team has the seat; open where it always had it, or has it for as long as can be seen. */
  readonly has?: { readonly from: DateString | null; readonly until: DateString | null };
}

/** One posting of a seat. */
export interface Stint {
  readonly posting: string;
  readonly dispatchedOn: DateString;
  /** On site since; null while on the way. */
  readonly presentFrom: DateString | null;
  /** The first day on which they were no longer there. */
  readonly presentUntil: DateString | null;
  readonly releasedOn: DateString | null;
  /** While on the way: the day by which they should have arrived. */
  readonly arriveBy: DateString | null;
  readonly termEnd: DateString;
  /** The first day after the longest time that the policy lets this term go on. */
  readonly stayUntil: DateString;
}

/** From the first day to the first day after the last. */
export interface Span {
  readonly from: DateString;
  readonly until: DateString;
}

/** A seat over time, by what is meant: somebody is appointed to it, is on site in it, or may be expected in it. */
export interface Outlook {
  readonly posted: readonly Span[];
  readonly onSite: readonly Span[];
  readonly expected: readonly Span[];
  readonly has?: NonNullable<SeatRecord['has']>;
}

export interface Now {
  readonly today: DateString;
  readonly termMonths: number;
  /** The day on which a selection that were launched today would have filled its seat. */
  readonly backfillBy: DateString;
}

/** Made for each of a province's eight thousand seats at a time: it makes nothing that it does not keep. */
export function outlookOf({ stints, filling, relief, has }: SeatRecord, now: Now): Outlook {
  const [posted, onSite, expected]: [Span[], Span[], Span[]] = [[], [], []];
  for (const stint of stints) {
    const { dispatchedOn, presentFrom, presentUntil, releasedOn, arriveBy, termEnd, stayUntil } = stint;
    // Whoever is there today is there today, however long their term has been over.
    const atLeast = notBeforeTomorrow(termEnd, now);
    put(posted, dispatchedOn, releasedOn ?? atLeast);
    if (presentFrom !== null) {
      put(onSite, presentFrom, presentUntil ?? atLeast);
      put(expected, presentFrom, presentUntil ?? latest(stayUntil, atLeast));
    } else if (releasedOn === null && arriveBy !== null) {
      const comes = notBeforeTomorrow(arriveBy, now);
      if (arriveBy >= now.today) put(onSite, comes, termEnd);
      put(expected, comes, termEnd);
    }
  }
  if (filling) {
    const from = filling.needBy < now.today ? now.backfillBy : notBeforeTomorrow(filling.needBy, now);
    put(expected, from, addMonths(from, filling.termMonths));
  } else if (relief !== null && relief > now.today) {
    put(expected, relief, addMonths(relief, now.termMonths));
  }
  return has ? { posted, onSite, expected, has } : { posted, onSite, expected };
}

/** Tomorrow is worked out where it is needed only. */
const notBeforeTomorrow = (day: DateString, { today }: Now): DateString =>
  day > today ? day : addDays(today, 1);

function put(spans: Span[], from: DateString, until: DateString): void {
  if (from < until) spans.push({ from, until });
}

const isOwed = ({ has }: Outlook, day: DateString): boolean =>
  (has?.from ?? day) <= day && (has?.until ? day < has.until : true);

const covers = (spans: readonly Span[], day: DateString): boolean =>
  spans.some(({ from, until }) => from <= day && day < until);

export interface TeamOutlook {
  readonly team: string;
  readonly floor: number;
  readonly seats: readonly Outlook[];
}

/** Seats, not people: predecessor and successor in one seat count once, so that a handover hides no other vacancy. */
export interface Strength {
  /** 应派: seats. */
  readonly owed: number;
  /** 在派: seats to which somebody is appointed, on the way or there. */
  readonly posted: number;
  /** 在岗: seats with somebody on site; after today those of which it is certain. */
  readonly onSite: number;
  /** Seats in which somebody may be expected; up to today the same. */
  readonly expected: number;
}

export const strengthOn = ({ seats }: Pick<TeamOutlook, 'seats'>, day: DateString): Strength => ({
  owed: seats.filter((seat) => isOwed(seat, day)).length,
  posted: seats.filter(({ posted }) => covers(posted, day)).length,
  onSite: seats.filter(({ onSite }) => covers(onSite, day)).length,
  expected: seats.filter(({ expected }) => covers(expected, day)).length,
});

export interface Lowest {
  readonly strength: number;
  readonly floor: number;
  readonly team: string;
  /** The first day on which it is so. */
  readonly on: DateString;
}

/** What is counted: what is certain, or what may be expected. */
export type Reckoning = 'onSite' | 'expected';

/** The lowest strength of a team from one day to the day before another. */
export function lowestOf({ team, floor, seats }: TeamOutlook, { from, until }: Span, by: Reckoning): Lowest {
  // Nothing changes between one beginning or end of a span and the next.
  const days = seats
    .flatMap((seat) => seat[by].flatMap((span) => [span.from, span.until]))
    .filter((day) => from < day && day < until);
  let lowest: Lowest | undefined;
  for (const on of [from, ...new Set(days)].toSorted()) {
    const strength = seats.filter((seat) => covers(seat[by], on)).length;
    if (!lowest || strength < lowest.strength) lowest = { strength, floor, team, on };
  }
  return lowest ?? { strength: 0, floor, team, on: from };
}

/** Of several teams: first what is furthest below its floor, then what has the fewest, then what comes first. */
export const lowestFirst = (a: Lowest, b: Lowest): number =>
  a.strength - a.floor - (b.strength - b.floor) ||
  a.strength - b.strength ||
  (a.on < b.on ? -1 : a.on > b.on ? 1 : a.team < b.team ? -1 : 1);
