import { addDays, addMonths, type DateString } from './time.ts';
import { monthsOf, type DutyPolicy, type Interval } from './year-policy.ts';

/** A period's first day is what it is known by: `2022-07-01`. What people call it follows from the interval. */
export function periodName(every: Interval, start: DateString): string {
  const [year = '', month = ''] = start.split('-');
  switch (every) {
    case 'once':
      return 'once';
    case 'year':
      return year;
    case 'halfYear':
      return `${year}H${Number(month) > 6 ? 2 : 1}`;
    case 'quarter':
      return `${year}Q${Math.ceil(Number(month) / 3)}`;
    case 'month':
      return `${year}-${month}`;
  }
}

/** The first period that begins on a day or after it; what is done once begins on that day. */
export function firstPeriod(every: Interval, from: DateString): DateString {
  if (every === 'once') return from;
  const january = `${from.slice(0, 4)}-01-01`;
  for (let start = january; ; start = nextPeriod(every, start) ?? start) if (start >= from) return start;
}

/** Null after what is done once. */
export const nextPeriod = (every: Interval, start: DateString): DateString | null =>
  every === 'once' ? null : addMonths(start, monthsOf[every]);

/** The last day on which a duty of the period is done in time. */
export function dueOf({ every, due }: Pick<DutyPolicy, 'every' | 'due'>, start: DateString): DateString {
  if (every === 'once') return addMonths(start, due.month);
  const month = addMonths(start, due.month - 1);
  const last = addDays(addMonths(month, 1), -1);
  const day = `${month.slice(0, 8)}${String(due.day ?? 31).padStart(2, '0')}`;
  return day < last ? day : last;
}
