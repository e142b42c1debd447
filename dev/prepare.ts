import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { connect } from '../db/client.ts';
import { initClock } from '../db/clock.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { storeProgramme, storeRoster } from '../db/store-programme.ts';
import type { ProgrammeData } from '../domain/programme-data.ts';
import { generateRoster } from '../domain/roster.ts';
import type { DateString } from '../domain/time.ts';
import { loadProgramme } from '../schemas/load.ts';
import { format } from '../schemas/problems.ts';
import { storeAccounts } from './accounts.ts';

export interface PrepareOptions {
  /** Where the driven clock begins, or `real` for one that follows the calendar. A database that has a clock keeps it. */
  readonly start: DateString | 'real';
  /** Of the invented roster. */
  readonly seed: number;
  /** Its folder under policies/, or a path. */
  readonly programme?: string;
  /** Only the first so many towns (and the counties they lie in): a small rehearsal. */
  readonly towns?: number;
  readonly log?: (line: string) => void;
}

const policies = fileURLToPath(new URL('../policies', import.meta.url));

/** Makes a database ready: created, migrated, with programme, roster and accounts. A second run changes nothing. */
export async function prepare(databaseUrl: string, options: PrepareOptions): Promise<ProgrammeData> {
  const { start, seed, programme = 'shenzhen-2022', towns, log = () => undefined } = options;
  const loaded = await loadProgramme(resolve(policies, programme));
  if (!loaded.ok)
    throw new Error(`The programme cannot be loaded:\n${loaded.problems.map(format).join('\n')}`);
  for (const warning of loaded.warnings) log(`Note: ${format(warning)}`);
  const data = towns === undefined ? loaded.programme : firstTowns(loaded.programme, towns);
  await createDatabase(databaseUrl);
  await migrateDatabase(databaseUrl);
  const connection = connect(databaseUrl, 2);
  try {
    await initClock(connection.db, start);
    await storeProgramme(connection.db, data);
    const today = start === 'real' ? data.policy.formation.launchOn : start;
    const people = generateRoster({ seed, programme: data, today });
    await storeRoster(connection.db, people);
    await storeAccounts(connection.db, data);
    log(
      `${data.teams.length} teams, ${data.units.length} units and ${people.length} invented people are loaded`,
    );
  } finally {
    await connection.close();
  }
  return data;
}

async function createDatabase(url: string): Promise<void> {
  const target = new URL(url);
  const name = target.pathname.slice(1);
  const admin = new URL(url);
  admin.pathname = '/postgres';
  if (name === 'postgres') return;
  const sql = postgres(admin.href, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)}`;
  } catch (error) {
    // A database of the user's own may not let us look at its server: the migration says whether it is there.
    if ((error as { code?: string }).code !== '42P04' && !(await isThere(url))) throw error;
  } finally {
    await sql.end();
  }
}

async function isThere(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end();
  }
}

function firstTowns(data: ProgrammeData, count: number): ProgrammeData {
  const areaOf = new Map(data.areas.map((area) => [area.code, area]));
  const towns = data.teams.filter(({ kind }) => kind === 'town').slice(0, count);
  const counties = new Set(towns.map(({ area }) => areaOf.get(area)?.parent));
  const teams = data.teams.filter((team) => towns.includes(team) || counties.has(team.area));
  const kept = new Set(teams.map(({ area }) => area));
  return {
    ...data,
    teams,
    pairings: data.pairings.filter(({ area }) => kept.has(area)),
    villages: data.villages.filter(({ town }) => kept.has(town)),
  };
}
