import { sql } from 'drizzle-orm';
import { nextByTable } from '../../domain/planned-relief.ts';
import type { Policy } from '../../domain/policy.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';

export interface PlannedRelief {
  readonly on: DateString;
  /** `ordered`: the batch is approved and the team has been told; `planned`: a batch that waits for approval, or a later one. */
  readonly basis: 'ordered' | 'planned';
}

/** When the holder of a seat is relieved next, as far as anybody has ordered or planned it. */
export async function plannedReliefs(
  reader: Reader,
  policy: Policy,
): Promise<(seat: { readonly seat: string; readonly n: number }) => PlannedRelief | undefined> {
  const rows = await reader.execute<{ seat: string; on: DateString; basis: PlannedRelief['basis'] }>(sql`
    select s.key as seat, s.value->'relief'->>'on' as on, 'ordered' as basis
    from "case" c, jsonb_each(c.state->'seats') s
    where c.kind = 'team' and c.version > 0 and jsonb_typeof(s.value->'relief') = 'object'
    union all
    select o.key, c.state->>'relieveOn', 'planned'
    from "case" c, jsonb_each(c.state->'open') o
    where c.kind = 'rotation' and c.version > 0 and c.stage in ('planned', 'returned')`);
  const known = new Map<string, PlannedRelief>();
  for (const { seat, on, basis } of rows)
    if (basis === 'ordered' || !known.has(seat)) known.set(seat, { on, basis });
  const [programme] = await reader.execute<{ n: number | null }>(sql`
    select (state->'nextRotation'->>'n')::int as n from "case" where id = ${`programme/${policy.id}`}`);
  const next = programme?.n ?? null;
  return ({ seat, n }) => {
    const found = known.get(seat);
    if (found || next === null) return found;
    const on = nextByTable(policy, next, n);
    return on === null ? undefined : { on, basis: 'planned' };
  };
}
