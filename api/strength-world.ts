import { policyOf } from '../db/facts.ts';
import { findProgramme } from '../db/queries/commands.ts';
import { nowOf, seatsOverTime, teamPlaces, type TeamPlace } from '../db/queries/strength.ts';
import { Refusal } from '../domain/errors.ts';
import type { Policy } from '../domain/policy.ts';
import type { SeatAhead } from '../domain/seat-ahead.ts';
import type { Now } from '../domain/strength.ts';
import type { DateString } from '../domain/time.ts';
import type { ApiDeps } from './deps.ts';

/** The teams of a programme over time, as known today: what every question about strength is answered from. */
export interface StrengthWorld {
  readonly policy: Policy;
  readonly today: DateString;
  /** The day for which places, pairings and names hold. */
  readonly on: DateString;
  readonly places: readonly TeamPlace[];
  /** Once through. */
  readonly seats: Iterable<SeatAhead>;
  readonly now: Now;
}

/** With `areas` only their teams. */
export async function strengthWorld(
  { db, calendar }: Pick<ApiDeps, 'db' | 'calendar'>,
  id: string,
  asked: DateString | undefined,
  areas?: readonly string[],
): Promise<StrengthWorld> {
  const found = await findProgramme(db, id);
  if (!found) throw new Refusal('not-found', { id });
  const { policyVersion, today } = found;
  const on = asked ?? today;
  const policy = await policyOf(db, id, policyVersion);
  const [places, seats] = await Promise.all([teamPlaces(db, on, areas), seatsOverTime(db, policy, areas)]);
  const now = nowOf(policy, await calendar(), today);
  return { policy, today, on, places, seats, now };
}
