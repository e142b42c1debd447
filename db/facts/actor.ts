import { sql } from 'drizzle-orm';
import type { OfficeId } from '../../domain/office.ts';
import type { Actor } from '../../domain/ports.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { officesOf } from '../queries/substitutions.ts';

interface Row extends Record<string, unknown> {
  readonly person: string | null;
  readonly office: string | null;
  readonly absent: string | null;
  readonly absentPerson: string | null;
}

/** Offices as they are held on the date of the act, or stood in for. `clock` and cases hold none. */
export async function actorOf(reader: Reader, id: string, date: DateString): Promise<Actor> {
  if (id === 'clock' || id.startsWith('case:'))
    return { account: id, offices: [], ownOffices: [], standsFor: {} };
  const rows = await reader.execute<Row>(sql`
    select a.person, o.office, o.absent, o.absent_person as "absentPerson"
    from account a left join lateral (${officesOf(sql`a.id`, sql`${date}::date`)}) o on true
    where a.id = ${id}
    order by o.office, o.absent`);
  const person = rows[0]?.person;
  const ownOffices: OfficeId[] = [];
  const standsFor: Record<OfficeId, string[]> = {};
  const absentPersons: Record<string, string> = {};
  for (const { office, absent, absentPerson } of rows) {
    if (office === null) continue;
    if (absent === null) ownOffices.push(office);
    else (standsFor[office] ??= []).push(absent);
    if (absent !== null && absentPerson !== null) absentPersons[absent] = absentPerson;
  }
  const offices = [...new Set([...ownOffices, ...Object.keys(standsFor)])];
  return {
    ...{ account: id, offices, ownOffices, standsFor },
    ...(person && { person }),
    ...(Object.keys(absentPersons).length > 0 && { absentPersons }),
  };
}
