import type { Calendar } from './ports.ts';
import { dayAfter, type DateString } from './time.ts';

/** Counts working days, given which days are. */
export const calendarOf = (isWorkingDay: (date: DateString) => boolean): Calendar => ({
  isWorkingDay,
  addWorkingDays(date, count) {
    let at = date;
    for (let left = count; left > 0;) {
      at = dayAfter(at);
      if (isWorkingDay(at)) left -= 1;
    }
    while (!isWorkingDay(at)) at = dayAfter(at);
    return at;
  },
  workingDaysBetween(start, end) {
    let count = 0;
    for (let at = dayAfter(start); at <= end; at = dayAfter(at)) if (isWorkingDay(at)) count += 1;
    return count;
  },
});

/** The published calendar with the days that were declared otherwise: a typhoon's day off, a Saturday that is worked. */
export const withDeclared = (
  published: Calendar,
  declared: Readonly<Record<DateString, boolean>>,
): Calendar => calendarOf((date) => declared[date] ?? published.isWorkingDay(date));
