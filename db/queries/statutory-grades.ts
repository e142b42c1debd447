import { sql } from 'drizzle-orm';
import type { Grade } from '../../domain/cadre.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';

interface CurrentGrade {
  readonly person: string;
  readonly year: number;
  readonly version: number;
  readonly grade: Grade;
}

/** What stands for each year: the last one that was recorded. */
export const currentGrades = async (
  reader: Reader,
  persons: readonly string[],
): Promise<readonly CurrentGrade[]> =>
  reader.execute<Record<string, unknown> & CurrentGrade>(sql`
    select distinct on (person, year) person, year, version, grade from statutory_grade
    where person = any(${codes(persons)}) order by person, year, version desc`);

export function gradesByPerson(
  current: readonly CurrentGrade[],
): Readonly<Record<string, Readonly<Record<string, Grade>>>> {
  const found: Record<string, Record<string, Grade>> = {};
  for (const { person, year, grade } of current) (found[person] ??= {})[year] = grade;
  return found;
}

export interface GradeVersion {
  readonly year: number;
  readonly version: number;
  readonly grade: Grade;
  readonly document: string;
  readonly on: DateString;
  readonly reason: string | null;
  readonly event: string;
  readonly recordedBy: string;
  readonly recordedOn: DateString;
  /** Of its year the last one: it stands. */
  readonly stands: boolean;
}

/** Every grade that was recorded of somebody, corrected ones with them. */
export const gradeVersions = async (reader: Reader, person: string): Promise<readonly GradeVersion[]> =>
  reader.execute<Record<string, unknown> & GradeVersion>(sql`
    select g.year, g.version, g.grade, g.document, g."on"::text as "on",
      (select body from text where id = g.reason) as reason, g.case_id || '#' || g.sequence as event,
      g.recorded_by as "recordedBy", g.recorded_on::text as "recordedOn",
      g.version = max(g.version) over (partition by g.year) as stands
    from statutory_grade g where g.person = ${person} order by g.year, g.version`);
