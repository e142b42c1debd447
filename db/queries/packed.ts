import { sql, type SQL } from 'drizzle-orm';
import type { Reader } from '../client.ts';

/**
 * Thousands of rows as one value, each row an array of texts: a value for each keeps the driver busy for longer than the query takes. For
 * codes, numbers and days only, in which there is no tab; what is null comes as an empty text.
 */
export async function packed(
  reader: Reader,
  columns: readonly SQL[],
  from: SQL,
  orderBy: SQL,
): Promise<readonly string[]> {
  const cells = columns.map((column) => sql`coalesce((${column})::text, '')`);
  const [found] = await reader.execute<{ rows: string | null }>(sql`
    select string_agg(concat_ws(chr(9), ${sql.join(cells, sql`, `)}), chr(10) order by ${orderBy}) as rows ${from}`);
  return found?.rows?.split('\n') ?? [];
}

export const unpack = (row: string): readonly string[] => row.split('\t');
