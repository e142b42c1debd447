import type { Highs, Model } from 'highs';
import type { Column, Master } from '../domain/plan-master.ts';

/** A master in the solver: the peak is column 0, then a unit's excess for each of its rows, then what columns are added. */
export interface MasterModel {
  readonly model: Model;
  /** Columns before the first of a class. */
  readonly fixed: number;
}

export function startModel(highs: Highs, { rows, options }: Master, whole: boolean): MasterModel {
  const { weights } = options.setting.problem.rules;
  const model = highs.createModel();
  model.options.set({ output_flag: false });
  for (const row of rows) {
    if (row.of === 'class') model.addRow(row.count, row.count, NOTHING);
    else model.addRow(-highs.infinity, row.of === 'unit' ? row.level : 0, NOTHING);
  }
  const months = rows.flatMap(({ of }, n) => (of === 'month' ? [n] : []));
  addColumn(
    highs,
    model,
    weights.peak,
    months,
    months.map(() => -1),
  );
  const units = rows.flatMap(({ of }, n) => (of === 'unit' ? [n] : []));
  for (const row of units) addColumn(highs, model, weights.unit, [row], [-1]);
  const fixed = 1 + units.length;
  if (whole)
    for (let n = 0; n < fixed; n += 1) model.changeColIntegrality(n, highs.constants.variableType.integer);
  return { model, fixed };
}

const NOTHING = { indices: [], values: [] };

export function addColumns(
  highs: Highs,
  { model, fixed }: MasterModel,
  columns: readonly Column[],
  from: number,
  whole: boolean,
) {
  columns.forEach(({ cost, entries }, n) => {
    addColumn(highs, model, cost, [...entries.keys()], [...entries.values()]);
    if (whole) model.changeColIntegrality(fixed + from + n, highs.constants.variableType.integer);
  });
}

function addColumn(highs: Highs, model: Model, cost: number, indices: number[], values: number[]): void {
  model.addCol(cost, 0, highs.infinity, { indices, values });
}
