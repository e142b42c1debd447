import { asc, sql } from 'drizzle-orm';
import { withDeclared } from '../domain/calendar.ts';
import type { Calendar } from '../domain/ports.ts';
import type { DateString } from '../domain/time.ts';
import type { Database, Reader } from './client.ts';
import { calendarDay } from './schema.ts';

/** Version of the calendar, as an SQL expression: of the published days and of what has been declared. */
export const calendarVersion = sql<string>`(select published || '.' || declared from clock)`;

/** Says which published calendar the workers count by: when it is another than before, open limits are counted again. */
export async function publishCalendar(db: Database, published: string): Promise<void> {
  await db.execute(sql`update clock set published = ${published} where published <> ${published}`);
}

/** Working days with those that were declared: read again when one has been. */
export function declaredCalendar(published: Calendar): (reader: Reader) => Promise<Calendar> {
  let known: { readonly declared: number; readonly calendar: Calendar } = {
    declared: 0,
    calendar: published,
  };
  return async (reader) => {
    const [row] = await reader.execute<{ declared: number }>(sql`select declared from clock`);
    const declared = row?.declared ?? 0;
    if (declared !== known.declared) {
      const days = await declaredDays(reader);
      const working = Object.fromEntries(days.map(({ day, working: works }) => [day, works]));
      known = { declared, calendar: withDeclared(published, working) };
    }
    return known.calendar;
  };
}

export interface DeclaredDay {
  readonly day: DateString;
  readonly working: boolean;
  readonly document: string;
}

export const declaredDays = async (reader: Reader): Promise<readonly DeclaredDay[]> =>
  reader.select().from(calendarDay).orderBy(asc(calendarDay.day));
