import type { Sql } from 'postgres';
import { initialProgramme } from '../domain/programme-state.ts';
import type { ProgrammeData } from '../domain/programme-data.ts';
import { events } from './province/events.ts';
import { cases, type Step } from './province/generate.ts';
import { afterPresence, people, presenceDays } from './province/people.ts';
import { places } from './province/places.ts';
import { year } from './province/year.ts';

/** Rows of each table once the province is in it. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * A province's three years, put into the tables by set-based SQL: 1,190 towns and 90 counties, 8,000 people at a time, presence
 * by day, every case with its events. Invented from keys: the same in every run. What the tables demand of each other holds.
 */
export async function loadProvince(sql: Sql, programme: ProgrammeData): Promise<RowCounts> {
  const connection = await sql.reserve();
  const run = async (steps: readonly Step[]): Promise<void> => {
    for (const [what, statement] of steps) {
      const began = performance.now();
      await connection.unsafe(statement);
      const seconds = (performance.now() - began) / 1000;
      if (seconds > 1) console.error(`  ${what}: ${seconds.toFixed(1)} s`);
    }
  };
  try {
    await run([...places, ['programme', programmeCase(programme)], ...people]);
    await withoutConstraints(connection, 'presence_day', () => run([['presence_day', presenceDays]]));
    await run([['statistics', 'analyze'], ...afterPresence]);
    await run([...year((programme.policy.work ?? []).map(({ id }) => id)), ...events]);
    await run([['statistics and visibility', 'vacuum (analyze)']]);
    return await countRows(connection);
  } finally {
    connection.release();
  }
}

/** The table's batches relieve whoever no plan has. */
function programmeCase({ policy }: ProgrammeData): string {
  const nextRotation = { n: 1, openOn: '2024-03-01', relieveOn: '2024-07-01' };
  const state = JSON.stringify({ ...initialProgramme, stage: 'running', nextRotation });
  return cases(`
    select 'programme/${policy.id}' as id, 'programme' as kind, null as town, null as unit, date '2021-03-15' as opened_on,
      null::date as ended_on, 'running' as stage, 1 as events, '${state}'::jsonb as state`);
}

/** Constraints are put back when the rows are there: the same is checked, in one go. */
async function withoutConstraints(sql: Sql, table: string, load: () => Promise<void>): Promise<void> {
  const constraints = await sql<{ name: string; definition: string }[]>`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = ${table}::regclass and contype in ('p', 'f') order by contype desc`;
  for (const { name } of constraints) await sql`alter table ${sql(table)} drop constraint ${sql(name)}`;
  await load();
  const began = performance.now();
  await sql`set maintenance_work_mem = '512MB'`;
  for (const { name, definition } of constraints)
    await sql.unsafe(`alter table "${table}" add constraint "${name}" ${definition}`);
  console.error(`  constraints of ${table}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

const tablesOf = async (sql: Sql): Promise<readonly string[]> =>
  (
    await sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' order by tablename`
  ).map(({ name }) => name);

async function countRows(sql: Sql): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(sql)) {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)}`;
    if (row && row.n > 0) counts[table] = row.n;
  }
  return counts;
}

/** Every table once more, without an index, in a schema that a connection finds first: `search_path`. */
export async function copyPlain(sql: Sql): Promise<void> {
  await sql`create schema plain`;
  for (const table of await tablesOf(sql))
    await sql`create unlogged table ${sql(`plain.${table}`)} as table ${sql(`public.${table}`)}`;
  await sql`analyze`;
}
