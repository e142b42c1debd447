import type { Policy } from '../../domain/policy.ts';
import type { PostingState, TransferTarget } from '../../domain/posting-state.ts';
import { addDays, latest, type DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import type { FactDeps } from '../facts.ts';
import { contextFor, onRoster, placeOf } from '../queries/screening.ts';
import { teamSeats } from '../queries/seats.ts';

/** The seat that a transfer names, and what its rules say of the person on the day. */
export async function transferTarget(
  reader: Reader,
  { screen }: FactDeps,
  { person, termEnd }: PostingState,
  { seat: named, date }: { readonly seat: string; readonly date: DateString },
  policy: Policy,
): Promise<TransferTarget | undefined> {
  const area = named.split('/')[0] ?? '';
  const seats = await teamSeats(reader, [area], { lock: false });
  const seat = seats.find((one) => one.seat === named);
  const found = (await onRoster(reader, [person])).get(person);
  if (!seat || !found) return undefined;
  const { role, places, vacant } = seat;
  const days = { screening: date, nomination: date, dispatch: date };
  const until = latest(termEnd ?? date, addDays(date, 1));
  const place = await placeOf(reader, area, date);
  const context = contextFor({ role, places, termEnd: until }, place, found.unitLine, days);
  return { seat: named, area, vacant, screening: screen(policy, found.record, context) };
}
