import { sql } from 'drizzle-orm';
import { nextByTable, tableAhead } from '../../domain/planned-relief.ts';
import type { Policy } from '../../domain/policy.ts';
import type { ProgrammeState } from '../../domain/programme-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

export interface ReliefAhead {
  readonly on: DateString;
  /** `ordered`: the batch is approved and the team has been told; `planned`: by a plan in force, or a batch that is still to be approved. */
  readonly basis: 'ordered' | 'planned';
  /** Whoever had to has approved that the holder stays until then: a batch, or a plan in force. */
  readonly approved: boolean;
}

/** A seat with whoever holds it. */
export interface HeldSeat {
  readonly seat: string;
  readonly n: number;
  readonly posting: string;
  readonly termEnd: DateString;
}

interface Row extends Record<string, unknown>, Omit<ReliefAhead, 'approved'> {
  readonly key: string;
}

/**
 * When the holder of a seat is relieved next: as the team was told, as a batch has it that waits for approval, as the plan in force
 * has it for the holder, or by the policy's table.
 */
export async function plannedReliefs(
  reader: Reader,
  policy: Policy,
): Promise<(held: HeldSeat) => ReliefAhead | undefined> {
  const rows = await reader.execute<Row>(sql`
    select s.key, s.value->'relief'->>'on' as on, 'ordered' as basis
    from "case" c, jsonb_each(c.state->'seats') s
    where c.kind = 'team' and c.version > 0 and jsonb_typeof(s.value->'relief') = 'object'
    union all
    select o.key, c.state->>'relieveOn', 'planned'
    from "case" c, jsonb_each(c.state->'open') o
    where c.kind = 'rotation' and c.version > 0 and c.stage in ('planned', 'returned')`);
  const known = new Map<string, ReliefAhead>();
  for (const { key, on, basis } of rows)
    if (basis === 'ordered' || !known.has(key)) known.set(key, { on, basis, approved: basis === 'ordered' });
  const byPlan = await plannedPostings(reader);
  const [programme] = await reader.execute<{ state: ProgrammeState }>(sql`
    select state from "case" where id = ${`programme/${policy.id}`} and version > 0`);
  const ahead = programme && tableAhead(policy, programme.state);
  return ({ seat, n, posting, termEnd }) => {
    const found = known.get(seat);
    if (found) return found;
    const planned = byPlan.get(posting);
    if (planned !== undefined) return { on: planned, basis: 'planned', approved: true };
    const on = ahead ? nextByTable(policy, ahead, n, termEnd) : null;
    return on === null ? undefined : { on, basis: 'planned', approved: false };
  };
}

/** When a plan in force relieves whom, of the days that are still to come; with `posting` only that one. */
export async function plannedPostings(
  reader: Reader,
  posting?: string,
): Promise<ReadonlyMap<string, DateString>> {
  const rows = await reader.execute<{ posting: string; on: DateString }>(sql`
    select distinct on (r.posting) r.posting, r."on"::text as "on"
    from plan_relief r
    join plan_version v on v.plan = r.plan and v.version = r.version and v.standing = 'inForce'
    where r."on" >= business_date() ${posting === undefined ? sql`` : sql`and r.posting = ${posting}`}
    order by r.posting, v.in_force_on desc`);
  return new Map(rows.map(({ posting: id, on }) => [id, on]));
}
