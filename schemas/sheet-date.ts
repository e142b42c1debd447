import type { PartialDate } from '../domain/cadre.ts';
import { addDays, type DateString } from '../domain/time.ts';
import type { Cell, Sheet } from './read-sheet.ts';

/** Outside these years a date is a slip of the finger, and a number is no date: 2021 is a year, 202107 a month. */
const FIRST = '1990-01-01';
const LAST = '2199-12-31';
/** In somebody's life. Small numbers are ages and years, and no days since 1900. */
const LIFE_FIRST = '1930-01-01';

/** The day before day 1, and one more: Excel believes that 1900 had a 29 February. */
const dayZero = { 1900: '1899-12-30', 1904: '1904-01-01' } as const;

/**
 * The day that a cell names: `2021-07-12`, `2021/7/12`, `2021.7.12`, `2021年7月12日`, `20210712`, each with or without a
 * time of day, or a date as Excel stores it, a number of days. Undefined for anything else, a month without its day too.
 */
export function dateOf({ kind, text }: Cell, epoch: Sheet['epoch'], first = FIRST): DateString | undefined {
  const parts =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T][\d:.]+Z?)?$/.exec(text) ??
    /^(\d{4})()\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  if (parts) {
    const [, year = '', , month = '', day = ''] = parts;
    return plausible(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, first);
  }
  const days = Number(text);
  return kind === 'number' && days < 200_000
    ? plausible(addDays(dayZero[epoch], Math.floor(days)), first)
    : undefined;
}

/**
 * A date in somebody's life, of which the files may know the month only: `1985.06`, `1985-6`, `1985年6月`, `198506`.
 * `1985.1` is January, or an October whose 0 a spreadsheet program has dropped: nobody knows.
 */
export function partialDateOf(cell: Cell, epoch: Sheet['epoch']): PartialDate | undefined {
  const day = dateOf(cell, epoch, LIFE_FIRST);
  if (day) return day;
  const [, year = '', month = ''] =
    /^(\d{4})(?:[-/]|\s*年\s*)(\d{1,2})(?:\s*月)?$/.exec(cell.text) ??
    /^(\d{4})\.(\d{2}|[2-9])$/.exec(cell.text) ??
    /^(\d{4})(\d{2})$/.exec(cell.text) ??
    [];
  return plausible(`${year}-${month.padStart(2, '0')}-01`, LIFE_FIRST)?.slice(0, 7);
}

function plausible(date: DateString, first: DateString): DateString | undefined {
  const time = Date.parse(`${date}T00:00:00Z`);
  // A 30 February is moved to March by some engines, and refused by others.
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return real && date >= first && date <= LAST ? date : undefined;
}
