import { sql } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';

export interface ReliefRow {
  readonly seat: string;
  readonly on: DateString;
  readonly relievedOn: DateString | null;
}

/** What was approved for each seat of a batch, and when it was done. */
export const reliefsOf = async (reader: Reader, rotation: string): Promise<readonly ReliefRow[]> =>
  reader.execute<Record<string, unknown> & ReliefRow>(sql`
    select seat, "on"::text as "on", relieved_on::text as "relievedOn" from relief where rotation = ${rotation}`);

/** Whose postings they are, by posting. */
export async function personsOf(
  reader: Reader,
  postings: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await reader.execute<{ id: string; person: string }>(sql`
    select id, person from posting where id = any(${codes(postings)})`);
  return Object.fromEntries(rows.map(({ id, person }) => [id, person]));
}
