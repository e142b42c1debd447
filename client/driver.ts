import { eq, isNull, sql } from 'drizzle-orm';
import type { DateString } from '../domain/time.ts';
import type { Database } from '../db/client.ts';
import { caseTable, clock, outbox } from '../db/schema.ts';
import type { Cases } from './cases.ts';
import { inParallel } from './parallel.ts';
import { calendarNow, dueCases, recalendar, staleCases, tick } from './ticks.ts';

/** Ticks sent at a time: as many as keep two cores busy. */
const CONCURRENCY = 12;
/** How long to wait before looking at the outbox again: a delivery takes about as long. */
const LOOK_AGAIN_MS = 10;

export interface Driver {
  today(): Promise<DateString>;
  /** Waits until nothing is in flight: every message delivered, limits counted by today's calendar, what is due ticked. */
  settle(): Promise<void>;
  /** Settles, moves the date, settles. Only forward: what was decided on a date stays behind it. */
  moveTo(date: DateString): Promise<void>;
  /** The next date on which a case is due, if any. */
  nextDue(): Promise<DateString | null>;
}

/** Drives the business date of a rehearsal or a demonstration. Refuses a clock that follows the calendar. */
export function createDriver(db: Database, cases: Cases): Driver {
  const row = async () => {
    const [found] = await db.select().from(clock);
    if (found?.mode !== 'driven' || found.date === null)
      throw new Error('the clock follows the calendar: nobody drives it');
    return found.date;
  };

  const undelivered = async (): Promise<boolean> => {
    const [found] = await db
      .select({ id: outbox.id })
      .from(outbox)
      .where(eq(outbox.delivered, false))
      .limit(1);
    return found !== undefined;
  };

  /** Cases are opened by the calendar of the day: none is left to count again until the calendar changes. */
  let counted = '';
  const recount = async (date: DateString): Promise<void> => {
    const calendar = await calendarNow(db);
    if (calendar === counted) return;
    const stale = await staleCases(db, calendar);
    await inParallel(stale, CONCURRENCY, (item) => recalendar(cases, item, calendar, date));
    counted = calendar;
  };

  const settle = async (): Promise<void> => {
    const today = await row();
    for (;;) {
      while (await undelivered()) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      await recount(today);
      const due = await dueCases(db, today);
      if (due.length === 0) return;
      await inParallel(due, CONCURRENCY, (item) => tick(cases, item, today));
    }
  };

  return {
    today: row,
    settle,
    async moveTo(date) {
      await settle();
      const today = await row();
      if (date < today) throw new Error(`the clock is at ${today}: it does not go back to ${date}`);
      await db.update(clock).set({ date });
      await settle();
    },
    async nextDue() {
      const [found] = await db
        .select({ due: sql<DateString | null>`min(${caseTable.due})::text` })
        .from(caseTable)
        .where(isNull(caseTable.endedOn));
      return found?.due ?? null;
    },
  };
}
