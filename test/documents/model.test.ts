import { describe, expect, it } from 'vitest';
import type { Table } from '../../documents/model.ts';
import { isTable, papers } from '../support/papers.ts';

const all = Object.entries(papers);

/** How many cells lie on each place of a table's grid, row by row. */
function coverOf({ columns, rows }: Table): number[][] {
  const cover = rows.map(() => columns.map(() => 0));
  rows.forEach(({ cells }, y) => {
    let x = 0;
    for (const { columns: wide = 1, rows: tall = 1 } of cells) {
      while ((cover[y]?.[x] ?? 0) > 0) x += 1;
      for (let dy = 0; dy < tall; dy += 1)
        for (let dx = 0; dx < wide; dx += 1) {
          const line = cover[y + dy];
          if (line) line[x + dx] = (line[x + dx] ?? 0) + 1;
        }
      x += wide;
    }
  });
  return cover;
}

/** Millimetres between the margins of A4. */
const widths = { letter: 156, form: 174, list: 257 };

describe.each(all)('the tables of %s', (_, { blocks, layout }) => {
  it('have a cell at every place, and one only', () => {
    for (const table of blocks.filter(isTable)) {
      expect(coverOf(table)).toEqual(table.rows.map(() => table.columns.map(() => 1)));
    }
  });

  it('are as wide as the page between its margins', () => {
    for (const { columns } of blocks.filter(isTable)) {
      expect(columns.reduce((sum, column) => sum + column, 0)).toBeCloseTo(widths[layout]);
    }
  });
});
