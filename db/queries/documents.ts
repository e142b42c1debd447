import { sql } from 'drizzle-orm';
import type { CadreRecord } from '../../domain/cadre.ts';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';

type Row = Record<string, unknown>;

export interface PersonOnRecord {
  readonly record: CadreRecord;
  /** The person's unit and all above it. */
  readonly line: readonly string[];
  readonly unitName: string | null;
}

/** The records of some people as they are today. */
export async function recordsOf(
  reader: Reader,
  persons: readonly string[],
): Promise<Readonly<Record<string, PersonOnRecord>>> {
  const rows = await reader.execute<Row & PersonOnRecord & { id: string }>(sql`
    select p.id, p.record, u.line, n.name as "unitName"
    from cadre p
    join unit u on u.code = p.unit
    left join unit_name n on n.unit = p.unit and n.period @> business_date()
    where p.id = any(${codes(persons)})`);
  return Object.fromEntries(rows.map(({ id, ...person }) => [id, person]));
}

export interface Names {
  /** Units and areas by their codes: 河溪镇. */
  readonly places: Readonly<Record<string, string>>;
  /** The same, an area with all above it: 汕头市潮阳区河溪镇. */
  readonly whole: Readonly<Record<string, string>>;
  readonly accounts: Readonly<Record<string, string>>;
}

export async function namesOf(
  reader: Reader,
  places: readonly string[],
  accounts: readonly string[],
): Promise<Names> {
  const rows = await reader.execute<{ code: string; name: string; whole: string | null }>(sql`
    select n.unit as code, n.name, n.name as whole from unit_name n
      where n.unit = any(${codes(places)}) and n.period @> business_date()
    union all
    select a.code, a.name, (select string_agg(l.name, '' order by array_position(a.line, l.code))
      from area l where l.code = any(a.line)) from area a where a.code = any(${codes(places)})`);
  const people = await reader.execute<{ id: string; name: string }>(sql`
    select id, name from account where id = any(${codes(accounts)})`);
  return {
    places: Object.fromEntries(rows.map(({ code, name }) => [code, name])),
    whole: Object.fromEntries(rows.map(({ code, name, whole }) => [code, whole ?? name])),
    accounts: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  };
}

/** Who holds these postings. */
export async function holdersOfPostings(
  reader: Reader,
  postings: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await reader.execute<{ id: string; name: string }>(sql`
    select o.id, p.name from posting o join cadre p on p.id = o.person where o.id = any(${codes(postings)})`);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
