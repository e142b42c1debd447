import { sql } from 'drizzle-orm';
import type { CaseRef } from '../domain/case.ts';
import { chance, whole } from '../domain/chance.ts';
import type { DateString } from '../domain/time.ts';
import { deed, holderOf, textId } from './identities.ts';
import type { Deed, World } from './world.ts';

/** Working days after the notice on which somebody appeals, from the first to the last. */
const APPEALS = [1, 10] as const;

/** That whoever proposes the grades is harder on somebody than the record is. */
export const isMisjudged = ({ options }: Pick<World, 'options'>, evaluation: string, subject: string) =>
  chance(options.seed, evaluation, subject, 'misjudged') < options.appeal;

/** Appeals (申诉) of those who were graded worse than what is on record: to the grade that it leaves open. */
export interface Appeals {
  today(date: DateString): Promise<readonly Deed[]>;
  next(after: DateString): Promise<DateString | null>;
}

interface Notified extends Record<string, unknown> {
  readonly id: string;
  readonly programme: string;
  readonly policyVersion: number;
  readonly subject: string;
  readonly unit: string;
  readonly entries: readonly string[];
  readonly notifiedOn: DateString;
}

export function createAppeals(world: World): Appeals {
  const { calendar, db, options } = world;

  const waiting = async () => {
    const rows = await db.execute<Notified>(sql`
      select c.id, c.programme, c.policy_version as "policyVersion", g.subject, g.unit, g.entries,
        g.notified_on::text as "notifiedOn"
      from evaluation_grade g join "case" c on c.id = g.case_id
      where g.status = 'notified' and g.grade = 'basicallyCompetent' and g.appealed_on is null order by c.id, g.subject`);
    return rows
      .filter(({ id, subject }) => isMisjudged(world, id, subject))
      .map((row) => {
        const days = whole(...APPEALS, options.seed, row.id, row.subject, 'appeals');
        return { ...row, on: calendar.addWorkingDays(row.notifiedOn, days) };
      });
  };

  return {
    async today(date) {
      const found = (await waiting()).filter(({ on }) => on === date);
      return found.map(({ id, programme, policyVersion, subject, unit, entries }) => {
        const ref: CaseRef = { id, kind: 'evaluation', programme, policyVersion };
        const asked = { subject, grade: 'competent', entries, reason: textId('appeal') };
        // What came on record since may bar the grade by now.
        return deed(ref, 'appeal', holderOf(`${unit}/hr`), date, asked, { slip: ['grade-barred'] });
      });
    },
    async next(after) {
      const dates = (await waiting()).map(({ on }) => on).filter((on) => on > after);
      return dates.toSorted()[0] ?? null;
    },
  };
}
