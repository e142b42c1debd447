import { chainOf, type Policy } from './policy.ts';
import type { Calendar } from './ports.ts';
import { addDays, latest, type DateString } from './time.ts';

/** Working days that HR has at the least, however late a selection is opened: two weeks (assumed). */
const LEAST_DAYS = 10;

/**
 * The day by which somebody must be nominated to be in the seat in time: counted back from `needBy` by the limits of the
 * approvals, the notice and the arrival.
 */
export function nominateBy(
  policy: Policy,
  calendar: Calendar,
  openedOn: DateString,
  needBy: DateString,
): DateString {
  const steps = chainOf(policy, policy.posting.chains.nomination).steps;
  const days =
    steps.reduce((sum, { limit }) => sum + limit, 0) +
    policy.notice.workingDays +
    policy.posting.arrivalLimit;
  let day = needBy;
  for (let left = days; left > 0 && day > openedOn; day = addDays(day, -1)) {
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return latest(day, calendar.addWorkingDays(openedOn, LEAST_DAYS));
}
