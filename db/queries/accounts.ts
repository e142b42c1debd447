import { sql } from 'drizzle-orm';
import type { OfficeRole } from '../../domain/office.ts';
import type { SeatRole } from '../../domain/policy.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { officesOf } from './substitutions.ts';

export interface HeldOffice {
  readonly office: string;
  readonly scope: string;
  readonly role: OfficeRole;
  /** Held in the municipality itself, the root of all units. */
  readonly municipal: boolean;
  /** Held in their own right, not only for somebody who is absent. */
  readonly own: boolean;
  /** Absent holders for whom the account stands in there. */
  readonly standsFor: readonly { readonly account: string; readonly name: string }[];
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

/** An account with the offices it holds today, or stands in for. */
export async function findAccount(reader: Reader, id: string): Promise<AccountView | undefined> {
  const [row] = await reader.execute<Record<string, unknown> & AccountView>(sql`
    select a.id as account, a.name, a.person, business_date()::text as today,
      coalesce((
        select json_agg(json_build_object(
          'office', o.office,
          'scope', split_part(o.office, '/', 1),
          'role', split_part(o.office, '/', 2),
          'municipal', exists (select from unit u where u.code = split_part(o.office, '/', 1) and u.parent is null),
          'own', o.own,
          'standsFor', o.stands_for
        ) order by o.office)
        from (
          select h.office, bool_or(h.absent is null) as own,
            coalesce(json_agg(json_build_object('account', b.id, 'name', b.name) order by b.id)
              filter (where b.id is not null), '[]') as stands_for
          from (${officesOf(sql`a.id`, sql`business_date()`)}) h left join account b on b.id = h.absent
          group by h.office
        ) o
      ), '[]') as offices
    from account a where a.id = ${id}`);
  return row;
}

export interface OwnPosting {
  readonly posting: string;
  readonly area: string;
  readonly role: SeatRole;
  readonly from: DateString;
  /** The first day on which they were no longer on site. */
  readonly to: DateString | null;
}

/** Where somebody is or was on site, the last team first. */
export const postingsOf = async (reader: Reader, person: string): Promise<readonly OwnPosting[]> =>
  reader.execute<Record<string, unknown> & OwnPosting>(sql`
    select s.posting, s.area, c.state->>'role' as role, lower(s.period)::text as "from", upper(s.period)::text as "to"
    from presence s join "case" c on c.id = s.posting
    where s.person = ${person} and not isempty(s.period) order by lower(s.period) desc`);

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
