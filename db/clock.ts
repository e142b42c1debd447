import { eq, sql } from 'drizzle-orm';
import type { DateString } from '../domain/time.ts';
import type { Database, Reader } from './client.ts';
import { clock, clockMove } from './schema.ts';

/** Today, in business: the calendar's date in Shanghai, or what a driver has set. */
export async function today(reader: Reader): Promise<DateString> {
  const [row] = await reader.execute<{ today: string | null }>(sql`select business_date()::text as today`);
  if (!row?.today) throw new Error('there is no clock row: prepare the database first');
  return row.today;
}

export async function clockMode(reader: Reader): Promise<'real' | 'driven'> {
  const [row] = await reader.select({ mode: clock.mode }).from(clock);
  if (!row) throw new Error('there is no clock row: prepare the database first');
  return row.mode;
}

/** Sets the clock once; a database that has one keeps it. */
export async function initClock(db: Database, start: DateString | 'real'): Promise<void> {
  const row = start === 'real' ? ({ mode: 'real' } as const) : ({ mode: 'driven', date: start } as const);
  await db.insert(clock).values(row).onConflictDoNothing();
}

type Move = typeof clockMove.$inferSelect;

/** Notes a move of the clock, unless one of its id is there: answers the one that stands. */
export async function standingMove(db: Database, wanted: Move): Promise<Move> {
  await db.insert(clockMove).values(wanted).onConflictDoNothing();
  const [move] = await db.select().from(clockMove).where(eq(clockMove.id, wanted.id));
  return move ?? wanted;
}
