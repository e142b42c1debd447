import type { Sql } from 'postgres';
import type { Policy } from '../domain/policy.ts';

/** What the years had beside coverage: the work of the teams, their funds, appeals, and what absence came to. */
export interface YearFigures {
  readonly work: Readonly<
    Record<'all' | 'open' | 'confirming' | 'done' | 'dropped' | 'overdue' | 'told' | 'returned', number>
  >;
  /** By source, in fen. */
  readonly funds: readonly {
    readonly source: string;
    readonly planned: number;
    readonly allotted: number;
    readonly used: number;
  }[];
  readonly fundLines: number;
  readonly fundCorrections: number;
  readonly appeals: Readonly<Record<'made' | 'upheld' | 'dismissed', number>>;
  /** Recalls that supervision proposed for the leave of a year, and what the sender made of them. */
  readonly recallsProposed: Readonly<Record<'all' | 'agreed' | 'rejected', number>>;
  /** How many were absent without leave so often in a year. */
  readonly absences: Readonly<Record<string, number>>;
  /** Days of all people, by where they were. */
  readonly presenceDays: Readonly<Record<string, number>>;
  /** `days`: working days of the leave that was taken. */
  readonly leave: Readonly<Record<'asked' | 'granted' | 'refused' | 'open' | 'days', number>>;
  readonly spotChecks: number;
  readonly findings: Readonly<Record<'made' | 'closed' | 'open' | 'escalated', number>>;
}

export async function yearFigures(sql: Sql, { supervision }: Policy): Promise<YearFigures> {
  const [work] = await sql<YearFigures['work'][]>`
    select count(*)::int as all,
      count(*) filter (where status = 'open')::int as open,
      count(*) filter (where status = 'confirming')::int as confirming,
      count(*) filter (where status = 'done')::int as done,
      count(*) filter (where status = 'dropped')::int as dropped,
      count(*) filter (where overdue_on is not null)::int as overdue,
      (select count(*) from work_progress)::int as told,
      (select count(*) from event where type = 'completionReturned')::int as returned
    from work_item`;
  const funds = await sql<YearFigures['funds'][number][]>`
    select source, sum(planned)::float8 as planned, sum(allotted)::float8 as allotted, sum(used)::float8 as used
    from fund_sum group by 1 order by 1`;
  const [lines] = await sql<{ entered: number; corrections: number }[]>`
    select count(*)::int as entered, count(corrects)::int as corrections from fund_line`;
  const [appeals] = await sql<YearFigures['appeals'][]>`
    select (select count(*) from evaluation_grade where appealed_on is not null)::int as made,
      (select count(*) from evaluation_grade where corrected)::int as upheld,
      (select count(*) from event where type = 'approvalEnded' and data->>'approval' like 'appeal:%'
        and data->>'result' = 'rejected')::int as dismissed`;
  const [recalls] = await sql<YearFigures['recallsProposed'][]>`
    select count(*)::int as all, count(*) filter (where e.data->>'result' = 'agreed')::int as agreed,
      count(*) filter (where e.data->>'result' = 'rejected')::int as rejected
    from event p left join event e on e.case_id = p.case_id and e.type = 'approvalEnded'
      and e.data->>'approval' = p.data->>'proposal'
    where p.type = 'proposed' and p.data->'what'->>'ground' = ${supervision.leave.ground}`;
  const absences = await sql<{ absences: number; people: number }[]>`
    select absences, count(*)::int as people from absence_count where absences > 0 group by 1 order by 1`;
  const days = await sql<{ kind: string; n: number }[]>`
    select kind, count(*)::int as n from presence_day group by 1 order by 1`;
  const [leave] = await sql<YearFigures['leave'][]>`
    select count(*)::int as asked, count(*) filter (where status = 'granted')::int as granted,
      count(*) filter (where status = 'refused')::int as refused, count(*) filter (where status = 'asked')::int as open,
      coalesce(sum(days) filter (where status = 'granted'), 0)::int as days
    from leave_request`;
  const [found] = await sql<(YearFigures['findings'] & { checks: number })[]>`
    select (select count(*) from spot_check)::int as checks, count(*)::int as made,
      count(*) filter (where status = 'closed')::int as closed, count(*) filter (where status <> 'closed')::int as open,
      count(*) filter (where escalated_on is not null)::int as escalated
    from finding`;
  if (!work || !lines || !appeals || !recalls || !leave || !found)
    throw new Error('the record does not answer');
  const { checks: spotChecks, ...findings } = found;
  return {
    ...{ work, funds: [...funds], appeals, recallsProposed: recalls },
    ...{ fundLines: lines.entered, fundCorrections: lines.corrections },
    presenceDays: Object.fromEntries(days.map(({ kind, n }) => [kind, n])),
    ...{ leave, spotChecks, findings },
    absences: Object.fromEntries(absences.map(({ absences: often, people }) => [often, people])),
  };
}
