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

/** A day on which a seat is to be relieved, by its team or by a batch. */
export interface SeatRelief extends Omit<ReliefAhead, 'approved'> {
  readonly key: string;
}

/** What is known of reliefs to come: of teams and batches, by plans in force (each posting's day), and of the policy's table. */
export interface KnownReliefs {
  readonly bySeat: readonly SeatRelief[];
  readonly byPlan: ReadonlyMap<string, DateString>;
  readonly programme: ProgrammeState | undefined;
}

export type ReliefOf = (held: HeldSeat) => ReliefAhead | undefined;

/** As it is known today. */
export async function plannedReliefs(reader: Reader, policy: Policy): Promise<ReliefOf> {
  const bySeat = await reader.execute<Record<string, unknown> & SeatRelief>(sql`
    select s.key, s.value->'relief'->>'on' as on, 'ordered' as basis
    from "case" c, jsonb_each(c.state->'seats') s
    where c.kind = 'team' and c.version > 0 and jsonb_typeof(s.value->'relief') = 'object'
    union all
    select o.key, c.state->>'relieveOn', 'planned'
    from "case" c, jsonb_each(c.state->'open') o
    where c.kind = 'rotation' and c.version > 0 and c.stage in ('planned', 'returned')`);
  const byPlan = await plannedPostings(reader);
  const [programme] = await reader.execute<{ state: ProgrammeState }>(sql`
    select state from "case" where id = ${`programme/${policy.id}`} and version > 0`);
  return reliefsBy(policy, { bySeat, byPlan, programme: programme?.state });
}

/**
 * When the holder of a seat is relieved next: as the team was told, as a batch has it that waits for approval, as the plan in force
 * has it for the holder, or by the policy's table.
 */
export function reliefsBy(policy: Policy, { bySeat, byPlan, programme }: KnownReliefs): ReliefOf {
  const known = new Map<string, ReliefAhead>();
  for (const { key, on, basis } of bySeat)
    if (basis === 'ordered' || !known.has(key)) known.set(key, { on, basis, approved: basis === 'ordered' });
  const ahead = programme && tableAhead(policy, programme);
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
