import { sql } from 'drizzle-orm';
import type { OfficeId } from '../../domain/office.ts';
import type { Actor } from '../../domain/ports.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { officesOf } from '../queries/substitutions.ts';

/** Offices as they are held on the date of the act, or stood in for. `clock` and cases hold none. */
export async function actorOf(reader: Reader, id: string, date: DateString): Promise<Actor> {
  if (id === 'clock' || id.startsWith('case:'))
    return { account: id, offices: [], ownOffices: [], standsFor: {} };
  const rows = await reader.execute<{
    person: string | null;
    office: string | null;
    absent: string | null;
  }>(sql`
    select a.person, o.office, o.absent
    from account a left join lateral (${officesOf(sql`a.id`, sql`${date}::date`)}) o on true
    where a.id = ${id}
    order by o.office, o.absent`);
  const person = rows[0]?.person;
  const ownOffices: OfficeId[] = [];
  const standsFor: Record<OfficeId, string[]> = {};
  for (const { office, absent } of rows) {
    if (office === null) continue;
    if (absent === null) ownOffices.push(office);
    else (standsFor[office] ??= []).push(absent);
  }
  const offices = [...new Set([...ownOffices, ...Object.keys(standsFor)])];
  return { account: id, ...(person && { person }), offices, ownOffices, standsFor };
}
