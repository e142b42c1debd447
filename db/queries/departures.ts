import { sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';
import { visible, type Reach } from './visible.ts';

/** Whose posting it is. */
export interface PostingPerson {
  readonly posting: string;
  readonly person: string;
  readonly personName: string;
}

/** Of these postings those that somebody may see, with the people. */
export async function visiblePostings(
  reader: Reader,
  reach: Reach,
  postings: readonly string[],
): Promise<ReadonlyMap<string, PostingPerson>> {
  const rows = await reader.execute<Record<string, unknown> & PostingPerson>(sql`
    select o.id as posting, o.person, p.name as "personName"
    from posting o join "case" c on c.id = o.id join cadre p on p.id = o.person
    where o.id = any(${codes(postings)}) and ${visible(reach)}`);
  return new Map(rows.map((row) => [row.posting, row]));
}

/** The county and its towns. */
export async function areasOf(reader: Reader, county: string): Promise<readonly string[]> {
  const rows = await reader.execute<Record<string, unknown> & { code: string }>(
    sql`select code from area where ${county} = any(line)`,
  );
  return rows.map(({ code }) => code);
}
