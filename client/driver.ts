import { isNull, sql } from 'drizzle-orm';
import type { DateString } from '../domain/time.ts';
import { calendarVersion } from '../db/calendar.ts';
import type { Database } from '../db/client.ts';
import { caseTable, clock, outbox } from '../db/schema.ts';
import type { Cases } from './cases.ts';
import { inParallel } from './parallel.ts';
import { dueCases, recalendar, staleCases, tick } from './ticks.ts';

/** Ticks sent at a time: as many as keep two cores busy. */
const CONCURRENCY = 12;
/** How long to wait before looking at the outbox again: half of what a delivery takes. */
const LOOK_AGAIN_MS = 5;

interface Seen {
  readonly date: DateString;
  readonly mode: 'real' | 'driven';
  readonly calendar: string;
  readonly undelivered: boolean;
  readonly due: boolean;
}

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
  /**
   * What is in flight, seen at one moment. The first message that waits has an index: asked whether one does, Postgres reads all
   * that were ever sent, since it supposes that half of them do.
   */
  const look = async (): Promise<Seen> => {
    const [found] = await db.execute<Seen & Record<string, unknown>>(sql`
      select date::text as date, mode, ${calendarVersion} as calendar,
        (select min(position) from ${outbox} where not delivered) is not null as undelivered,
        exists (select from ${caseTable} where ended_on is null and due <= clock.date) as due
      from ${clock}`);
    if (found?.mode !== 'driven') throw new Error('the clock follows the calendar: nobody drives it');
    return found;
  };

  /** Cases are opened by the calendar of the day: none is left to count again until the calendar changes. */
  let counted = '';
  const recount = async ({ calendar, date }: Seen): Promise<void> => {
    const stale = await staleCases(db, calendar);
    await inParallel(stale, CONCURRENCY, (item) => recalendar(cases, item, calendar, date));
    counted = calendar;
  };

  const settle = async (): Promise<DateString> => {
    for (;;) {
      const seen = await look();
      const { date, undelivered, calendar, due } = seen;
      if (undelivered) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      else if (calendar !== counted) await recount(seen);
      else if (due)
        await inParallel(await dueCases(db, date), CONCURRENCY, (item) => tick(cases, item, date));
      else return date;
    }
  };

  return {
    today: async () => (await look()).date,
    async settle() {
      await settle();
    },
    async moveTo(date) {
      const today = await settle();
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
