import { sql } from 'drizzle-orm';
import type { Change } from '../../domain/change.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

export interface ChangeRow {
  readonly id: string;
  readonly kind: Change['kind'];
  readonly what: Change;
  readonly from: DateString;
  readonly document: string;
  readonly status: 'pending' | 'made' | 'withdrawn' | 'lapsed';
  readonly refusal: string | null;
  readonly orderedBy: string;
  readonly orderedByName: string | null;
  readonly orderedOn: DateString;
  readonly settledOn: DateString | null;
}

/** Changes of units, towns and seats, the latest first. */
export const listChanges = async (reader: Reader, programme: string): Promise<readonly ChangeRow[]> =>
  reader.execute<Record<string, unknown> & ChangeRow>(sql`
    select c.id, c.kind, c.what, c."from"::text as "from", c.document, c.status, c.refusal, c.ordered_by as "orderedBy",
      a.name as "orderedByName", c.ordered_on::text as "orderedOn", c.settled_on::text as "settledOn"
    from reference_change c left join account a on a.id = c.ordered_by
    where c.programme = ${programme}
    order by c."from" desc, c.ordered_on desc, c.id`);
