import type { Task } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, officeId, resolve, type OfficeId } from './office.ts';
import type { Facts } from './ports.ts';
import { evolveTeam, leadUnit, type TeamCommand, type TeamEvent, type TeamState } from './team-state.ts';
import type { DateString } from './time.ts';

type Of<A extends TeamCommand['act']> = Extract<TeamCommand, { act: A }>;
type Events = readonly TeamEvent[];

/** Seats that somebody holds: whoever is in a handover holds the seat until it passes, so no seat counts twice. */
const strengthOf = ({ seats }: TeamState): number =>
  Object.values(seats).filter(({ holder }) => holder !== null).length;

/** A team counts once it was complete, or should have been, and for as long as it has a seat. */
const counts = ({ formed, ended, completeBy, seats }: TeamState, date: DateString): boolean =>
  !ended && Object.keys(seats).length > 0 && (formed || (completeBy !== null && date > completeBy));

/**
 * What the events of one command do to the floor (三(一): 原则上 five a team, so that fewer is an exception, which is on
 * record with its reason). Every fall is said, also one that goes further; the way back up once, at the floor.
 */
export function withFloor(state: TeamState, events: Events, date: DateString, facts: Facts): Events {
  // Who is there has not changed, and no day has come by which somebody should have been.
  if (!events.some(({ type }) => ['seatFilled', 'seatLeft', 'overdue'].includes(type))) return events;
  const after = events.reduce(evolveTeam, state);
  if (!counts(after, date)) return events;
  const { floor, shortfall: rule } = facts.policy.teams[after.kind];
  const [strength, known] = [strengthOf(after), after.shortfall];
  if (strength >= floor) return known ? [...events, { type: 'floorRestored', strength, on: date }] : events;
  if (known && strength >= known.strength) return events;
  const places = Object.values(after.seats)[0]?.places ?? {};
  const office = rule ? resolve(rule.office, places) : officeId(leadUnit(after), 'hr');
  const recipients = rule?.tell.map((ref) => resolve(ref, places)) ?? [];
  // A team that was never complete has been short since the day on which it should have been.
  const begun = after.formed ? date : (after.completeBy ?? date);
  const due = facts.calendar.addWorkingDays(date, rule?.limit ?? EXPLAIN_DAYS);
  return [
    ...events,
    { type: 'belowFloor', strength, floor, since: known?.since ?? begun, office, recipients, due },
  ];
}

/** Working days to say why, where a policy does not say: a week, as for the steps of an approval (assumed). */
const EXPLAIN_DAYS = 5;

/** 缺员说明: why, and what is done about it, by the office that answers for the team. */
export function explainShortfall(
  { shortfall }: TeamState,
  command: Of<'explainShortfall'>,
  { actor }: Facts,
): Events {
  ensure(shortfall, 'not-below-floor');
  ensureHolds(actor, shortfall.office);
  ensure(!shortfall.explained, 'already-decided', { subject: 'shortfall' });
  return [{ type: 'shortfallExplained', reason: command.reason }];
}

/** 知悉: one of those who were told has read it. */
export function noteShortfall(
  { shortfall }: TeamState,
  { office }: Of<'noteShortfall'>,
  { actor }: Facts,
): Events {
  ensure(shortfall, 'not-below-floor');
  ensure(shortfall.recipients.includes(office), 'recipient-unknown', { recipient: office }, 'office');
  ensureHolds(actor, office);
  ensure(!shortfall.noted.includes(office), 'already-decided', { subject: office }, 'office');
  return [{ type: 'shortfallNoted', office }];
}

/** Who has to say why, and who has to read that it is so, for as long as it is so. */
export function tasksOfFloor({ area, shortfall }: TeamState): readonly Task[] {
  if (!shortfall) return [];
  const { office, explained, due, recipients, noted } = shortfall;
  const act = (name: string, key: string, of: OfficeId, subject: string, by: DateString | null): Task => ({
    ...{ key, act: name, office: of, subject, due: by },
  });
  return [
    ...(explained ? [] : [act('explainShortfall', 'explainShortfall', office, area, due)]),
    ...recipients
      .filter((recipient) => !noted.includes(recipient))
      .map((recipient) => act('noteShortfall', `noteShortfall:${recipient}`, recipient, recipient, null)),
  ];
}
