import { sql, type SQL } from 'drizzle-orm';
import type { PlanException, PlannedRelief } from '../../domain/plan-problem.ts';
import type { Reader } from '../client.ts';

interface Row extends Record<string, unknown>, Omit<PlannedRelief, 'exception'> {
  readonly exception: PlanException | null;
}

const inForce = sql`exists (
  select from plan_version v where v.plan = r.plan and v.version = r.version and v.standing = 'inForce')`;

/** What one version of a plan has for each seat. */
export const reliefsOfVersion = (
  reader: Reader,
  plan: string,
  version: number,
): Promise<readonly PlannedRelief[]> => read(reader, sql`r.plan = ${plan} and r.version = ${version}`);

/** What the plan in force has, if any is. */
export const reliefsInForce = (reader: Reader): Promise<readonly PlannedRelief[]> => read(reader, inForce);

/** Of those in force, whose holder is still there and in no batch that is under way. */
export const reliefsToCome = (reader: Reader, plan: string): Promise<readonly PlannedRelief[]> =>
  read(
    reader,
    sql`r.plan = ${plan} and ${inForce}
      and exists (select from tenure t where t.posting = r.posting and upper_inf(t.period))
      and not exists (
        select from "case" c cross join lateral jsonb_each_text(c.state->'open') o
        where c.kind = 'rotation' and c.ended_on is null and o.value = r.posting)`,
  );

async function read(reader: Reader, where: SQL): Promise<readonly PlannedRelief[]> {
  const rows = await reader.execute<Row>(sql`
    select r.seat, r.posting, r."on"::text as "on", r.months, r.exception
    from plan_relief r join seat s on s.id = r.seat
    where ${where} order by s.area, s.n`);
  return rows.map(({ exception, ...relief }) => ({ ...relief, ...(exception && { exception }) }));
}
