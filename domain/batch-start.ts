import { limitsOf } from './approval-steps.ts';
import { chainOf, type Policy } from './policy.ts';
import type { LeadPolicy } from './rotation-policy.ts';
import type { Calendar } from './ports.ts';
import { addDays, daysBetween, type DateString } from './time.ts';

/** Days between two looks further back: two months. */
const STRIDE = 60;

/** The last day of a chain that begins on a day, if everybody takes all of their time. */
export const chainUntil = (policy: Policy, chain: string, from: DateString, calendar: Calendar): DateString =>
  chainOf(policy, chain).steps.reduce((day, step) => limitsOf(step, day, calendar).due, from);

/**
 * When the seats of a batch that opens on a day have changed hands, if everybody takes all of their time: somebody is found,
 * approved and shown in the notice, the host is written to, they arrive and take over.
 */
export function handedOverBy(
  policy: Policy,
  { nominate, prepare }: LeadPolicy,
  openedOn: DateString,
  calendar: Calendar,
): DateString {
  const { notice, posting } = policy;
  const approved = chainUntil(
    policy,
    posting.chains.nomination,
    calendar.addWorkingDays(openedOn, nominate),
    calendar,
  );
  return [notice.workingDays, prepare, posting.arrivalLimit, posting.handoverLimit].reduce(
    (day, days) => calendar.addWorkingDays(day, days),
    approved,
  );
}

/** The last working day on which a batch can open for its seats to change hands by a date. */
export function openBy(
  policy: Policy,
  lead: LeadPolicy,
  relieveOn: DateString,
  calendar: Calendar,
): DateString {
  const inTime = (day: DateString): boolean => handedOverBy(policy, lead, day, calendar) <= relieveOn;
  let early = relieveOn;
  while (!inTime(early)) early = addDays(early, -STRIDE);
  let late = addDays(early, STRIDE);
  // Whoever begins later is done later: the last day in time lies between the two.
  while (daysBetween(early, late) > 1) {
    const middle = addDays(early, Math.floor(daysBetween(early, late) / 2));
    if (inTime(middle)) early = middle;
    else late = middle;
  }
  while (!calendar.isWorkingDay(early)) early = addDays(early, -1);
  return early;
}

/** The first day for which a batch can still be opened in time, if the plan itself has to be approved from a day on. */
export const reliefFrom = (
  policy: Policy,
  lead: LeadPolicy,
  from: DateString,
  calendar: Calendar,
): DateString =>
  handedOverBy(policy, lead, chainUntil(policy, policy.rotation.chain, from, calendar), calendar);
