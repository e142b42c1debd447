import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportChains } from '../db/verify-chain.ts';
import { dataDirOf, OWN_DATABASE } from './own.ts';

/** npm run verify-chain: of DATABASE_URL, else of the copy that runs on this machine. */
function databaseUrl(env: NodeJS.ProcessEnv): string {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  const folder = dataDirOf(env);
  const read = (name: string): string | undefined =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
  const password = read('postgres-password');
  const { postgres: port } = JSON.parse(read('ports.json') ?? '{}') as Record<string, number>;
  if (password === undefined || port === undefined || read('lock') === undefined) {
    throw new Error(
      `No copy runs on ${folder}: run npm start in another terminal, or set DATABASE_URL or DATA_DIR.`,
    );
  }
  return `postgres://lunhuan:${password}@127.0.0.1:${port}/${OWN_DATABASE}`;
}

try {
  if (!(await reportChains(databaseUrl(process.env)))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
