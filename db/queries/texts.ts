import { sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';

/** Free texts by their ids. */
export async function textsById(
  reader: Reader,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (ids.length === 0) return {};
  const rows = await reader.execute<{ id: string; body: string }>(sql`
    select id, body from text where id = any(${codes(ids)})`);
  return Object.fromEntries(rows.map(({ id, body }) => [id, body]));
}
