import type { Message } from './case.ts';
import type { Paired } from './duty-bearers.ts';
import type { Places } from './office.ts';
import type { Policy } from './policy.ts';
import { latest, type DateString } from './time.ts';

export interface FundCalendarState {
  /** The next year's books; not there in programmes that began before funds did. */
  readonly nextFunds?: { readonly year: number; readonly openOn: DateString };
}

export type FundCalendarEvent =
  | { readonly type: 'fundsScheduled'; readonly year: number; readonly openOn: DateString }
  | {
      readonly type: 'fundsOpened';
      readonly year: number;
      readonly books: readonly { readonly area: string; readonly places: Places }[];
    };

const schedule = (openOn: string, year: number): FundCalendarEvent => ({
  ...{ type: 'fundsScheduled', year, openOn: `${year - 1}-${openOn}` },
});

/** From the year in which the teams are complete, or the one of a later launch; nothing when it has been scheduled. */
export function scheduleFunds(
  { nextFunds }: FundCalendarState,
  { funds, formation }: Policy,
  date: DateString,
): readonly FundCalendarEvent[] {
  if (!funds || nextFunds) return [];
  return [schedule(funds.openOn, Number(latest(formation.completeBy, date).slice(0, 4)))];
}

/** A book for every town that somebody leads on the day. */
export function tickFunds(
  state: FundCalendarState,
  policy: Policy,
  paired: readonly Paired[],
  date: DateString,
): readonly FundCalendarEvent[] {
  const { funds } = policy;
  if (!funds) return [];
  const events = [...scheduleFunds(state, policy, date)];
  let { nextFunds: next } = events.reduce(evolveFunds, state);
  for (; next && next.openOn <= date; next = events.reduce(evolveFunds, state).nextFunds) {
    const books = paired
      .filter(({ kind, role }) => kind === 'town' && role === 'lead')
      .map(({ area, unit: leadUnit, root, municipality, county: host, headquarters }) => ({
        ...{ area, places: { leadUnit, root, municipality, host, headquarters } },
      }));
    events.push({ type: 'fundsOpened', year: next.year, books }, schedule(funds.openOn, next.year + 1));
  }
  return events;
}

export function evolveFunds<S extends FundCalendarState>(state: S, event: FundCalendarEvent): S {
  if (event.type === 'fundsOpened') return state;
  const { year, openOn } = event;
  return { ...state, nextFunds: { year, openOn } };
}

/** `fund/{area}/{year}`, on record alone. */
export const openingsOfFunds = ({
  year,
  books,
}: FundCalendarEvent & { readonly type: 'fundsOpened' }): readonly Message[] =>
  books.map(({ area, places }) => ({
    ...{ to: `fund/${area}/${year}`, kind: 'fund', act: 'open', opens: 'onRecord' },
    payload: { area, year, places },
  }));
