/**
 * Business dates are ISO strings `YYYY-MM-DD` in Asia/Shanghai: they compare as strings, and no zone can shift them.
 * Arithmetic goes through UTC midnights, so no daylight saving can either.
 */
export type DateString = string;

const DAY = 86_400_000;

const toTime = (date: DateString): number => Date.parse(`${date}T00:00:00Z`);
const fromTime = (time: number): DateString => new Date(time).toISOString().slice(0, 10);

export const addDays = (date: DateString, days: number): DateString => fromTime(toTime(date) + days * DAY);

/** Every day from one to another, both included. */
export function daysThrough(from: DateString, to: DateString): readonly DateString[] {
  const days: DateString[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

/** By numbers alone while every month goes on: a limit is counted day by day, and a month of a team is some hundreds of days. */
export function dayAfter(date: DateString): DateString {
  const day = Number(date.slice(8, 10));
  return day < 28 ? `${date.slice(0, 8)}${two(day + 1)}` : addDays(date, 1);
}

export const daysBetween = (from: DateString, to: DateString): number => (toTime(to) - toTime(from)) / DAY;

/** The same day of a later (or earlier) month; the month's last day where it has no such day: 31 January + 1 = 28 February. */
export function addMonths(date: DateString, months: number): DateString {
  // By numbers alone: a figure over a province asks for tens of thousands.
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const day = Math.min(Number(date.slice(8, 10)), last);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** Months from the month of one date to the month of another, whatever the days. */
export const monthsBetween = (from: DateString, to: DateString): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** Full years (周岁) from one day to another: someone born on 29 February completes a year on 1 March. */
export function fullYears(from: DateString, to: DateString): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

export const earliest = (...dates: readonly (DateString | null | undefined)[]): DateString | null =>
  dates.reduce<DateString | null>((first, date) => (date && (!first || date < first) ? date : first), null);

export const latest = (a: DateString, b: DateString): DateString => (a > b ? a : b);
