import { sql } from 'drizzle-orm';
import type { CaseKind } from '../../domain/case.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { codes, optional } from './parts.ts';
import { NEVER, pageOf, type Page } from './page.ts';

export interface InboxTask {
  readonly case: string;
  readonly kind: CaseKind;
  readonly stage: string;
  readonly town: string | null;
  readonly townName: string | null;
  readonly key: string;
  readonly office: string;
  readonly act: string;
  readonly subject: string;
  /** Name of the person it is about, where it is about one. */
  readonly personName: string | null;
  readonly due: DateString | null;
  readonly overdue: boolean;
  readonly openedOn: DateString;
  /** Asked by name. */
  readonly account: string | null;
  /** Absent holders whose task it is, where it is not one's own. */
  readonly standsFor: readonly string[];
  /** The last day on which somebody who waits for it said so. */
  readonly urgedOn: DateString | null;
}

export interface InboxFilter {
  readonly account: string;
  /** Offices held, each by whom: the account itself, or an absent holder for whom it stands in. */
  readonly offices: readonly { readonly office: string; readonly holder: string }[];
  readonly act?: string | undefined;
  readonly case?: string | undefined;
  readonly office?: string | undefined;
}

/** What waits for somebody, by name or as a holder of offices, the most urgent first. */
export async function inbox(
  reader: Reader,
  { account, offices, act, case: caseId, office }: InboxFilter,
  limit: number,
  after: readonly [due: string, caseId: string, key: string] | undefined,
): Promise<Page<InboxTask>> {
  const rows = await reader.execute<Record<string, unknown> & InboxTask>(sql`
    select t.case_id as "case", c.kind, c.stage, c.town, a.name as "townName", t.key, t.office, t.act, t.subject,
      p.name as "personName", t.due::text as due, coalesce(t.due < business_date(), false) as overdue,
      t.opened_on::text as "openedOn",
      t.account, t.urged_on::text as "urgedOn",
      case when t.account is null and not ${account} = any(asked.holders) then asked.holders else '{}' end as "standsFor"
    from task t
    -- Who has signed is not asked again, nor whoever stands in for them; in a meeting nobody is represented.
    cross join lateral (
      select array_agg(o.holder order by o.holder) as holders
      from unnest(${codes(offices.map((held) => held.office))}, ${codes(offices.map(({ holder }) => holder))}) as o(office, holder)
      where o.office = t.office and not o.holder = any(coalesce(t.not_for, '{}'))
        and not ${account} = any(coalesce(t.barred, '{}'))
        and (o.holder = ${account} or t.act not in ('minute', 'confirmMinutes'))) asked
    join "case" c on c.id = t.case_id
    left join area a on a.code = c.town
    left join cadre p on p.id in (split_part(t.subject, ':', 1), split_part(t.subject, ':', 2))
    where (t.account = ${account}
        or (t.account is null and t.office = any(${codes(offices.map((held) => held.office))}) and asked.holders is not null))
      ${optional(act, (value) => sql`and t.act = ${value}`)}
      ${optional(caseId, (value) => sql`and t.case_id = ${value}`)}
      ${optional(office, (value) => sql`and t.office = ${value}`)}
      ${optional(after, ([due, id, key]) => sql`and (coalesce(t.due, ${NEVER}), t.case_id, t.key) > (${due}::date, ${id}, ${key})`)}
    order by coalesce(t.due, ${NEVER}), t.case_id, t.key
    limit ${limit + 1}`);
  return pageOf(rows, limit, (row) => [row.due ?? NEVER, row.case, row.key]);
}
