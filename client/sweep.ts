import type { Database } from '../db/client.ts';
import { today } from '../db/clock.ts';
import type { Cases } from './cases.ts';
import { inParallel } from './parallel.ts';
import { calendarNow, dueCases, recalendar, staleCases, tick } from './ticks.ts';

/** Often enough that nobody waits for it on the day, seldom enough to cost nothing. */
const EVERY_MS = 10 * 60_000;
/** Few at a time: people's own commands go first. */
const CONCURRENCY = 4;

export interface Sweep {
  stop(): Promise<void>;
}

/**
 * Ticks what is due by the record and was not ticked by its own timer: Temporal was lost or restored from an older copy, and
 * a quiet case has no timer until somebody sends it something. Before that, cases whose limits were counted by another calendar
 * count them again. It begins at once, and goes on for as long as the worker.
 */
export function startSweep(db: Database, cases: Cases): Sweep {
  let stopped = false;
  const complain = (error: unknown): void => {
    if (!stopped) console.error(JSON.stringify({ level: 'warn', sweep: String(error) }));
  };
  const pass = async (): Promise<void> => {
    const date = await today(db);
    const calendar = await calendarNow(db);
    await inParallel(await staleCases(db, calendar), CONCURRENCY, async (row) => {
      if (!stopped) await recalendar(cases, row, calendar, date).catch(complain);
    });
    await inParallel(await dueCases(db, date), CONCURRENCY, async (row) => {
      if (!stopped) await tick(cases, row, date).catch(complain);
    });
  };
  let running = pass().catch(complain);
  const timer = setInterval(() => {
    running = running.then(pass).catch(complain);
  }, EVERY_MS);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
