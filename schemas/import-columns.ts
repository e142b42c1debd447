import type { Cell, Sheet, SheetRow } from './read-sheet.ts';
import { cellName } from './read-sheet.ts';
import { cellProblem, type CellProblem } from './import-words.ts';

/** The columns of an import, as a sheet may head them. `*` marks are taken off a heading before it is looked up. */
const columns = {
  seat: { headings: ['席位', 'seat'], required: true },
  person: { headings: ['人员编号', 'person'], required: true },
  name: { headings: ['姓名', 'name'], required: false },
  since: { headings: ['到任日期', 'since'], required: true },
  termFrom: { headings: ['任期起', 'termFrom', 'term from'], required: false },
  termEnd: { headings: ['任期止', 'termEnd', 'term end'], required: false },
  posts: { headings: ['挂任职务', 'posts', 'host posts'], required: false },
} as const;

export type Column = keyof typeof columns;

/** Columns that lists of people have anyway, and that say nothing to us. */
const IGNORED = new Set(['序号', 'no', 'no.', '备注', 'note', 'notes']);
/** A title and a remark may stand above the headings. */
const HEADINGS_WITHIN = 10;

const columnOf = new Map<string, Column>(
  Object.entries(columns).flatMap(([column, { headings }]) =>
    headings.map((heading) => [heading.toLowerCase(), column as Column] as const),
  ),
);

/** As people type: full-width letters and digits, invisible characters and double spaces are no difference. */
export const plain = (text: string): string =>
  text
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();

const headingOf = (cell: Cell | undefined): string => plain(cell?.text ?? '').replace(/^\*\s*|\s*\*$/g, '');

const known = (cell: Cell | undefined): Column | undefined => columnOf.get(headingOf(cell).toLowerCase());

/** One row of the list, its cells found by column. */
export interface ListRow {
  readonly row: number;
  cell(column: Column): Cell | undefined;
  /** `C7`, also of an empty cell; null in a column that the sheet does not have. */
  at(column: Column): string | null;
}

/** Finds the headings, and the rows under them. Problems with headings make rows unreadable: then there are none. */
export function listRows(sheet: Sheet, problems: CellProblem[]): readonly ListRow[] {
  const top = sheet.rows.slice(0, HEADINGS_WITHIN);
  const header = top.find(({ cells }) => cells.filter((cell) => known(cell)).length > 1) ?? top[0];
  if (!header) return [];
  const places = readHeadings(header, problems);
  const body = sheet.rows.filter(({ row }) => row > header.row);
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

function readHeadings({ row, cells }: SheetRow, problems: CellProblem[]): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  cells.forEach((cell, n) => {
    const heading = headingOf(cell);
    const column = known(cell);
    if (column && places.has(column)) {
      problems.push(cellProblem(cellName(n, row), column, 'column-twice', { heading }));
    } else if (column) {
      places.set(column, n);
    } else if (heading !== '' && !IGNORED.has(heading.toLowerCase())) {
      const list = (which: 0 | 1) => Object.values(columns).map(({ headings }) => headings[which]);
      const headings = { zh: list(0).join('、'), en: list(1).join(', ') };
      problems.push(cellProblem(cellName(n, row), null, 'column-unknown', { heading, headings }));
    }
  });
  for (const [column, { headings, required }] of Object.entries(columns)) {
    if (!required || places.has(column as Column)) continue;
    const heading = { zh: headings[0], en: headings[1] };
    problems.push(cellProblem(null, column, 'column-missing', { heading }));
  }
  return places;
}
