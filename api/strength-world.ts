import { policyOf } from '../db/facts.ts';
import { findProgramme } from '../db/queries/commands.ts';
import { nowOf, seatsOverTime, teamPlaces, type TeamPlace } from '../db/queries/strength.ts';
import { seatsThen } from '../db/queries/strength-then.ts';
import { ensure, Refusal } from '../domain/errors.ts';
import type { Policy } from '../domain/policy.ts';
import type { SeatAhead } from '../domain/seat-ahead.ts';
import type { Now } from '../domain/strength.ts';
import type { DateString } from '../domain/time.ts';
import type { ApiDeps } from './deps.ts';

/** The teams of a programme over time: what every question about strength is answered from. */
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

type Deps = Pick<ApiDeps, 'db' | 'calendar'>;

/** As it is known today; with `areas` only their teams. */
export const strengthWorld = (
  deps: Deps,
  id: string,
  asked: DateString | undefined,
  areas?: readonly string[],
): Promise<StrengthWorld> => worldOf(deps, id, asked, areas, (_, today) => today);

/** As it was known at the end of a day that has been: nothing that was recorded later is in it, and `now` is that day. */
export const strengthWorldThen = (
  deps: Deps,
  id: string,
  asked: DateString | undefined,
  areas?: readonly string[],
): Promise<StrengthWorld> =>
  worldOf(deps, id, asked, areas, (on, today) => {
    ensure(on <= today, 'date-in-future', { date: on, today }, 'on');
    return on;
  });

async function worldOf(
  { db, calendar }: Deps,
  id: string,
  asked: DateString | undefined,
  areas: readonly string[] | undefined,
  knownOn: (on: DateString, today: DateString) => DateString,
): Promise<StrengthWorld> {
  const found = await findProgramme(db, id);
  if (!found) throw new Refusal('not-found', { id });
  const { today } = found;
  const policy = await policyOf(db, id, found.policyVersion);
  const on = asked ?? today;
  const known = knownOn(on, today);
  const [places, seats] = await Promise.all([
    teamPlaces(db, on, areas),
    known === today ? seatsOverTime(db, policy, areas) : seatsThen(db, policy, known, areas),
  ]);
  return { policy, today, on, places, seats, now: nowOf(policy, await calendar(), known) };
}
