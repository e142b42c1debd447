import type { CommandBase } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, officeId } from './office.ts';
import type { Facts } from './ports.ts';
import { leadUnit, type TeamState } from './team-state.ts';
import type { DateString } from './time.ts';

/** 代理负责: a colleague of the team takes the work of a vacant seat until somebody holds it again. */
export interface Acting {
  /** By when somebody is to be named. */
  readonly due: DateString;
  /** The colleague's posting; nobody's yet without it. */
  readonly posting: string | null;
}

export type ActingEvent =
  | { readonly type: 'actingAsked'; readonly seat: string; readonly due: DateString }
  | {
      readonly type: 'actingNamed';
      readonly seat: string;
      readonly posting: string;
      readonly due: DateString;
      readonly document?: string;
    };

export interface NameActing {
  readonly act: 'nameActing';
  readonly seat: string;
  readonly posting: string;
  readonly document?: string;
}

/** Somebody is to be named for each of these seats. */
export function askActing(
  seats: readonly string[],
  date: DateString,
  { calendar, policy }: Facts,
): readonly ActingEvent[] {
  const due = calendar.addWorkingDays(date, policy.posting.actingLimit);
  return seats.map((seat) => ({ type: 'actingAsked', seat, due }));
}

/** Seats for which the lead unit has to name somebody now: while the team has a colleague to name. */
export function awaitingActing({
  seats,
}: TeamState): readonly { readonly seat: string; readonly due: DateString }[] {
  const all = Object.values(seats);
  if (all.every(({ holder }) => holder === null)) return [];
  return all.flatMap(({ seat, holder, acting }) =>
    holder === null && acting?.posting === null ? [{ seat, due: acting.due }] : [],
  );
}

/** Vacant seats whose work this posting has taken: whoever goes leaves that behind, too. */
export const actedFor = ({ seats }: TeamState, posting: string): readonly string[] =>
  Object.values(seats)
    .filter(({ acting, holder }) => holder === null && acting?.posting === posting)
    .map(({ seat }) => seat);

/** By HR of the lead unit; somebody else may be named later. */
export function nameActing(
  state: TeamState,
  { seat: name, posting, document, date }: NameActing & CommandBase,
  { actor, calendar, policy }: Facts,
): readonly ActingEvent[] {
  ensureHolds(actor, officeId(leadUnit(state), 'hr'));
  const seat = state.seats[name];
  ensure(seat, 'seat-unknown', { seat: name }, 'seat');
  ensure(seat.holder === null, 'seat-held', { seat: name }, 'seat');
  const colleague = Object.values(state.seats).some(({ holder }) => holder === posting);
  ensure(colleague, 'not-a-colleague', { posting }, 'posting');
  ensure(seat.acting?.posting !== posting, 'already-decided', { subject: name }, 'posting');
  const due = seat.acting?.due ?? calendar.addWorkingDays(date, policy.posting.actingLimit);
  return [{ type: 'actingNamed', seat: name, posting, due, ...(document !== undefined && { document }) }];
}
