import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { prepare } from '../../dev/prepare.ts';
import { createDatabase, type TestDatabase } from './database.ts';

/** The first day of the programme: teams may be formed from here on. */
export const START = '2021-03-15';
const TOWNS = 3;
/** Any constant of our own: two test files that come at once prepare one template. */
const LOCK = 4_761_900;

/** What is there to begin with: Shenzhen's first towns on the first day of the programme, unless it says otherwise. */
export interface Beginning {
  readonly towns?: number;
  /** The day on which the clock begins: the years before a story need not go by first. */
  readonly start?: string;
  /** Another programme than Shenzhen's, whole: its folder. */
  readonly programme?: string;
}

/** A database of one's own with the programme, a few of its towns, the invented roster and the demonstration accounts. */
export async function createPreparedDatabase(beginning: Beginning = {}): Promise<TestDatabase> {
  const { start = START, programme, towns = programme ? undefined : TOWNS } = beginning;
  const prepared = `lunhuan_prepared_${programme ? basename(programme) : towns}_${start}`.replaceAll(
    '-',
    '_',
  );
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    const [found] = await sql`select 1 from pg_database where datname = ${prepared}`;
    if (!found) {
      const half = `half_${randomUUID().replaceAll('-', '')}`;
      const url = new URL(inject('postgresUrl'));
      url.pathname = `/${half}`;
      await prepare(url.href, { start, seed: 1, ...(programme && { programme }), ...(towns && { towns }) });
      await sql.unsafe(`alter database ${half} rename to ${prepared}`);
    }
  } finally {
    await sql.end();
  }
  return createDatabase(prepared);
}
