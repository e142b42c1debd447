import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '../../db/client.ts';

/**
 * Until one statement with these words waits for what another transaction holds. To be asked outside of that transaction: within one,
 * Postgres goes on showing what it saw first.
 */
export async function untilOneWaits(db: Database, words: string): Promise<void> {
  const waiting = async () => {
    const [found] = await db.execute<{ waiting: number }>(sql`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like ${`%${words}%`}`);
    return found?.waiting;
  };
  await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
}
