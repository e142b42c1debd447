import { sql } from 'drizzle-orm';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { pageOf, type Page } from './page.ts';
import { optional } from './parts.ts';
import { visible, type Reach } from './visible.ts';

export interface WaiverRow {
  readonly case: string;
  readonly subject: string;
  readonly personName: string | null;
  readonly rule: string;
  readonly status: 'asked' | 'approved' | 'refused' | 'withdrawn';
  readonly askedOn: DateString;
  readonly settledOn: DateString | null;
  /** The last day on which it holds. */
  readonly validUntil: DateString | null;
}

export async function listWaivers(
  reader: Reader,
  {
    reach,
    case: id,
    status,
  }: { readonly reach: Reach; readonly case?: string | undefined; readonly status?: string | undefined },
  limit: number,
  after: readonly [caseId: string, subject: string, rule: string] | undefined,
): Promise<Page<WaiverRow>> {
  const rows = await reader.execute<Record<string, unknown> & WaiverRow>(sql`
    select w.case_id as "case", w.subject, p.name as "personName", w.rule, w.status, w.asked_on::text as "askedOn",
      w.settled_on::text as "settledOn", w.valid_until::text as "validUntil"
    from waiver w join "case" c on c.id = w.case_id left join cadre p on p.id = w.subject
    where ${visible(reach)}
      ${optional(id, (value) => sql`and w.case_id = ${value}`)}
      ${optional(status, (value) => sql`and w.status = ${value}`)}
      ${optional(after, ([a, b, d]) => sql`and (w.case_id, w.subject, w.rule) > (${a}, ${b}, ${d})`)}
    order by w.case_id, w.subject, w.rule limit ${limit + 1}`);
  return pageOf(rows, limit, (row) => [row.case, row.subject, row.rule]);
}
