import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readConfig, type Config } from './config.ts';
import { connect } from './db/client.ts';
import { initClock } from './db/clock.ts';
import { migrateDatabase } from './db/migrate.ts';
import { storeProgramme } from './db/store-programme.ts';
import { loadProgramme } from './schemas/load.ts';
import { format } from './schemas/problems.ts';

const policies = fileURLToPath(new URL('./policies/', import.meta.url));

/**
 * What a version of ours needs before its worker and server start: today's schema, a clock that follows the calendar, and
 * every programme in policies/. A second run changes nothing. People and accounts are the organisation's to bring.
 */
export async function migrate({ databaseUrl }: Pick<Config, 'databaseUrl'>): Promise<void> {
  await migrateDatabase(databaseUrl);
  const connection = connect(databaseUrl, 2);
  try {
    await initClock(connection.db, 'real');
    for (const entry of await readdir(policies)) {
      const loaded = await loadProgramme(`${policies}${entry}`);
      if (!loaded.ok) {
        throw new Error(`policies/${entry} cannot be loaded:\n${loaded.problems.map(format).join('\n')}`);
      }
      await storeProgramme(connection.db, loaded.programme);
    }
  } finally {
    await connection.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  migrate(readConfig()).then(
    () => process.stdout.write('migrate: done\n'),
    (error: unknown) => {
      console.error(error instanceof Error ? (error.stack ?? error.message) : error);
      process.exitCode = 1;
    },
  );
}
