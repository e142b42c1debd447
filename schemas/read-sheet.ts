import { CsvError, parse } from 'csv-parse/sync';
import { MacrosError, readXlsx } from './read-xlsx.ts';

/** `formula` and `error` are cells that only look as if they held something. */
export interface Cell {
  readonly kind: 'text' | 'number' | 'formula' | 'error';
  readonly text: string;
}

export interface SheetRow {
  /** As a spreadsheet program numbers it: the first row is 1. */
  readonly row: number;
  /** By column, A first; holes are empty cells. */
  readonly cells: readonly (Cell | undefined)[];
}

export interface Sheet {
  /** Null for a .csv file, which has one sheet without a name. */
  readonly name: string | null;
  /** The year from which numbers that are dates count: 1904 in files of old Macs. */
  readonly epoch: 1900 | 1904;
  /** Rows with something in them. */
  readonly rows: readonly SheetRow[];
  /** Ranges of merged cells, `B3:B7`: all but the first one are empty. */
  readonly merged: readonly string[];
}

export interface SheetFault {
  readonly rule:
    'not-a-sheet' | 'old-excel' | 'macros' | 'encoding' | 'csv-malformed' | 'too-many-rows' | 'no-rows';
  readonly params?: Readonly<Record<string, string | number>>;
}

export type SheetRead =
  { readonly ok: true; readonly sheet: Sheet } | { readonly ok: false; readonly fault: SheetFault };

/** Several times the seats of a large programme. */
const MOST_ROWS = 5000;

/** Reads a .csv or .xlsx file by what is in it: its name and its media type may say anything. */
export function readSheet(bytes: Uint8Array, most = MOST_ROWS): SheetRead {
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return fault({ rule: 'old-excel' });
  const read = begins(bytes, 0x50, 0x4b) ? fromXlsx(bytes) : fromCsv(bytes);
  if (!read.ok) return read;
  const { rows } = read.sheet;
  if (rows.length === 0) return fault({ rule: 'no-rows' });
  if (rows.length > most) return fault({ rule: 'too-many-rows', params: { most } });
  return read;
}

const fault = (what: SheetFault): SheetRead => ({ ok: false, fault: what });

const begins = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, n) => bytes[n] === byte);

/** `C7`: as spreadsheet programs name it. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

function fromXlsx(bytes: Uint8Array): SheetRead {
  try {
    return { ok: true, sheet: readXlsx(bytes) };
  } catch (error) {
    return fault({ rule: error instanceof MacrosError ? 'macros' : 'not-a-sheet' });
  }
}

function fromCsv(bytes: Uint8Array): SheetRead {
  const text = decode(bytes);
  if (text === undefined) return fault({ rule: 'encoding' });
  if (text.includes('\0')) return fault({ rule: 'not-a-sheet' });
  let records: string[][];
  try {
    const delimiter = delimiterOf(text);
    // Blank lines stay: rows are numbered as a spreadsheet program shows them.
    records = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    const line = error instanceof CsvError ? Number(error['lines'] ?? 0) : 0;
    return fault({ rule: 'csv-malformed', params: { line } });
  }
  const rows = records.map((record, n) => ({ row: n + 1, cells: record.map(csvCell) }));
  return {
    ok: true,
    sheet: { name: null, epoch: 1900, rows: rows.filter(({ cells }) => cells.some(Boolean)), merged: [] },
  };
}

/** Chinese Excel writes GB18030 unless asked for UTF-8, and tab-separated UTF-16 as "Unicode text". */
function decode(bytes: Uint8Array): string | undefined {
  const encodings = begins(bytes, 0xff, 0xfe) ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return undefined;
}

function delimiterOf(text: string): string {
  const [heading = ''] = text.split('\n', 1);
  return heading.includes('\t') && !heading.includes(',') ? '\t' : ',';
}

/** What Excel writes where it has no value to show; `####` where a date was wider than its column. */
const ERROR = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|#+)$/;

function csvCell(raw: string): Cell | undefined {
  const text = raw.trim();
  if (text === '') return undefined;
  if (text.startsWith('=')) return { kind: 'formula', text };
  return { kind: ERROR.test(text) ? 'error' : 'text', text };
}
