import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from './client.ts';

/**
 * Reading and writing whole rows with a text that is built once for a table. The query builder builds it anew every time, column by
 * column, which takes the worker longer than sending it does: not for what every command sends.
 */

/** A row to write: whatever has a default gets it. */
export type Row<T extends PgTable> = T['$inferInsert'] & { readonly [K in Defaulted<T>]?: never };
type Defaulted<T extends PgTable> = {
  [K in keyof T['_']['columns']]: T['_']['columns'][K]['_']['hasDefault'] extends true ? K : never;
}[keyof T['_']['columns']];

const inDatabase = (name: string): string => `"${toSnakeCase(name)}"`;

/** What to select for a table's rows as they are in its type; for tables whose values the driver reads as they are. */
export const rowOf = (table: PgTable): SQL =>
  sql.raw(
    Object.entries(getTableColumns(table))
      .map(([key, { name }]) => `${inDatabase(name)} as "${key}"`)
      .join(', '),
  );

type Insertion = (rows: string) => SQL;
const insertions = new WeakMap<PgTable, Insertion>();

function insertionInto(table: PgTable): Insertion {
  const columns = Object.entries(getTableColumns(table)).filter(([, { hasDefault }]) => !hasDefault);
  const names = columns.map(([, { name }]) => inDatabase(name)).join();
  const keys = columns.map(([key]) => `"${key}"`).join();
  const given = columns.map(([key, column]) => `"${key}" ${column.getSQLType()}`).join();
  const start = sql.raw(
    `insert into "${getTableName(table)}" (${names}) select ${keys} from json_to_recordset(`,
  );
  const end = sql.raw(`::json) as given(${given})`);
  return (rows) => sql`${start}${rows}${end}`;
}

/** What writes rows, however many, as one parameter: the statement stays the same one. */
export function insertion<T extends PgTable>(table: T, rows: readonly Row<T>[]): SQL {
  const known = insertions.get(table) ?? insertionInto(table);
  insertions.set(table, known);
  return known(JSON.stringify(rows));
}

export async function insertRows<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly Row<T>[],
): Promise<void> {
  if (rows.length > 0) await tx.execute(insertion(table, rows));
}
