import type { FileAnswer } from './file.ts';

/** What begins like a formula is text to a spreadsheet only with an apostrophe before it. */
const cell = (value: string | number | null): string => {
  const plain = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table for a spreadsheet: UTF-8 with the mark by which one knows it. */
export function csvFile(name: string, rows: readonly (readonly (string | number | null)[])[]): FileAnswer {
  const body = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  return { type: 'text/csv; charset=utf-8', name, body: `\uFEFF${body}\r\n`, inline: false };
}
