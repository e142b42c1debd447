import type { Sql, TransactionSql } from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { agreement, type Agreement } from '../../rehearsal/agreement.ts';
import { defaults, readOptions } from '../../rehearsal/options.ts';
import { page } from '../../rehearsal/page.ts';
import { rehearse, type RehearsalResult } from '../../rehearsal/run.ts';
import { faultsOf } from '../../rehearsal/verdict.ts';

const TOWNS = 3;
/** At moments drawn from the seed. */
const KILLS = 3;
/** Five seats a town, and the heads of the counties that these towns lie in. */
const seatsOf = (result: RehearsalResult): number => TOWNS * 5 + (result.teams - TOWNS);
/** Two rehearsals in one hook, on a machine that may be busy with others. */
const LONG = 900_000;

describe('three towns through their first relief, nobody ill', () => {
  const options = { ...defaults, towns: TOWNS, illness: 0 };
  let first: RehearsalResult;
  let killed: RehearsalResult;

  beforeAll(async () => {
    // Side by side, each on services of its own: a worker that was killed is waited for, most of the time.
    [first, killed] = await Promise.all([
      rehearse(options),
      rehearse({ ...options, kills: KILLS, backwards: true }),
    ]);
  }, LONG);

  it('keeps every town at its floor on every day', () => {
    expect(first).toMatchObject({ towns: TOWNS, uncoveredTownDays: 0, belowFloorTownDays: 0 });
    expect(first.lowestStrength?.strength).toBe(5);
    expect(first.months[0]).toEqual({ month: '2021-08', mean: 5, lowest: 5 });
  });

  it('forms every team and relieves every seat by plan', () => {
    expect(first.teamsFormed).toBe(first.teams);
    expect(first.reliefs).toBe(seatsOf(first));
    expect(first.handovers).toBe(seatsOf(first));
    // One plan, approved, and nobody ill: it is never drawn up again. Its months lie around the end of the three years.
    expect(first).toMatchObject({ plansInForce: 1 });
    const months = Object.keys(first.departuresByMonth);
    expect(months.length).toBeGreaterThanOrEqual(3);
    for (const month of months) {
      expect(month >= '2024-02' && month <= '2025-03').toBe(true);
      expect(Object.keys(first.departuresByMonth[month] ?? {})).toEqual(['relieved']);
    }
  });

  it('brings every report of the years 2021 to 2024 to all that receive it', () => {
    expect(first.reports).toBeGreaterThan(0);
    expect(first.reports % 4).toBe(0);
    expect(first.reportsReceived).toBe(first.reports);
  });

  it('has every duty of its years done, late, waived, missed or still in time', () => {
    const { all, open, confirming, fulfilled, waived, missed, dropped, late, toldLate } = first.duties;
    expect(all).toBeGreaterThan(100);
    expect(open + confirming + fulfilled + waived + missed + dropped).toBe(all);
    expect(fulfilled).toBeGreaterThan(0.8 * all);
    expect(late).toBeGreaterThan(0);
    expect(toldLate).toBeGreaterThanOrEqual(late);
    expect(first.deadlinesMissedBy).toHaveProperty(['duty:partyGroupMeeting']);
  });

  it('has items of work and funds in every town and year, and says how they went', () => {
    // Planned in September 2021, and in February of each year from 2022 on.
    const { all, done, dropped, open, confirming, told } = first.work;
    expect(all).toBeGreaterThanOrEqual(2 * 4 * TOWNS);
    expect(done + dropped + open + confirming).toBe(all);
    expect(done).toBeGreaterThan(all / 2);
    expect(told).toBeGreaterThan(0);
    expect(first.funds.length).toBeGreaterThan(1);
    for (const { planned, allotted, used } of first.funds) {
      expect(planned).toBeGreaterThan(0);
      expect(allotted).toBeGreaterThan(0);
      expect(used).toBeLessThanOrEqual(allotted);
    }
  });

  it('says the same in its cases, its tables and its reports', () => {
    expect(first.agreement).toMatchObject({ disagreements: 0, disagreementsBy: {}, shown: [] });
    expect(killed.agreement).toEqual(first.agreement);
    expect(Object.values(first.agreement.compared).every((n) => n > 0)).toBe(true);
  });

  it('leaves every hash chain whole', () => {
    expect(first.brokenChains).toBe(0);
    expect(killed.brokenChains).toBe(0);
  });

  it('comes to the same when the worker is killed on the way and the cases are served in the opposite order', () => {
    expect(first.workerRestarts).toBe(0);
    expect(killed.workerRestarts).toBe(KILLS);
    expect(killed.outcomeDigestBy).toEqual(first.outcomeDigestBy);
    expect(killed.outcomeDigest).toBe(first.outcomeDigest);
    expect(killed.events).toBe(first.events);
  });

  it('shows the stagger and the load of each month', () => {
    expect(first.mostOfOneTeam).toBeLessThanOrEqual(2);
    expect(first.seatsByReliefs).toEqual({ 1: seatsOf(first) });
    const loads = Object.values(first.loadByMonth);
    expect(loads.reduce((sum, { reliefs }) => sum + reliefs, 0)).toBe(first.reliefs);
    for (const { reliefs, teams, mostOfOneUnit } of loads) {
      expect(teams).toBeLessThanOrEqual(reliefs);
      expect(mostOfOneUnit).toBeLessThanOrEqual(reliefs);
    }
    for (const { seats, months } of first.reliefsByTeam)
      expect(Object.values(months).reduce((sum, n) => sum + n, 0)).toBe(seats);
    expect(first.exceptions).toEqual([]);
  });

  it('is written as a page that needs nothing else', () => {
    const html = page(first);
    expect(html).toContain('各月在岗人数');
    expect(html.match(/<svg /g)).toHaveLength(7);
    expect(html).not.toMatch(/<script|https?:\/\//);
  });
});

describe('a team in post since July 2021, through two reliefs', () => {
  let result: RehearsalResult;
  beforeAll(async () => {
    result = await rehearse({ ...defaults, towns: 1, illness: 0, years: 6, inPost: true, seed: 3 });
  }, LONG);

  it('is brought in as a list, and nobody is selected before the first relief', () => {
    const [first = ''] = Object.keys(result.departuresByMonth);
    expect(result.teamsFormed).toBe(result.teams);
    expect(first >= '2024-01').toBe(true);
    expect(result.months[0]).toEqual({ month: '2021-08', mean: 5, lowest: 5 });
    expect(result).toMatchObject({ uncoveredTownDays: 0, belowFloorTownDays: 0, brokenChains: 0 });
  });

  it('has every seat relieved by plan twice, at most two of the town in one month', () => {
    const seats = 5 + (result.teams - 1);
    expect(result.seatsByReliefs).toEqual({ 2: seats });
    expect(result.postings).toBe(3 * seats);
    expect(result.mostOfOneTeam).toBe(2);
    expect(result.plansInForce).toBe(2);
  });
});

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
    expect(result.postings).toBeGreaterThan(seatsOf(result));
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

describe('the end of a rehearsal', () => {
  const whole = {
    agreement: { compared: {}, disagreements: 0, disagreementsBy: {}, shown: [] },
    brokenChains: 0,
  };

  it('is a failure where a comparison disagrees or a chain does not hold', () => {
    expect(faultsOf(whole)).toEqual([]);
    const differing = { ...whole, agreement: { ...whole.agreement, disagreements: 2 } };
    expect(faultsOf(differing)).toEqual([expect.stringContaining('2 comparisons')]);
    expect(faultsOf({ ...differing, brokenChains: 1 })).toHaveLength(2);
  });
});

describe('the options', () => {
  it('say everything that is wrong with them at once', () => {
    expect(() =>
      readOptions(['--years', '0', '--illness', 'often', '--towns', '77', '--kills', '1.5']),
    ).toThrow(
      /--towns is a whole number from 1 to 76[\s\S]*--years is a number from 1 to 12[\s\S]*--illness is a number from 0 to 1[\s\S]*--kills is a whole number/,
    );
    expect(() => readOptions(['--sickness', '1'])).toThrow(/sickness/);
  });

  it('are the defaults without any', () => {
    expect(readOptions([])).toEqual(defaults);
    expect(readOptions(['--in-post', '--kills', '2'])).toEqual({ ...defaults, inPost: true, kills: 2 });
    expect(readOptions(['--backwards'])).toEqual({ ...defaults, backwards: true });
    expect(readOptions([], { ...defaults, years: 6, kills: 20 })).toMatchObject({ years: 6, kills: 20 });
  });
});
