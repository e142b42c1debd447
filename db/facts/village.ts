import { sql } from 'drizzle-orm';
import type { VillageFact } from '../../domain/first-secretary.ts';
import type { KnownVillage } from '../../domain/village.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

type Row = Record<string, unknown>;

export async function knownVillage(reader: Reader, code: string): Promise<KnownVillage | undefined> {
  const [row] = await reader.execute<Row & KnownVillage>(sql`
    select v.town, lower(w.period)::text as "askedSince"
    from village v left join village_wish w on w.village = v.code and upper_inf(w.period)
    where v.code = ${code}`);
  return row;
}

/** A village for which somebody of a posting is to be proposed. */
export async function villageFact(
  reader: Reader,
  code: string,
  on: DateString,
): Promise<VillageFact | undefined> {
  const [row] = await reader.execute<Row & VillageFact>(sql`
    select v.town,
      exists (select from village_wish w where w.village = v.code and w.period @> ${on}::date) as asks,
      exists (select from host_post h where h.village = v.code and h.status in ('proposed', 'held')) as taken
    from village v where v.code = ${code}`);
  return row;
}

/** The village of which somebody is first secretary by this posting, or is proposed to be. */
export async function secretaryOf(reader: Reader, posting: string): Promise<string | null> {
  const [row] = await reader.execute<Row & { village: string }>(sql`
    select h.village from host_post h
    where h.posting = ${posting} and h.village is not null and h.status in ('proposed', 'held') limit 1`);
  return row?.village ?? null;
}

/** The village that a successor takes over: the predecessor's last, if it still asks and nobody else is there or proposed. */
export async function inherited(
  reader: Reader,
  predecessor: string,
  on: DateString,
): Promise<string | undefined> {
  const [row] = await reader.execute<Row & { village: string }>(sql`
    select s.village from first_secretary s
    where s.posting = ${predecessor} and s.period = (
        select l.period from first_secretary l where l.posting = ${predecessor} order by l.period desc limit 1)
      and exists (select from village_wish w where w.village = s.village and w.period @> ${on}::date)
      and not exists (
        select from host_post h
        where h.village = s.village and h.status in ('proposed', 'held') and h.posting <> ${predecessor})`);
  return row?.village;
}
