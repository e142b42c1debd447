import chineseDays from 'chinese-days';
import type { Calendar } from '../domain/ports.ts';
import { addDays, type DateString } from '../domain/time.ts';

/** The years whose holidays and make-up days the library knows; beyond them Monday to Friday is all that can be said. */
function knownYears(): { readonly from: number; readonly until: number } {
  const known = (year: number): boolean => chineseDays.isHoliday(`${year}-10-01`) && isPublished(year);
  let until = 2021;
  while (known(until + 1)) until += 1;
  return { from: 2004, until };
}

/** Every published year has working days at a weekend, made up for long holidays. */
function isPublished(year: number): boolean {
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
    if (isWeekend(date) && chineseDays.isWorkday(date)) return true;
  }
  return false;
}

const isWeekend = (date: DateString): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** Working days as published for China, remembered by day: a rehearsal asks for the same ones many thousand times. */
export function workingCalendar(): Calendar {
  const { from, until } = knownYears();
  const days = new Map<DateString, boolean>();
  const isWorkingDay = (date: DateString): boolean => {
    const known = days.get(date);
    if (known !== undefined) return known;
    const year = Number(date.slice(0, 4));
    const works = year >= from && year <= until ? chineseDays.isWorkday(date) : !isWeekend(date);
    days.set(date, works);
    return works;
  };
  return {
    isWorkingDay,
    addWorkingDays(date, count) {
      let at = date;
      for (let left = count; left > 0;) {
        at = addDays(at, 1);
        if (isWorkingDay(at)) left -= 1;
      }
      while (!isWorkingDay(at)) at = addDays(at, 1);
      return at;
    },
    workingDaysBetween(start, end) {
      let count = 0;
      for (let at = addDays(start, 1); at <= end; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1;
      return count;
    },
  };
}
