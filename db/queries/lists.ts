import { sql, type SQL } from 'drizzle-orm';
import type { CaseKind } from '../../domain/case.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { caseColumns, caseJoins, type CaseRow } from './cases.ts';
import { NEVER, pageOf, type Page } from './page.ts';
import { optional } from './parts.ts';
import { visible, type Reach } from './visible.ts';

type Row = Record<string, unknown>;

export interface CaseFilter {
  readonly reach: Reach;
  readonly id?: string | undefined;
  readonly kind?: CaseKind | undefined;
  readonly stage?: string | undefined;
  readonly town?: string | undefined;
  readonly unit?: string | undefined;
  readonly dueBy?: DateString | undefined;
  readonly open?: boolean | undefined;
}

const conditions = ({ reach, id, kind, stage, town, unit, dueBy, open }: CaseFilter): SQL => sql`
  ${visible(reach)}
  ${optional(id, (value) => sql`and c.id = ${value}`)}
  ${optional(kind, (value) => sql`and c.kind = ${value}`)}
  ${optional(stage, (value) => sql`and c.stage = ${value}`)}
  ${optional(town, (value) => sql`and c.town = ${value}`)}
  ${optional(unit, (value) => sql`and c.unit = ${value}`)}
  ${optional(dueBy, (value) => sql`and c.due <= ${value}::date and c.ended_on is null`)}
  ${optional(open, (value) => (value ? sql`and c.ended_on is null` : sql`and c.ended_on is not null`))}`;

/** Cases, those that are due first first. */
export async function listCases(
  reader: Reader,
  filter: CaseFilter,
  limit: number,
  after: readonly [due: string, id: string] | undefined,
): Promise<Page<CaseRow>> {
  const rows = await reader.execute<Row & CaseRow>(sql`
    select ${caseColumns} from "case" c ${caseJoins}
    where ${conditions(filter)}
      ${optional(after, ([due, id]) => sql`and (coalesce(c.due, ${NEVER}), c.id) > (${due}::date, ${id})`)}
    order by coalesce(c.due, ${NEVER}), c.id limit ${limit + 1}`);
  return pageOf(rows, limit, ({ due, id }) => [due ?? NEVER, id]);
}

/** Cases of one kind with what that kind's list shows beside: `columns` of `joins`, by id. */
export async function listKind<T>(
  reader: Reader,
  filter: CaseFilter & { readonly kind: CaseKind },
  { columns, joins, where = sql`` }: { columns: SQL; joins: SQL; where?: SQL },
  limit: number,
  after: readonly [id: string] | undefined,
): Promise<Page<CaseRow & T>> {
  const rows = await reader.execute<Row>(sql`
    select ${caseColumns}, ${columns} from "case" c ${caseJoins} ${joins}
    where c.version > 0 and ${conditions(filter)} ${where}
      ${optional(after, ([id]) => sql`and c.id > ${id}`)}
    order by c.id limit ${limit + 1}`);
  return pageOf(rows as unknown as readonly (CaseRow & T)[], limit, ({ id }) => [id]);
}
