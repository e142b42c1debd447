import { sql } from 'drizzle-orm';
import type { OfficeRole } from '../../domain/office.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

export interface HeldOffice {
  readonly office: string;
  readonly scope: string;
  readonly role: OfficeRole;
  /** Held in the municipality itself, the root of all units. */
  readonly municipal: boolean;
}

export interface AccountView {
  readonly account: string;
  readonly name: string;
  /** The cadre that the account belongs to. */
  readonly person: string | null;
  readonly offices: readonly HeldOffice[];
  /** The business date. */
  readonly today: DateString;
}

/** An account with the offices it holds today. */
export async function findAccount(reader: Reader, id: string): Promise<AccountView | undefined> {
  const [row] = await reader.execute<Record<string, unknown> & AccountView>(sql`
    select a.id as account, a.name, a.person, business_date()::text as today,
      coalesce((
        select json_agg(json_build_object(
          'office', h.office,
          'scope', split_part(h.office, '/', 1),
          'role', split_part(h.office, '/', 2),
          'municipal', exists (select from unit u where u.code = split_part(h.office, '/', 1) and u.parent is null)
        ) order by h.office)
        from holding h where h.account = a.id and h.period @> business_date()
      ), '[]') as offices
    from account a where a.id = ${id}`);
  return row;
}

export interface Identity {
  readonly account: string;
  readonly name: string;
  readonly office: string;
  readonly role: OfficeRole;
  readonly scope: string;
  readonly scopeName: string;
}

/** Everybody who holds an office today, one row an office. */
export async function officeHolders(reader: Reader): Promise<readonly Identity[]> {
  return reader.execute<Record<string, unknown> & Identity>(sql`
    select a.id as account, a.name, h.office, split_part(h.office, '/', 1) as scope,
      split_part(h.office, '/', 2) as role,
      coalesce(n.name, r.name, split_part(h.office, '/', 1)) as "scopeName"
    from holding h
    join account a on a.id = h.account
    left join unit_name n on n.unit = split_part(h.office, '/', 1) and n.period @> business_date()
    left join area r on r.code = split_part(h.office, '/', 1)
    where h.period @> business_date()
    order by h.office, a.id`);
}
