import { sql } from 'drizzle-orm';
import type { CadreRecord } from '../../domain/cadre.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { containing } from './cadres.ts';
import { codes, optional } from './parts.ts';

/** Somebody of the supplying unit's tree, and what holds them. */
export interface Candidate {
  readonly record: CadreRecord;
  readonly unitName: string | null;
  /** The person's unit and all above it. */
  readonly unitLine: readonly string[];
  /** What wants them in the term that is to be filled: a posting, until the end of its term, or another nomination. */
  readonly claim: { readonly holder: string; readonly until: DateString | null } | null;
  /** Has offered to go, in this selection: for this seat or for any. */
  readonly volunteered: boolean;
  /** When they came back from their last posting. */
  readonly backSince: DateString | null;
}

interface Asked {
  readonly selection: string;
  readonly seat: string;
  readonly supplyingUnit: string;
  /** Units whose people may be read, each with all below it. */
  readonly scopes: readonly string[];
  readonly text?: string | undefined;
  /** The term for which somebody is wanted. */
  readonly from: DateString;
  readonly until: DateString;
}

/** Everybody who might be nominated: what the rules say to each is for the screening. */
export async function candidatesFor(
  reader: Reader,
  { selection, seat, supplyingUnit, scopes, text, from, until }: Asked,
): Promise<readonly Candidate[]> {
  return reader.execute<Candidate & Record<string, unknown>>(sql`
    select p.record, n.name as "unitName", u.line as "unitLine",
      (select json_build_object('holder', l.holder, 'until', o.term_end)
        from claim l left join posting o on o.id = l.holder
        where l.person = p.id and l.period && daterange(${from}::date, ${until}::date)
        order by lower(l.period) limit 1) as claim,
      exists (select from volunteer v
        where v.selection = ${selection} and v.person = p.id and coalesce(v.seat, ${seat}) = ${seat}) as volunteered,
      (select max(o.released_on)::text from posting o where o.person = p.id and o.status = 'returned') as "backSince"
    from cadre p
    join unit u on u.code = p.unit
    left join unit_name n on n.unit = p.unit and n.period @> business_date()
    where ${supplyingUnit} = any(u.line) and u.line && ${codes(scopes)}
      ${optional(text, (value) => sql`and ${containing(value)}`)}`);
}
