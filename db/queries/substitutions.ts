import { eq, sql, type SQL } from 'drizzle-orm';
import type { Substitution } from '../../domain/substitution.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { substitution as table } from '../schema.ts';
import { optional } from './parts.ts';

/**
 * Offices before which an account stands on a day, as rows (office, absent, absent_person): `absent` is null for one held in their own
 * right, and the holder for whom they stand in otherwise. Who stands in for somebody does not get the offices for which
 * that one stands in.
 */
export const officesOf = (account: SQL, date: SQL): SQL => sql`
  select h.office, null::text as absent, null::text as absent_person from holding h where h.account = ${account} and h.period @> ${date}
  union all
  select h.office, s.account, b.person from substitution s
  join account b on b.id = s.account
  join holding h on h.account = s.account and h.period @> ${date}
  where s.substitute = ${account} and s.period @> ${date} and (s.offices is null or h.office = any(s.offices))`;

export async function findSubstitution(reader: Reader, id: string): Promise<Substitution | undefined> {
  const [row] = await reader
    .select({
      ...{ id: table.id, account: table.account, substitute: table.substitute, offices: table.offices },
      from: sql<DateString>`lower(${table.period})::text`,
      until: sql<DateString>`upper(${table.period})::text`,
    })
    .from(table)
    .where(eq(table.id, id));
  if (!row) return undefined;
  const { offices, ...rest } = row;
  return { ...rest, ...(offices && { offices }) };
}

export interface SubstitutionRow {
  readonly id: string;
  readonly account: string;
  readonly accountName: string;
  readonly substitute: string;
  readonly substituteName: string;
  readonly from: DateString;
  readonly until: DateString;
  /** Null: every office that the account holds. */
  readonly offices: readonly string[] | null;
  readonly document: string | null;
}

/** Those that hold or will, the earliest first; of an account, where one is given: as the absent or as the substitute. */
export const substitutions = async (
  reader: Reader,
  account: string | undefined,
): Promise<readonly SubstitutionRow[]> =>
  reader.execute<Record<string, unknown> & SubstitutionRow>(sql`
    select s.id, s.account, a.name as "accountName", s.substitute, b.name as "substituteName",
      lower(s.period)::text as "from", upper(s.period)::text as until, s.offices, s.document
    from substitution s
    join account a on a.id = s.account
    join account b on b.id = s.substitute
    where upper(s.period) > business_date()
      ${optional(account, (id) => sql`and ${id} in (s.account, s.substitute)`)}
    order by lower(s.period), s.id`);
