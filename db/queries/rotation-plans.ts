import { sql } from 'drizzle-orm';
import type { PlanException, PlanProblem } from '../../domain/plan-problem.ts';
import type { ReplanCause } from '../../domain/programme-plans.ts';
import type { DateChange } from '../../domain/rotation-plan-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { listKind, type CaseFilter } from './lists.ts';

export interface RotationPlanRow {
  readonly n: number;
  readonly newest: number;
  readonly inForce: number | null;
  readonly reliefs: number;
  /** Of the newest version. */
  readonly exceptions: number;
  readonly overdue: number;
}

export const listRotationPlans = (
  reader: Reader,
  filter: Omit<CaseFilter, 'kind'>,
  limit: number,
  after: readonly [id: string] | undefined,
) =>
  listKind<RotationPlanRow>(
    reader,
    { ...filter, kind: 'rotationPlan' },
    {
      columns: sql`(c.state->>'n')::int as n, (c.state->>'version')::int as newest,
        (c.state->>'inForce')::int as "inForce",
        (select count(*)::int from plan_relief r
          where r.plan = c.id and r.version = coalesce(c.state->>'inForce', c.state->>'version')::int) as reliefs,
        x.exceptions, x.overdue`,
      joins: sql`cross join lateral (
        select count(*)::int as exceptions,
          (count(*) filter (where r.exception->>'reason' = 'overdue'))::int as overdue
        from plan_relief r
        where r.plan = c.id and r.version = (c.state->>'version')::int and r.exception is not null) x`,
    },
    limit,
    after,
  );

export interface PlanVersionRow {
  readonly version: number;
  readonly standing: 'draft' | 'inForce' | 'dropped';
  readonly solvedOn: DateString;
  readonly inForceOn: DateString | null;
  readonly status: 'optimal' | 'bounded';
  readonly objective: number;
  readonly bound: number;
  readonly because: readonly ReplanCause[];
  readonly changed: readonly DateChange[];
}

/** Every version of a plan, the first one first. */
export const versionsOf = async (reader: Reader, plan: string): Promise<readonly PlanVersionRow[]> =>
  reader.execute<Record<string, unknown> & PlanVersionRow>(sql`
    select version, standing, solved_on::text as "solvedOn", in_force_on::text as "inForceOn", status, objective, bound,
      because, changed
    from plan_version where plan = ${plan} order by version`);

/** What a version was solved from. */
export async function problemOfVersion(
  reader: Reader,
  plan: string,
  version: number,
): Promise<PlanProblem | undefined> {
  const [row] = await reader.execute<{ problem: PlanProblem }>(sql`
    select problem from plan_version where plan = ${plan} and version = ${version}`);
  return row?.problem;
}

export interface PlanReliefRow {
  readonly seat: string;
  readonly team: string;
  readonly teamName: string | null;
  readonly unit: string;
  readonly unitName: string | null;
  readonly posting: string;
  readonly person: string | null;
  readonly on: DateString;
  readonly months: number;
  readonly exception: PlanException | null;
  readonly pinned: boolean;
  readonly rotation: string | null;
  readonly relievedOn: DateString | null;
}

/** What a version has for each seat, and what has become of it. */
export const planReliefs = async (
  reader: Reader,
  plan: string,
  version: number,
): Promise<readonly PlanReliefRow[]> =>
  reader.execute<Record<string, unknown> & PlanReliefRow>(sql`
    select r.seat, s.area as team, ta.name as "teamName", s.supplying_unit as unit, un.name as "unitName",
      r.posting, o.person, r."on"::text as "on", r.months, r.exception, r.pinned,
      b.rotation, b.relieved_on::text as "relievedOn"
    from plan_relief r
    join seat s on s.id = r.seat
    left join area ta on ta.code = s.area
    left join unit_name un on un.unit = s.supplying_unit and un.period @> business_date()
    left join posting o on o.id = r.posting
    left join lateral (
      select rotation, relieved_on from relief b
      where b.posting = r.posting order by b.relieved_on nulls last, b.rotation limit 1) b on true
    where r.plan = ${plan} and r.version = ${version}
    order by r."on", s.area, s.n`);
