import { sql } from 'drizzle-orm';
import type { DisqualifierKind, Evaluated, Grade } from '../../domain/evaluation-policy.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { listKind, type CaseFilter } from './lists.ts';
import { pageOf, type Page } from './page.ts';
import { codes, optional } from './parts.ts';
import { visible, type Reach } from './visible.ts';

type Row = Record<string, unknown>;

export interface EvaluationRow {
  readonly year: number;
  readonly of: Evaluated;
  readonly pool: string;
  readonly graded: number;
  readonly excellent: number;
}

export const listEvaluations = (
  reader: Reader,
  {
    year,
    of,
    ...filter
  }: Omit<CaseFilter, 'kind'> & { readonly year?: number | undefined; readonly of?: Evaluated | undefined },
  limit: number,
  after: readonly [id: string] | undefined,
) =>
  listKind<EvaluationRow>(
    reader,
    { ...filter, kind: 'evaluation' },
    {
      columns: sql`(c.state->>'year')::int as year, c.state->>'of' as of, c.state->>'pool' as pool,
        (select count(*)::int from evaluation_grade g where g.case_id = c.id and not g.ungraded) as graded,
        (select count(*)::int from evaluation_grade g where g.case_id = c.id and g.grade = 'excellent') as excellent`,
      joins: sql``,
      where: sql`${optional(year, (value) => sql`and (c.state->>'year')::int = ${value}`)}
        ${optional(of, (value) => sql`and c.state->>'of' = ${value}`)}`,
    },
    limit,
    after,
  );

export interface GradeRow {
  readonly evaluation: string;
  readonly year: number;
  readonly of: Evaluated;
  readonly pool: string;
  readonly subject: string;
  readonly person: string | null;
  readonly personName: string | null;
  readonly unit: string;
  readonly served: number;
  readonly ungraded: boolean;
  readonly halfYear: number | null;
  readonly yearEnd: number | null;
  readonly total: number | null;
  readonly grade: Grade | null;
  readonly status: 'marking' | 'proposed' | 'notified' | 'final';
  readonly because: readonly DisqualifierKind[];
  readonly entries: readonly string[];
  readonly notifiedOn: DateString | null;
  readonly appealedOn: DateString | null;
  /** Who appealed, while that is undecided: they may take it back. */
  readonly appealBy: string | null;
  readonly corrected: boolean;
}

const columns = sql`g.case_id as evaluation, g.year, g.of, g.pool, g.subject, g.person, p.name as "personName", g.unit, g.served,
  g.ungraded, g.half_year as "halfYear", g.year_end as "yearEnd", g.total, g.grade, g.status,
  coalesce(g.because, '[]') as because, coalesce(g.entries, '[]') as entries, g.notified_on::text as "notifiedOn",
  g.appealed_on::text as "appealedOn", g.corrected,
  case when c.state->'approvals'->('appeal:' || g.subject)->>'status' = 'open' then c.state->'appeals'->g.subject->>'by' end as "appealBy"`;

const from = sql`from evaluation_grade g join "case" c on c.id = g.case_id left join cadre p on p.id = g.person`;

/** Every subject of one pool. */
export const gradesOf = async (reader: Reader, evaluation: string): Promise<readonly GradeRow[]> =>
  reader.execute<Row & GradeRow>(sql`
    select ${columns} ${from} where g.case_id = ${evaluation} order by g.subject`);

/** Who asks for grades that were told; `own` is the person that the account belongs to. */
interface GradeReader {
  readonly reach: Reach;
  readonly own: string | null;
}

interface GradeFilter extends GradeReader {
  readonly year?: number | undefined;
  readonly of?: Evaluated | undefined;
  readonly person?: string | undefined;
  readonly unit?: string | undefined;
}

/** A unit reads those of its own, whatever pool they are in, and a person their own. */
const told = ({ reach, own }: GradeReader) => sql`g.status in ('notified', 'final') and (${visible(reach)}
  or g.unit in (select u.code from unit u where u.line && ${codes(reach.scopes)})
  or g.person = ${own})`;

/** One grade that was told. */
export async function toldGrade(
  reader: Reader,
  asking: GradeReader,
  evaluation: string,
  subject: string,
): Promise<GradeRow | undefined> {
  const [row] = await reader.execute<Row & GradeRow>(sql`
    select ${columns} ${from} where g.case_id = ${evaluation} and g.subject = ${subject} and ${told(asking)}`);
  return row;
}

/** Final and notified grades of units, teams and people. */
export async function listGrades(
  reader: Reader,
  { year, of, person, unit, ...asking }: GradeFilter,
  limit: number,
  after: readonly [string, string] | undefined,
): Promise<Page<GradeRow>> {
  const rows = await reader.execute<Row & GradeRow>(sql`
    select ${columns} ${from} where ${told(asking)}
      ${optional(year, (value) => sql`and g.year = ${value}`)}
      ${optional(of, (value) => sql`and g.of = ${value}`)}
      ${optional(person, (value) => sql`and g.person = ${value}`)}
      ${optional(unit, (value) => sql`and g.unit = ${value}`)}
      ${optional(after, ([id, subject]) => sql`and (g.case_id, g.subject) > (${id}, ${subject})`)}
    order by g.case_id, g.subject limit ${limit + 1}`);
  return pageOf(rows, limit, (row) => [row.evaluation, row.subject]);
}
