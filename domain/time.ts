/**
 * Business dates are ISO strings `YYYY-MM-DD` in Asia/Shanghai: they compare as strings, and no zone can shift them.
 * Arithmetic goes through UTC midnights, so no daylight saving can either.
 */
export type DateString = string;

const DAY = 86_400_000;

const toTime = (date: DateString): number => Date.parse(`${date}T00:00:00Z`);
const fromTime = (time: number): DateString => new Date(time).toISOString().slice(0, 10);

export const addDays = (date: DateString, days: number): DateString => fromTime(toTime(date) + days * DAY);

export const daysBetween = (from: DateString, to: DateString): number => (toTime(to) - toTime(from)) / DAY;

/** The same day of a later (or earlier) month; the month's last day where it has no such day: 31 January + 1 = 28 February. */
export function addMonths(date: DateString, months: number): DateString {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromTime(first.getTime() + (Math.min(day, last) - 1) * DAY);
}

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
