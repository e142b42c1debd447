import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { prepare } from '../../dev/prepare.ts';
import { createDatabase, type TestDatabase } from './database.ts';

/** The first day of the programme: teams may be formed from here on. */
export const START = '2021-03-15';
const TOWNS = 3;
/** Any constant of our own: two test files that come at once prepare one template. */
const LOCK = 4_761_900;

/** A programme other than Shenzhen's: its folder, and the day on which its clock begins. */
export interface OtherProgramme {
  readonly id: string;
  readonly folder: string;
  readonly start: string;
}

/** A database of one's own with the programme, a few of its towns, the invented roster and the demonstration accounts. */
export async function createPreparedDatabase(towns = TOWNS, other?: OtherProgramme): Promise<TestDatabase> {
  const prepared = `lunhuan_prepared_${other?.id.replaceAll('-', '_') ?? towns}`;
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    const [found] = await sql`select 1 from pg_database where datname = ${prepared}`;
    if (!found) {
      const half = `half_${randomUUID().replaceAll('-', '')}`;
      const url = new URL(inject('postgresUrl'));
      url.pathname = `/${half}`;
      await prepare(
        url.href,
        other ? { start: other.start, seed: 1, programme: other.folder } : { start: START, seed: 1, towns },
      );
      await sql.unsafe(`alter database ${half} rename to ${prepared}`);
    }
  } finally {
    await sql.end();
  }
  return createDatabase(prepared);
}
