import { sql } from 'drizzle-orm';
import type { Policy } from '../../domain/policy.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { pageOf, type Page } from './page.ts';
import { optional } from './parts.ts';

type Row = Record<string, unknown>;

export interface ProgrammeRow {
  readonly id: string;
  readonly policyVersion: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly source: string;
  /** Null while it has not been launched. */
  readonly stage: string | null;
  readonly teams: number;
  readonly formed: number;
  readonly openCases: number;
}

const programmes = sql`
  select p.id, p.policy_version as "policyVersion", d.document->'name' as name, d.document->>'source' as source,
    c.stage, coalesce((c.state->>'teams')::int, 0) as teams, coalesce((c.state->>'formed')::int, 0) as formed,
    (select count(*)::int from "case" o where o.programme = p.id and o.ended_on is null) as "openCases"
  from programme p
  join policy d on d.id = p.id and d.version = p.policy_version
  left join "case" c on c.id = 'programme/' || p.id`;

export const listProgrammes = async (reader: Reader): Promise<readonly ProgrammeRow[]> =>
  reader.execute<Row & ProgrammeRow>(sql`${programmes} order by p.id`);

export interface WholeProgramme extends ProgrammeRow {
  readonly policy: Policy;
}

export async function findProgrammeDetail(reader: Reader, id: string): Promise<WholeProgramme | undefined> {
  const [row] = await reader.execute<Row & ProgrammeRow>(sql`${programmes} where p.id = ${id}`);
  if (!row) return undefined;
  const [found] = await reader.execute<Row & { policy: Policy }>(sql`
    select document as policy from policy where id = ${id} and version = ${row.policyVersion}`);
  return found && { ...row, policy: found.policy };
}

export interface UnitRow {
  readonly code: string;
  readonly parent: string | null;
  readonly kind: string;
  readonly name: string | null;
}

export async function listUnits(
  reader: Reader,
  { parent, kind }: { readonly parent?: string | undefined; readonly kind?: string | undefined },
  limit: number,
  after: readonly [string] | undefined,
): Promise<Page<UnitRow>> {
  const rows = await reader.execute<Row & UnitRow>(sql`
    select u.code, u.parent, u.kind, n.name
    from unit u left join unit_name n on n.unit = u.code and n.period @> business_date()
    where true
      ${optional(parent, (value) => sql`and u.parent = ${value}`)}
      ${optional(kind, (value) => sql`and u.kind = ${value}`)}
      ${optional(after, ([code]) => sql`and u.code > ${code}`)}
    order by u.code limit ${limit + 1}`);
  return pageOf(rows, limit, ({ code }) => [code]);
}

interface Dated {
  readonly from: DateString | null;
  readonly until: DateString | null;
}

export interface WholeUnit extends UnitRow {
  readonly line: readonly string[];
  readonly names: readonly (Dated & { readonly name: string })[];
  readonly children: readonly { readonly code: string; readonly name: string | null }[];
  /** The unit that it has been merged into, and since when. */
  readonly mergedInto: string | null;
  readonly mergedOn: DateString | null;
  /** Its offices that somebody holds today, and what is before each. */
  readonly offices: readonly {
    readonly office: string;
    readonly accounts: number;
    readonly tasks: number;
  }[];
  /** The areas that it helps or has helped. */
  readonly areas: readonly (Dated & {
    readonly area: string;
    readonly areaName: string;
    readonly kind: string;
    readonly role: 'lead' | 'member';
  })[];
}

export async function findUnit(reader: Reader, code: string): Promise<WholeUnit | undefined> {
  const [row] = await reader.execute<Row & WholeUnit>(sql`
    select u.code, u.parent, u.kind, u.line,
      (select name from unit_name n where n.unit = u.code and n.period @> business_date()) as name,
      u.merged_into as "mergedInto", u.merged_on::text as "mergedOn",
      coalesce((select json_agg(json_build_object('office', o.office, 'accounts', o.accounts, 'tasks', o.tasks)
        order by o.office)
        from (
          select h.office, count(distinct h.account)::int as accounts,
            (select count(*)::int from task k where k.office = h.office) as tasks
          from holding h where split_part(h.office, '/', 1) = u.code and h.period @> business_date()
          group by h.office) o), '[]') as offices,
      coalesce((select json_agg(json_build_object('name', n.name, 'from', lower(n.period), 'until', upper(n.period))
        order by n.period) from unit_name n where n.unit = u.code), '[]') as names,
      coalesce((select json_agg(json_build_object('code', k.code, 'name', n.name) order by k.code)
        from unit k left join unit_name n on n.unit = k.code and n.period @> business_date()
        where k.parent = u.code), '[]') as children,
      coalesce((select json_agg(json_build_object('area', a.code, 'areaName', a.name, 'kind', a.kind, 'role', p.role,
        'from', lower(p.period), 'until', upper(p.period)) order by a.code, p.period)
        from pairing p join area a on a.code = p.area where p.unit = u.code), '[]') as areas
    from unit u where u.code = ${code}`);
  return row;
}
