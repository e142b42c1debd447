import type { Sql, TransactionSql } from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { agreement, type Agreement } from '../../rehearsal/agreement.ts';
import { defaults } from '../../rehearsal/options.ts';
import { page } from '../../rehearsal/page.ts';
import { rehearse, type RehearsalResult } from '../../rehearsal/run.ts';

const TOWNS = 3;
/** For a machine that may be busy with others. */
const LONG = 900_000;

describe('a year in which much goes wrong', () => {
  let result: RehearsalResult;
  let planted: Readonly<Record<string, Agreement>>;
  beforeAll(async () => {
    const rates = { illness: 0.6, lateness: 0.2, objection: 0.5, returned: 0.25, appeal: 0.3 };
    const options = { ...defaults, ...rates, towns: TOWNS, years: 1, seed: 7 };
    result = await rehearse(options, {
      async onEnd({ sql }) {
        planted = await withEachPlanted(sql);
      },
    });
  }, LONG);

  it('says the same in its cases, its tables and its reports, and would say where it did not', () => {
    expect(result.agreement).toMatchObject({ disagreements: 0, shown: [] });
    for (const [check, found] of Object.entries(planted)) {
      expect(found.disagreementsBy).toEqual({ [check]: 1 });
      expect(found.shown).toHaveLength(1);
    }
    expect(Object.keys(planted).toSorted()).toEqual(Object.keys(result.agreement.compared).toSorted());
  });

  it('has grades appealed against, and recalls that supervision proposed', () => {
    const { made, upheld, dismissed } = result.appeals;
    expect(made).toBeGreaterThan(0);
    expect(upheld + dismissed).toBe(made);
    const { all, agreed, rejected } = result.recallsProposed;
    expect(all).toBeGreaterThan(0);
    expect(agreed + rejected).toBeLessThanOrEqual(all);
    expect(page(result)).toContain('评估申诉 Appeals');
  });

  it('shows where people were, their leave and what spot checks found', () => {
    const { presenceDays, leave, spotChecks, findings } = result;
    for (const kind of ['onSite', 'trip', 'leave', 'rest']) expect(presenceDays[kind]).toBeGreaterThan(0);
    expect(leave.granted + leave.refused + leave.open).toBe(leave.asked);
    expect(leave.days).toBeGreaterThan(0);
    expect(findings.closed + findings.open).toBe(findings.made);
    expect(spotChecks).toBeGreaterThanOrEqual(findings.made);
    for (const line of [
      '在岗情况(人天) Days of all people',
      '请假 Leave',
      '抽查与问题 Spot checks and findings',
    ])
      expect(page(result)).toContain(line);
  });

  it('has departures, and somebody else in the seat afterwards', () => {
    const departures = Object.values(result.departuresByMonth).flatMap((month) => Object.values(month));
    expect(departures.length).toBeGreaterThan(0);
    // Five seats a town, and the heads of the counties that these towns lie in.
    expect(result.postings).toBeGreaterThan(TOWNS * 5 + (result.teams - TOWNS));
    expect(result.belowFloorTownDays).toBeGreaterThan(0);
  });

  it('tells the story of every time below the floor', () => {
    expect(result.unrecordedTownDays).toBe(0);
    expect(result.exceptions.length).toBeGreaterThan(0);
    for (const { since, until, floor, lowest, falls, told, explained, searches } of result.exceptions) {
      expect(lowest).toBeLessThan(floor);
      // A team that was never complete has been short since the day on which it should have been: it is said on the next.
      expect(falls[0]?.on).toBe(falls[0]?.left.length === 0 ? '2021-08-02' : since);
      expect(falls.every(({ left }) => left.every(({ because }) => because !== ''))).toBe(true);
      expect(told.map(({ office }) => office.split('/')[1])).toEqual(['headquarters', 'orgDepartment']);
      expect(explained.on === null || explained.reason !== null).toBe(true);
      expect(until === null || until > since).toBe(true);
      expect(searches.every(({ on, needBy }) => on < needBy)).toBe(true);
    }
    const ill = result.exceptions.flatMap(({ falls }) => falls.flatMap(({ left }) => left));
    expect(ill.map(({ because }) => because)).toContain('illness');
    expect(page(result)).toContain('因病 ill');
  });

  it('has its objections settled and its late work on record', () => {
    const { raised, upheld, dismissed } = result.objections;
    expect(raised).toBeGreaterThan(0);
    expect(upheld + dismissed).toBeGreaterThan(0);
    expect(result.deadlinesMissed).toBeGreaterThan(0);
    expect(result.brokenChains).toBe(0);
  });
});

/** One lie for each check, in the table or the paper that it reads. */
const lies: Readonly<Record<string, (sql: TransactionSql) => PromiseLike<unknown>>> = {
  stages: (sql) =>
    sql`update duty set status = 'missed' where id = (select min(id) from duty where status = 'fulfilled')`,
  workItems: (sql) =>
    sql`update work_item set status = 'dropped' where id = (select min(id) from work_item where status = 'done')`,
  workOfTeams: (sql) => sql`
    update "case" set state = jsonb_set(state, '{workItems}', '99') where id = (select min(id) from "case" where kind = 'team')`,
  fundSums: (sql) => sql`
    update fund_sum set planned = planned + 1 where (fund, source) = (select fund, source from fund_sum order by 1, 2 limit 1)`,
  grades: (sql) => sql`
    update evaluation_grade set grade = 'incompetent' where (case_id, subject) =
      (select case_id, subject from evaluation_grade where grade <> 'incompetent' order by 1, 2 limit 1)`,
  leaves: (sql) => sql`
    update leave_request set status = 'refused' where (case_id, key) =
      (select case_id, key from leave_request where status = 'granted' order by 1, 2 limit 1)`,
  presence: (sql) => sql`
    with gone as (
      delete from presence_day where (posting, day) = (select posting, day from presence_day where kind = 'onSite' order by 1, 2 limit 1)
      returning posting, day)
    update presence_sum s set on_site = s.on_site - 1 from gone
    where s.posting = gone.posting and s.month = date_trunc('month', gone.day)`,
  presenceSums: (sql) => sql`
    update presence_sum set trip = trip + 1 where (posting, month) = (select posting, month from presence_sum order by 1, 2 limit 1)`,
  reportedSeats: (sql) => figureOf(sql, '{areas,0,filled}'),
  reportedMeasures: (sql) => figureOf(sql, '{measures,0,value}'),
  reportedWork: (sql) => figureOf(sql, '{work,0,done}'),
  reportedFunds: (sql) => figureOf(sql, '{funds,0,used}'),
  reportedDuties: (sql) => figureOf(sql, '{duties,0,fulfilled}'),
  reportedFindings: (sql) => figureOf(sql, '{findings,made}'),
  reportedPresence: (sql) => figureOf(sql, '{people,0,absent}'),
};

const figureOf = (sql: TransactionSql, path: string) => sql`
  update report_version set figures = jsonb_set(figures, ${path}::text[], '9876') where (report, version) =
    (select report, version from report_version where submitted_on is not null and figures #> ${path}::text[] is not null
      order by 1, 2 limit 1)`;

/** What the check says to each lie, which is taken back each time. */
async function withEachPlanted(sql: Sql): Promise<Readonly<Record<string, Agreement>>> {
  const found: Record<string, Agreement> = {};
  const back = new Error('taken back');
  for (const [check, lie] of Object.entries(lies)) {
    const transaction = sql.begin(async (tx) => {
      await lie(tx);
      found[check] = await agreement(tx);
      throw back;
    });
    await expect(transaction).rejects.toBe(back);
  }
  return found;
}
