import type { Policy } from '../domain/policy.ts';
import type { Calendar } from '../domain/ports.ts';
import { addDays, addMonths, type DateString } from '../domain/time.ts';

/** The working day of a month on which offices see to what comes round every month: well before the month before is closed. */
const OFFICE_DAY = 2;
/** The month in which teams plan their year. */
const PLANNING = '02';

export const monthOf = (date: DateString): DateString => `${date.slice(0, 7)}-01`;

export const officeDay = (calendar: Calendar, month: DateString): DateString =>
  calendar.addWorkingDays(addDays(month, -1), OFFICE_DAY);

/** Teams that have just come plan the rest of that year in the month after they are complete. */
export function isPlanning({ formation }: Policy, month: DateString): boolean {
  const first = addMonths(monthOf(formation.completeBy), 1);
  return month === first || (month > first && month.slice(5, 7) === PLANNING);
}
