import { sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';

/** Somebody who holds an office today. */
export interface Holder {
  readonly office: string;
  readonly account: string;
  readonly name: string;
  /** Who stands in for them while they are absent. */
  readonly substitute: { readonly account: string; readonly name: string } | null;
}

export const holdersToday = async (reader: Reader, offices: readonly string[]): Promise<readonly Holder[]> =>
  reader.execute<Record<string, unknown> & Holder>(sql`
    select h.office, a.id as account, a.name,
      case when b.id is not null then json_build_object('account', b.id, 'name', b.name) end as substitute
    from holding h
    join account a on a.id = h.account
    left join substitution s on s.account = h.account and s.period @> business_date()
      and (s.offices is null or h.office = any(s.offices))
    left join account b on b.id = s.substitute
    where h.office = any(${codes(offices)}) and h.period @> business_date()
    order by h.office, a.id`);

/** Names of the accounts that acted in a case, or were named in an approval of it. */
export async function accountsOfCase(reader: Reader, id: string): Promise<Readonly<Record<string, string>>> {
  const rows = await reader.execute<{ id: string; name: string }>(sql`
    select a.id, a.name from account a where a.id in (
      select unnest(array[e.actor, e.data->>'to', e.data->>'account', e.data->>'owner', e.data->>'for'])
      from event e where e.case_id = ${id}
      union all
      select jsonb_array_elements_text(e.data->'accounts') from event e
      where e.case_id = ${id} and jsonb_typeof(e.data->'accounts') = 'array')`);
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
