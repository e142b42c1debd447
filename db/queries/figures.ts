import { sql, type SQL } from 'drizzle-orm';
import type { FigureName } from '../../domain/figures.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { figureRows, type FigureDay } from './figure-rows.ts';
import { leads, nameOfGroup, unitName } from './groups.ts';
import { pageOf, type Page } from './page.ts';
import { optional } from './parts.ts';
import { reachedCases, type Reach } from './visible.ts';

type Row = Record<string, unknown>;

export type FigureGroup = 'all' | 'city' | 'county' | 'town' | 'unit';

/** How many rows of a group stand so, and the sum and the highest of their numbers. */
export interface FigureCount {
  readonly key: string | null;
  readonly name: string | null;
  readonly status: string;
  readonly count: number;
  readonly sum: number | null;
  readonly most: number | null;
}

export interface FigureRow {
  readonly id: string;
  readonly case: string | null;
  readonly area: string | null;
  readonly areaName: string | null;
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly status: string;
  readonly since: DateString | null;
  readonly value: number | null;
  readonly subject: string | null;
}

/** A row belongs to the unit that it names, or to the lead unit of its town on the day. */
const rowsOf = (figure: FigureName, day: FigureDay, reach: Reach): SQL => {
  const all = reach.everything;
  return sql`
    with ${leads(sql`${day.on}::date`)}${
      // Apart from the rows: whom a case is visible to costs so much by the planner's reckoning that beside it every plan is the same.
      all ? sql`` : sql`, reached (id) as materialized (${reachedCases(reach)})`
    }
    select r.id, r."case", r.area, coalesce(r.unit, lead.unit) as unit, r.status, r.since, r.value, r.subject, a.line
    from (${figureRows[figure](day, all ? undefined : sql`select id from reached`)}) r
    left join area a on a.code = r.area
    left join lead on lead.area = r.area
    ${
      // Joined: of so many cases that they do not fit in memory, a list would be read again for every row.
      all
        ? sql``
        : sql`left join reached on reached.id = r."case" where r."case" is null or reached.id is not null`
    }`;
};

const keys: Readonly<Record<FigureGroup, SQL>> = {
  all: sql`null::text`,
  city: sql`r.line[1]`,
  county: sql`r.line[2]`,
  town: sql`r.line[3]`,
  unit: sql`r.unit`,
};

export const countFigure = async (
  reader: Reader,
  figure: FigureName,
  by: FigureGroup,
  day: FigureDay,
  reach: Reach,
): Promise<readonly FigureCount[]> =>
  reader.execute<Row & FigureCount>(sql`
    select g.*, ${nameOfGroup(by, sql`${day.on}::date`)} as name
    from (
      select ${keys[by]} as key, r.status, count(*)::int as count, sum(r.value)::float8 as sum, max(r.value) as most
      from (${rowsOf(figure, day, reach)}) r group by 1, 2) g
    order by g.key nulls last, g.status`);

export interface FigureFilter {
  readonly status?: string | undefined;
  /** A town, a county or a city, with all that lies in it. */
  readonly within?: string | undefined;
  readonly unit?: string | undefined;
}

export async function listFigure(
  reader: Reader,
  figure: FigureName,
  day: FigureDay,
  { reach, status, within, unit }: FigureFilter & { readonly reach: Reach },
  limit: number,
  after: readonly [id: string] | undefined,
): Promise<Page<FigureRow>> {
  const rows = await reader.execute<Row & FigureRow>(sql`
    select r.id, r."case", r.area, a.name as "areaName", r.unit, ${unitName(sql`r.unit`, sql`${day.on}::date`)} as "unitName", r.status,
      r.since::text as since, r.value, r.subject
    from (${rowsOf(figure, day, reach)}) r left join area a on a.code = r.area
    where true
      ${optional(status, (value) => sql`and r.status = ${value}`)}
      ${optional(within, (value) => sql`and ${value} = any(r.line)`)}
      ${optional(unit, (value) => sql`and r.unit = ${value}`)}
      ${optional(after, ([id]) => sql`and r.id > ${id}`)}
    order by r.id limit ${limit + 1}`);
  return pageOf(rows, limit, ({ id }) => [id]);
}
