import { createHash } from 'node:crypto';
import chineseDays from 'chinese-days';
import { calendarOf } from '../domain/calendar.ts';
import type { Calendar } from '../domain/ports.ts';
import { daysThrough, type DateString } from '../domain/time.ts';

/** The years whose holidays and make-up days the library knows; beyond them Monday to Friday is all that can be said. */
function knownYears(): { readonly from: number; readonly until: number } {
  const known = (year: number): boolean => chineseDays.isHoliday(`${year}-10-01`) && isPublished(year);
  let until = 2021;
  while (known(until + 1)) until += 1;
  return { from: 2004, until };
}

/** Every published year has working days at a weekend, made up for long holidays. */
function isPublished(year: number): boolean {
  return daysThrough(`${year}-01-01`, `${year}-12-31`).some(
    (date) => isWeekend(date) && chineseDays.isWorkday(date),
  );
}

const isWeekend = (date: DateString): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** Working days as published for China, remembered by day: a rehearsal asks for the same ones many thousand times. */
export function workingCalendar(): Calendar {
  const { from, until } = knownYears();
  const days = new Map<DateString, boolean>();
  return calendarOf((date) => {
    const known = days.get(date);
    if (known !== undefined) return known;
    const year = Number(date.slice(0, 4));
    const works = year >= from && year <= until ? chineseDays.isWorkday(date) : !isWeekend(date);
    days.set(date, works);
    return works;
  });
}

/** Tells one published calendar from another: which days are worked, up to the last year that is known. */
export function publishedVersion(): string {
  const { isWorkingDay } = workingCalendar();
  const { until } = knownYears();
  const hash = createHash('sha256').update(String(until));
  for (const date of daysThrough(VERSIONED_FROM, `${until}-12-31`))
    hash.update(isWorkingDay(date) ? '1' : '0');
  return hash.digest('hex').slice(0, 12);
}

/** Limits that are still to come do not reach back further than this. */
const VERSIONED_FROM = '2021-01-01';
