import type { DateString } from '../domain/time.ts';
import { plain, type ListRow } from './import-columns.ts';
import { cellProblem, type CellProblem, type ImportRule } from './import-words.ts';
import type { Cell, Sheet } from './read-sheet.ts';
import { dateOf } from './sheet-date.ts';

/** Reads the cells of one row; what cannot be read goes to `problems`, and is undefined like what is empty. */
export function cellReader<C extends string>(row: ListRow<C>, sheet: Sheet, problems: CellProblem[]) {
  const fail = (column: C, rule: ImportRule, params = {}): undefined => {
    problems.push(cellProblem(row.at(column), column, rule, params));
  };
  const value = (column: C, required = false): Cell | undefined => {
    const cell = row.cell(column);
    if (cell?.kind === 'formula') return fail(column, 'formula');
    if (cell?.kind === 'error') return fail(column, 'cell-error', { value: cell.text });
    if (!cell || plain(cell.text) === '') return required ? fail(column, 'empty') : undefined;
    return cell;
  };
  const text = (column: C, required = false): string | undefined => {
    const cell = value(column, required);
    return cell && plain(cell.text);
  };
  const date = (column: C, required = false): DateString | undefined => {
    const cell = value(column, required);
    if (!cell) return undefined;
    return (
      dateOf({ ...cell, text: plain(cell.text) }, sheet.epoch) ??
      fail(column, 'date-invalid', { value: cell.text })
    );
  };
  return { fail, value, text, date };
}
