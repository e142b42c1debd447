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
export async function strengthWorld(
  deps: Deps,
  id: string,
  asked: DateString | undefined,
  areas?: readonly string[],
): Promise<StrengthWorld> {
  const { policy, today } = await policyToday(deps, id);
  const on = asked ?? today;
  return worldOf(deps, { policy, today, on }, today, seatsOverTime(deps.db, policy, areas), areas);
}

/** As it was known at the end of a day that has been: nothing that was recorded later is in it, and `now` is that day. */
export async function strengthWorldThen(
  deps: Deps,
  id: string,
  asked: DateString | undefined,
  areas?: readonly string[],
): Promise<StrengthWorld> {
  const { policy, today } = await policyToday(deps, id);
  const on = asked ?? today;
  ensure(on <= today, 'date-in-future', { date: on, today }, 'on');
  const seats = on === today ? seatsOverTime(deps.db, policy, areas) : seatsThen(deps.db, policy, on, areas);
  return worldOf(deps, { policy, today, on }, on, seats, areas);
}

async function policyToday({ db }: Deps, id: string): Promise<Pick<StrengthWorld, 'policy' | 'today'>> {
  const found = await findProgramme(db, id);
  if (!found) throw new Refusal('not-found', { id });
  return { policy: await policyOf(db, id, found.policyVersion), today: found.today };
}

async function worldOf(
  { db, calendar }: Deps,
  of: Pick<StrengthWorld, 'policy' | 'today' | 'on'>,
  knownOn: DateString,
  reading: Promise<Iterable<SeatAhead>>,
  areas: readonly string[] | undefined,
): Promise<StrengthWorld> {
  const [places, seats] = await Promise.all([teamPlaces(db, of.on, areas), reading]);
  return { ...of, places, seats, now: nowOf(of.policy, await calendar(), knownOn) };
}
