import type { Policy } from '../../domain/policy.ts';
import type { PostingState, TransferTarget } from '../../domain/posting-state.ts';
import { addDays, latest, type DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import type { FactDeps } from '../facts.ts';
import { contextFor, onRoster, placesOf } from '../queries/screening.ts';
import { teamSeats } from '../queries/seats.ts';

/** The seat that a transfer names, and what its rules say of the person on the day. */
export async function transferTarget(
  reader: Reader,
  deps: Pick<FactDeps, 'screen'>,
  state: PostingState,
  { seat, date }: { readonly seat: string; readonly date: DateString },
  policy: Policy,
): Promise<TransferTarget | undefined> {
  const seats = await teamSeats(reader, [seat.split('/')[0] ?? ''], { lock: false });
  const named = seats.filter((one) => one.seat === seat);
  return (await targetsOf(reader, deps, state, named, date, policy))[0];
}

type Seat = Awaited<ReturnType<typeof teamSeats>>[number];

/** Seats of other teams with what the rules of each say of the person; none of somebody who is not on the roster. */
export async function targetsOf(
  reader: Reader,
  { screen }: Pick<FactDeps, 'screen'>,
  { person, termEnd }: PostingState,
  seats: readonly Seat[],
  date: DateString,
  policy: Policy,
): Promise<readonly TransferTarget[]> {
  const found = (await onRoster(reader, [person])).get(person);
  if (!found || seats.length === 0) return [];
  const days = { screening: date, nomination: date, dispatch: date };
  const until = latest(termEnd ?? date, addDays(date, 1));
  const everywhere = await placesOf(reader, [...new Set(seats.map(({ area }) => area))], date);
  return seats.flatMap(({ seat, area, role, places, vacant }) => {
    const place = everywhere.get(area);
    if (!place) return [];
    const context = contextFor({ role, places, termEnd: until }, place, found.unitLine, days);
    return [{ seat, area, vacant, screening: screen(policy, found.record, context) }];
  });
}
