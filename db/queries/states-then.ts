import { sql, type SQL } from 'drizzle-orm';
import type { EventBase, Process } from '../../domain/case.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { codes } from './parts.ts';

interface Row extends Record<string, unknown> {
  readonly caseId: string;
  readonly date: DateString;
  readonly event: EventBase;
}

/**
 * What cases were at the end of a day: folded again from what had been recorded by then. Of their events only those of these types, so
 * of the state only what hangs on them. `which` chooses among the cases `c`.
 */
export async function statesThen<S, E extends EventBase>(
  reader: Reader,
  { initial, evolve }: Pick<Process<S, never, E, never>, 'initial' | 'evolve'>,
  types: readonly E['type'][],
  on: DateString,
  which: SQL,
): Promise<ReadonlyMap<string, S>> {
  const rows = await reader.execute<Row>(sql`
    select e.case_id as "caseId", e.date::text as date, e.data || jsonb_build_object('type', e.type) as event
    from "case" c join event e on e.case_id = c.id
    where ${which} and e.type = any(${codes(types)}) and e.date <= ${on}::date
    order by e.case_id, e.sequence`);
  const states = new Map<string, S>();
  for (const { caseId, date, event } of rows)
    states.set(caseId, evolve(states.get(caseId) ?? initial, event as E, date));
  return states;
}
