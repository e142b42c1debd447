import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { over } from '../domain/selection-state.ts';
import type { Transaction } from './client.ts';
import { today } from './clock.ts';
import { codes } from './queries/parts.ts';
import { outbox } from './schema.ts';

interface Row extends Record<string, unknown> {
  readonly selection: string;
  readonly person: string;
  readonly programme: string;
  readonly policyVersion: number;
}

/**
 * Asks the selections in which these people are on the way to judge them anew: their record has changed. The relay
 * delivers it like any message between cases, in the name of the programme. How many nominees it is about.
 */
export async function askRescreening(tx: Transaction, persons: readonly string[]): Promise<number> {
  if (persons.length === 0) return 0;
  const rows = await tx.execute<Row>(sql`
    select n.selection, n.person, c.programme, c.policy_version as "policyVersion"
    from nominee n join "case" c on c.id = n.selection
    where c.ended_on is null and n.person = any(${codes(persons)}) and n.stage <> all(${codes([...over, 'dispatched'])})
    order by n.selection, n.person`);
  if (rows.length === 0) return 0;
  const date = await today(tx);
  await tx.insert(outbox).values(
    rows.map(({ selection, person, programme, policyVersion }) => ({
      ...{ id: `load:${randomUUID()}`, fromCase: `programme/${programme}` },
      ...{ toCase: selection, toKind: 'selection' as const, act: 'rescreen', payload: { person } },
      ...{ opens: false, date, programme, policyVersion },
    })),
  );
  await tx.execute(sql`select pg_notify('lunhuan_outbox', '')`);
  return rows.length;
}
