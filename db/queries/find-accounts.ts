import { sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { containing } from './cadres.ts';
import { pageOf, type Page } from './page.ts';
import { optional } from './parts.ts';

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  /** Held today in their own right. */
  readonly offices: readonly string[];
}

export interface AccountFilter {
  /** Part of the name or of the id. */
  readonly text?: string | undefined;
  readonly office?: string | undefined;
}

/** Accounts to choose from, by id. */
export async function findAccounts(
  reader: Reader,
  { text, office }: AccountFilter,
  limit: number,
  after: readonly [string] | undefined,
): Promise<Page<AccountRow>> {
  const rows = await reader.execute<Record<string, unknown> & AccountRow>(sql`
    select p.id, p.name, coalesce(array_agg(h.office order by h.office) filter (where h.office is not null), '{}') as offices
    from account p
    left join holding h on h.account = p.id and h.period @> business_date()
    where true
      ${optional(text, (value) => sql`and ${containing(value)}`)}
      ${optional(office, (value) => sql`and p.id in (select o.account from holding o where o.office = ${value} and o.period @> business_date())`)}
      ${optional(after, ([id]) => sql`and p.id > ${id}`)}
    group by p.id order by p.id limit ${limit + 1}`);
  return pageOf(rows, limit, ({ id }) => [id]);
}
