import { sql } from 'drizzle-orm';
import type { CaseKind } from '../../domain/case.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { optional, codes } from './parts.ts';
import { pageOf, type Page } from './page.ts';

/** An approval that was shown to somebody (抄送). */
export interface CopyRow {
  readonly case: string;
  readonly kind: CaseKind;
  readonly townName: string | null;
  readonly approval: string;
  /** Name of the person it is about, where it is about one. */
  readonly personName: string | null;
  /** The account or the office that got it. */
  readonly recipient: string;
  readonly by: string;
  readonly byName: string | null;
  readonly date: DateString;
}

/** Copies for an account or for offices, the latest first. */
export async function copiesFor(
  reader: Reader,
  recipients: readonly string[],
  limit: number,
  after: readonly [date: string, caseId: string, place: string] | undefined,
): Promise<Page<CopyRow>> {
  const rows = await reader.execute<Record<string, unknown> & CopyRow & { place: string }>(sql`
    select y.case_id as "case", c.kind, a.name as "townName", y.approval, p.name as "personName", y.recipient,
      y.by, b.name as "byName", y.date::text as date, y.sequence || ' ' || y.recipient as place
    from copy y
    join "case" c on c.id = y.case_id
    left join area a on a.code = c.town
    left join cadre p on p.id in (split_part(y.approval, ':', 1), split_part(y.approval, ':', 2))
    left join account b on b.id = y.by
    where y.recipient = any(${codes(recipients)})
      ${optional(after, ([date, id, place]) => sql`and (y.date, y.case_id, y.sequence || ' ' || y.recipient) < (${date}::date, ${id}, ${place})`)}
    order by y.date desc, y.case_id desc, place desc
    limit ${limit + 1}`);
  const { items, next } = pageOf(rows, limit, (row) => [row.date, row.case, row.place]);
  return { items: items.map(({ place: _, ...row }) => row), next };
}
