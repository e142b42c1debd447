import { sql } from 'drizzle-orm';
import type { HandoverStatus } from '../../domain/posting-handover-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

export interface HandoverRow {
  readonly entry: string;
  readonly kind: string;
  readonly status: HandoverStatus;
  readonly title: string;
  readonly note: string | null;
  readonly listedBy: string;
  readonly listedByName: string | null;
  readonly listedOn: DateString;
}

/** The list of a handover, with its words: whoever may read the case reads it, since the town has to confirm it. */
export const handoverListOf = async (reader: Reader, posting: string): Promise<readonly HandoverRow[]> =>
  reader.execute<Record<string, unknown> & HandoverRow>(sql`
    select h.entry::text as entry, h.kind, h.status, t.body as title, n.body as note, h.listed_by as "listedBy",
      a.name as "listedByName", h.listed_on::text as "listedOn"
    from handover_entry h
    join text t on t.id = h.title
    left join text n on n.id = h.note
    left join account a on a.id = h.listed_by
    where h.posting = ${posting} order by h.entry`);
