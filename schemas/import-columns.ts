import type { Cell, Sheet, SheetRow } from './read-sheet.ts';
import { cellName } from './read-sheet.ts';
import { cellProblem, type CellProblem } from './import-words.ts';

/** A column as a sheet may head it, in Chinese and English first. `*` marks are taken off a heading before it is looked up. */
export interface Heading {
  readonly headings: readonly [zh: string, en: string, ...others: string[]];
  readonly required: boolean;
}

export type Columns<C extends string> = Readonly<Record<C, Heading>>;

/** Columns that lists of people have anyway, and that say nothing to us. */
const IGNORED = new Set(['序号', 'no', 'no.', '备注', 'note', 'notes']);
/** A title and a remark may stand above the headings. */
const HEADINGS_WITHIN = 10;

/** As people type: full-width letters and digits, invisible characters and double spaces are no difference. */
export const plain = (text: string): string =>
  text
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();

/** Names have a space in them only where somebody wanted two characters to be as wide as three. */
export const bare = (name: string): string => plain(name).replaceAll(' ', '');

const headingOf = (cell: Cell | undefined): string => plain(cell?.text ?? '').replace(/^\*\s*|\s*\*$/g, '');

/** Some spread a heading with spaces, `姓 名`. */
const keyOf = (heading: string): string => plain(heading).toLowerCase().replaceAll(' ', '');

/** One row of the list, its cells found by column. */
export interface ListRow<C extends string> {
  readonly row: number;
  cell(column: C): Cell | undefined;
  /** `C7`, also of an empty cell; null in a column that the sheet does not have. */
  at(column: C): string | null;
}

/** Finds the headings, and the rows under them. Problems with headings make rows unreadable: then there are none. */
export function listRows<C extends string>(
  columns: Columns<C>,
  sheet: Sheet,
  problems: CellProblem[],
): readonly ListRow<C>[] {
  const columnOf = new Map(
    entriesOf(columns).flatMap(([column, { headings }]) =>
      headings.map((heading) => [keyOf(heading), column] as const),
    ),
  );
  const known = (cell: Cell | undefined): C | undefined => columnOf.get(keyOf(headingOf(cell)));
  const top = sheet.rows.slice(0, HEADINGS_WITHIN);
  const header = top.find(({ cells }) => cells.filter((cell) => known(cell)).length > 1) ?? top[0];
  if (!header) return [];
  const places = readHeadings(columns, header, known, problems);
  const body = sheet.rows.filter(({ row }) => row > header.row);
  for (const range of sheet.merged) {
    // A title above the headings may be as wide as it likes.
    const [first = '', last = ''] = range.split(':');
    if (Number(/\d+$/.exec(last)?.[0]) > header.row)
      problems.push(cellProblem(first, null, 'merged-cells', { range }));
  }
  if (problems.length > 0) return [];
  if (body.length === 0) problems.push(cellProblem(null, null, 'no-rows'));
  for (const { row, cells } of body) {
    cells.forEach((cell, n) => {
      if (!cell || cell.text === '' || headingOf(header.cells[n]) !== '') return;
      problems.push(cellProblem(cellName(n, row), null, 'no-heading', { value: cell.text }));
    });
  }
  return body.map(({ row, cells }) => ({
    row,
    cell: (column) => {
      const place = places.get(column);
      return place === undefined ? undefined : cells[place];
    },
    at: (column) => {
      const place = places.get(column);
      return place === undefined ? null : cellName(place, row);
    },
  }));
}

const entriesOf = <C extends string>(columns: Columns<C>): readonly [C, Heading][] =>
  Object.entries<Heading>(columns) as [C, Heading][];

function readHeadings<C extends string>(
  columns: Columns<C>,
  { row, cells }: SheetRow,
  known: (cell: Cell | undefined) => C | undefined,
  problems: CellProblem[],
): ReadonlyMap<C, number> {
  const places = new Map<C, number>();
  cells.forEach((cell, n) => {
    const heading = headingOf(cell);
    const column = known(cell);
    if (column && places.has(column)) {
      problems.push(cellProblem(cellName(n, row), column, 'column-twice', { heading }));
    } else if (column) {
      places.set(column, n);
    } else if (heading !== '' && !IGNORED.has(heading.toLowerCase())) {
      const list = (which: 0 | 1) => entriesOf(columns).map(([, { headings }]) => headings[which]);
      const headings = { zh: list(0).join('、'), en: list(1).join(', ') };
      problems.push(cellProblem(cellName(n, row), null, 'column-unknown', { heading, headings }));
    }
  });
  for (const [column, { headings, required }] of entriesOf(columns)) {
    if (!required || places.has(column)) continue;
    const heading = { zh: headings[0], en: headings[1] };
    problems.push(cellProblem(null, column, 'column-missing', { heading }));
  }
  return places;
}
