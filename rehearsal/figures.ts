import type { Sql } from 'postgres';
import type { Connection } from '../db/client.ts';
import type { duty } from '../db/schema.ts';
import type { Policy } from '../domain/policy.ts';
import type { DateString } from '../domain/time.ts';
import { agreement, type Agreement } from './agreement.ts';
import { coverage, type Coverage } from './coverage.ts';
import { exceptionStories, type ExceptionStory } from './exceptions.ts';
import { outcomeDigests, type Outcome } from './outcome.ts';
import { stagger, type Stagger } from './stagger.ts';
import { yearFigures, type YearFigures } from './year.ts';

/** What the record says of a rehearsal, all of it counted in Postgres. */
export interface Figures extends Coverage, Stagger, Outcome, YearFigures {
  readonly from: DateString;
  readonly to: DateString;
  readonly teams: number;
  readonly teamsFormed: number;
  readonly cases: number;
  readonly casesOpen: number;
  readonly events: number;
  readonly commands: number;
  readonly decisions: number;
  readonly postings: number;
  /** Rotation plans as they were solved, and how many of those came into force. */
  readonly planVersions: number;
  readonly plansInForce: number;
  readonly reliefs: number;
  readonly handovers: number;
  readonly hostPostsHeld: number;
  readonly reports: number;
  readonly reportsReceived: number;
  readonly duties: Readonly<Record<'all' | DutyStatus | 'late' | 'toldLate', number>>;
  readonly grades: Readonly<Record<string, number>>;
  readonly waivers: { readonly asked: number; readonly approved: number; readonly refused: number };
  readonly objections: { readonly raised: number; readonly upheld: number; readonly dismissed: number };
  readonly deadlinesMissed: number;
  readonly deadlinesMissedBy: Readonly<Record<string, number>>;
  readonly missedByMonth: Readonly<Record<string, number>>;
  readonly departuresByMonth: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly decisionsByWeek: Readonly<Record<string, number>>;
  /** Every time that a team was below its floor. */
  readonly exceptions: readonly ExceptionStory[];
  readonly agreement: Agreement;
}

type DutyStatus = typeof duty.$inferSelect.status;

export async function figuresOf({ db, sql }: Connection, policy: Policy, to: DateString): Promise<Figures> {
  const from = policy.formation.completeBy;
  const [counts] = await sql<Record<string, number>[]>`
    select
      (select count(*) from "case" where kind = 'team')::int as teams,
      (select count(*) from "case" where kind = 'team' and stage = 'inPost')::int as "teamsFormed",
      (select count(*) from "case")::int as cases,
      (select count(*) from "case" where ended_on is null)::int as "casesOpen",
      (select count(*) from event)::int as events,
      (select count(*) from command)::int as commands,
      (select count(*) from decision)::int as decisions,
      (select count(*) from posting)::int as postings,
      (select count(*) from plan_version)::int as "planVersions",
      (select count(*) from plan_version where in_force_on is not null)::int as "plansInForce",
      (select count(*) from relief where relieved_on is not null)::int as reliefs,
      (select count(*) from posting where handed_over_on is not null)::int as handovers,
      (select count(*) from host_post where status in ('held', 'ended') and document is not null)::int as "hostPostsHeld",
      (select count(*) from report)::int as reports,
      (select count(*) from report where status = 'received')::int as "reportsReceived",
      (select count(*) from missed_deadline)::int as "deadlinesMissed"`;
  const waivers = await tally(sql`select status as key, count(*)::int as n from waiver group by 1`);
  const objections = await tally(
    sql`select coalesce(result, 'open') as key, count(*)::int as n from objection group by 1`,
  );
  const departures = await sql<{ month: string; reason: string; n: number }[]>`
    select to_char(released_on, 'YYYY-MM') as month, release_reason as reason, count(*)::int as n
    from posting where released_on is not null group by 1, 2 order by 1, 2`;
  const departuresByMonth: Record<string, Record<string, number>> = {};
  for (const { month, reason, n } of departures) (departuresByMonth[month] ??= {})[reason] = n;
  return {
    ...{ from, to },
    ...(await coverage(db, policy, from, to)),
    ...(counts as unknown as Figures),
    duties: await duties(sql),
    grades: await tally(sql`
      select coalesce(grade, 'none') as key, count(*)::int as n from evaluation_grade where status = 'final' group by 1 order by 1`),
    waivers: {
      asked: total(waivers),
      approved: waivers.approved ?? 0,
      refused: waivers.refused ?? 0,
    },
    objections: {
      raised: total(objections),
      upheld: objections.upheld ?? 0,
      dismissed: objections.dismissed ?? 0,
    },
    deadlinesMissedBy: await tally(sql`
      select c.kind || ':' || case when e.type = 'escalated' then 'approval' when m.subject like '%:%' then 'objection'
        when m.subject like '%/%' then 'receipt' else m.subject end as key, count(*)::int as n
      from missed_deadline m join "case" c on c.id = m.case_id
      join event e on e.case_id = m.case_id and e.sequence = m.sequence group by 1 order by 1`),
    missedByMonth: await tally(
      sql`select to_char(date, 'YYYY-MM') as key, count(*)::int as n from missed_deadline group by 1 order by 1`,
    ),
    departuresByMonth,
    decisionsByWeek: await tally(
      sql`select to_char(date_trunc('week', date), 'YYYY-MM-DD') as key, count(*)::int as n from decision group by 1 order by 1`,
    ),
    ...(await stagger(sql)),
    exceptions: await exceptionStories(sql, to),
    ...(await yearFigures(sql, policy)),
    agreement: await agreement(sql),
    ...(await outcomeDigests(sql)),
  };
}

async function duties(sql: Sql): Promise<Figures['duties']> {
  const [row] = await sql<Figures['duties'][]>`
    select count(*)::int as all,
      count(*) filter (where status = 'open')::int as open,
      count(*) filter (where status = 'confirming')::int as confirming,
      count(*) filter (where status = 'fulfilled')::int as fulfilled,
      count(*) filter (where status = 'waived')::int as waived,
      count(*) filter (where status = 'missed')::int as missed,
      count(*) filter (where status = 'dropped')::int as dropped,
      count(*) filter (where status = 'fulfilled' and late)::int as late,
      count(*) filter (where overdue_on is not null)::int as "toldLate"
    from duty`;
  if (!row) throw new Error('the table of duties does not answer');
  return row;
}

type Tally = Readonly<Record<string, number>>;

const tally = async (query: PromiseLike<readonly unknown[]>): Promise<Tally> =>
  Object.fromEntries(((await query) as { key: string; n: number }[]).map(({ key, n }) => [key, n]));

const total = (counts: Tally): number => Object.values(counts).reduce((sum, n) => sum + n, 0);
