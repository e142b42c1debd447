import { fundExport, linesOf, listFunds, type FundFilter } from '../../db/queries/funds.ts';
import { Refusal } from '../../domain/errors.ts';
import type { FundState, FundSums } from '../../domain/fund-state.ts';
import type { Policy } from '../../domain/policy.ts';
import { readsTexts, reachOf } from '../access.ts';
import { csvFile } from '../csv-file.ts';
import type { ApiDeps } from '../deps.ts';
import type { FileAnswer } from '../file.ts';
import type { Session } from '../session.ts';
import { readCase } from './whole.ts';

const FEN = 100;

/** Fen, as they are kept, in yuan, as people read them. */
export const inYuan = <T extends FundSums>(row: T): T => ({
  ...row,
  ...{ planned: row.planned / FEN, allotted: row.allotted / FEN, used: row.used / FEN },
});

/** Two decimals at the most have been checked: rounding takes away what floating point has added. */
export const inFen = (yuan: number): number => Math.round(yuan * FEN);

export const fundRowView = <T extends { readonly sums: Readonly<Record<string, FundSums>> }>(row: T) => ({
  ...row,
  sums: Object.fromEntries(Object.entries(row.sums).map(([source, sums]) => [source, inYuan(sums)])),
});

/** The book of a town and year with every line. */
export async function fundView(deps: Pick<ApiDeps, 'db'>, session: Session, id: string) {
  const { head, policy } = await readCase<FundState>(deps, session, id, 'fund');
  const [row] = (await listFunds(deps.db, { reach: reachOf(session), id }, 1, undefined)).items;
  if (!row) throw new Refusal('not-found', { id });
  const lines = await linesOf(deps.db, id, { texts: readsTexts(session) });
  return {
    ...head,
    ...fundRowView(row),
    sources: (policy.funds?.sources ?? []).map(({ id: source, name }) => ({ id: source, name })),
    lines: lines.map((line) => ({ ...line, amount: line.amount / FEN })),
  };
}

const HEADINGS = [
  '市',
  '县(市、区)',
  '镇代码',
  '镇',
  '牵头单位',
  '年度',
  '资金来源',
  '计划(元)',
  '到位(元)',
  '使用(元)',
];

export async function fundTable(
  { db }: Pick<ApiDeps, 'db'>,
  { funds }: Policy,
  filter: FundFilter,
): Promise<FileAnswer> {
  const nameOf = new Map(funds?.sources.map(({ id, name }) => [id, name.zh]));
  const rows = (await fundExport(db, filter))
    .map(inYuan)
    .map((row) => [
      ...[row.cityName, row.countyName, row.town, row.townName, row.leadUnitName, row.year],
      ...[
        nameOf.get(row.source) ?? row.source,
        row.planned.toFixed(2),
        row.allotted.toFixed(2),
        row.used.toFixed(2),
      ],
    ]);
  return csvFile('帮扶资金.csv', [HEADINGS, ...rows]);
}
