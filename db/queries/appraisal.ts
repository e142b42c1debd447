import { sql } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

export interface AppraisalRow {
  readonly opinionOn: DateString;
  readonly opinionDocument: string | null;
  readonly appraisedOn: DateString | null;
  readonly appraisedBy: string | null;
  readonly document: string | null;
  /** What is said of the person: null for whoever may not read it. */
  readonly opinion: string | null;
  readonly grade: string | null;
  readonly comment: string | null;
}

/** 期满鉴定 of a posting, as far as it has come. */
export async function appraisalOf(
  reader: Reader,
  posting: string,
  { texts }: { readonly texts: boolean },
): Promise<AppraisalRow | null> {
  const said = texts
    ? sql`o.body as opinion, g.body as grade, c.body as comment`
    : sql`null as opinion, null as grade, null as comment`;
  const [row] = await reader.execute<Record<string, unknown> & AppraisalRow>(sql`
    select p.opinion_on::text as "opinionOn", p.opinion_document as "opinionDocument",
      p.appraised_on::text as "appraisedOn", p.appraised_by as "appraisedBy", p.document, ${said}
    from appraisal p
    left join text o on o.id = p.opinion
    left join text g on g.id = p.grade
    left join text c on c.id = p.comment
    where p.posting = ${posting}`);
  return row ?? null;
}
