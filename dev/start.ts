import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { createCases } from '../client/cases.ts';
import { launchProgramme } from '../client/launch.ts';
import { connect } from '../db/client.ts';
import { startApp, type App } from './apps.ts';
import { stopOrphans } from './children.ts';
import { openDataDir } from './data-dir.ts';
import { describe } from './identities.ts';
import { watchLaunchers } from './launchers.ts';
import { dataDirOf, OWN_DATABASE } from './own.ts';
import { ensureFree } from './ports.ts';
import { prepare } from './prepare.ts';
import { startServices, type Services } from './services.ts';

const PROGRAMME = 'shenzhen-2022';
/** The demonstration's first day: quotas go out and selections may be launched (policy.json, formation). */
const FIRST_DAY = '2021-03-15';
const ROSTER_SEED = 1;
const ADMINISTRATOR = 'a-sz-administrator-1';
const TASK_QUEUE = 'lunhuan';
const DEFAULT_PORT = 8080;

const help = `npm start -- [--reset] [--yes]

  Starts Lunhuan on this machine: Postgres, Temporal, worker, API and console.

  --reset   begins anew: deletes what DATA_DIR holds, after asking
  --yes     does not ask

  PORT              where the console and the API listen (${DEFAULT_PORT}, or a free one)
  DATA_DIR          folder for the state (.lunhuan in this folder)
  DATABASE_URL      a Postgres of your own instead of the one that comes along
  TEMPORAL_ADDRESS  a Temporal server of your own instead of the one that comes along`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { reset: { type: 'boolean' }, yes: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(help);
  const { env } = process;
  const folder = dataDirOf(env);
  const wanted = portOf(env);
  if (wanted !== undefined) await ensureFree(wanted);
  if (values.reset && !(await reset(folder, env, values.yes ?? false))) return;

  watchLaunchers(() => process.kill(process.pid, 'SIGTERM'));
  const began = performance.now();
  const services = await startServices({ dataDir: folder, log: say });
  const apps: App[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      for (const app of apps.toReversed()) await app.stop();
      await services.stop();
    })());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping) say('\nStopping; the next npm start goes on from here');
      void stop();
    });
  }
  for (const child of services.own) {
    void child.exit.then((code) => {
      if (stopping) return;
      say(`${child.name} has ended (${code}); its log is ${child.log}. Start again to go on from here.`);
      process.exitCode = 1;
      void stop();
    });
  }
  try {
    const url = await run(services, apps, wanted, () => stopping !== undefined);
    if (url) announce(services, url, performance.now() - began);
  } catch (error) {
    const wasStopping = stopping !== undefined;
    await stop();
    if (!wasStopping) throw error;
  }
}

const say = (line: string): void => console.log(line);

function portOf({ PORT }: NodeJS.ProcessEnv): number | undefined {
  if (!PORT) return undefined;
  const port = Number(PORT);
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    throw new Error(`PORT is a whole number from 1 to 65535, not "${PORT}".`);
  }
  return port;
}

/** Deletes the state of our own services only: a database of somebody else's is theirs to drop. */
async function reset(folder: string, env: NodeJS.ProcessEnv, sure: boolean): Promise<boolean> {
  if (env.DATABASE_URL) {
    throw new Error('DATABASE_URL names a database of your own: drop it yourself to begin anew.');
  }
  if (!existsSync(folder)) return true;
  if (!existsSync(`${folder}/ports.json`)) {
    throw new Error(`${folder} holds something other than Lunhuan's state: it is left alone.`);
  }
  if (!sure) {
    if (!process.stdin.isTTY)
      throw new Error(`This would delete ${folder}. Add --yes if that is what you want.`);
    const question = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await question.question(`Delete everything in ${folder} and begin anew? (yes/no) `);
    question.close();
    if (!/^y(es)?$/i.test(answer.trim())) {
      say('Nothing was deleted.');
      return false;
    }
  }
  await ensureUnused(folder);
  // Started by root, Postgres may have had to keep its data outside the folder.
  const postgresHome = `${folder}/postgres-home`;
  if (existsSync(postgresHome)) rmSync(readFileSync(postgresHome, 'utf8'), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  return true;
}

/** A copy that runs on this folder is told apart by its lock, and stays as it is. */
async function ensureUnused(folder: string): Promise<void> {
  const dataDir = openDataDir(folder);
  await stopOrphans(dataDir);
  dataDir.unlock();
}

/** Everything on top of the services; the address of the console, or nothing when it was stopped meanwhile. */
async function run(
  services: Services,
  apps: App[],
  wanted: number | undefined,
  stopped: () => boolean,
): Promise<string | undefined> {
  const databaseUrl = ownDatabase(services);
  await prepare(databaseUrl, { start: FIRST_DAY, seed: ROSTER_SEED, programme: PROGRAMME, log: say });
  const port = await services.port('server', wanted, DEFAULT_PORT);
  const env = {
    ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: services.temporalAddress, TASK_QUEUE },
    ...{ EMBEDDED: '1', TOKEN_SECRET: services.dataDir.secret('token-secret'), PORT: String(port) },
  };
  for (const name of ['worker', 'server'] as const) {
    if (stopped()) return undefined;
    say(`Starting the ${name}`);
    apps.push(await startApp(services.children, { name, env, log: say }));
  }
  await launch(services.temporalAddress, databaseUrl);
  const url = `http://127.0.0.1:${port}`;
  return (await isReady(url)) || stopped() ? url : undefined;
}

/** Our own Postgres keeps a database of this name; a database of somebody else's is used as it is. */
function ownDatabase({ databaseUrl, own }: Services): string {
  if (!own.some(({ name }) => name === 'postgres')) return databaseUrl;
  const url = new URL(databaseUrl);
  url.pathname = `/${OWN_DATABASE}`;
  return url.href;
}

async function launch(address: string, databaseUrl: string): Promise<void> {
  const connection = connect(databaseUrl, 1);
  const temporal = await Connection.connect({ address });
  try {
    const namespace = process.env.TEMPORAL_NAMESPACE || 'default';
    const client = new Client({ connection: temporal, namespace, identity: 'start' });
    const cases = createCases({ client, taskQueue: TASK_QUEUE, clock: 'driven' });
    await launchProgramme(connection.db, cases, PROGRAMME, ADMINISTRATOR);
  } finally {
    await temporal.close();
    await connection.close();
  }
}

async function isReady(url: string): Promise<boolean> {
  for (let tries = 0; tries < 150; tries += 1) {
    const response = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The server does not say that it is ready: ask ${url}/health/ready what is missing.`);
}

function announce(services: Services, url: string, took: number): void {
  say(`
Lunhuan is ready, after ${(took / 1000).toFixed(1)} s.

  Console           ${url}/
  API, to try it    ${url}/api/v1/docs${services.temporalUi ? `\n  Temporal          ${services.temporalUi}` : ''}
  State and logs    ${services.dataDir.path}

Demonstration identities (sign in with the account; the console lists them all):

${describe()}

  npm run tour      drives one town by hand against this copy
  Ctrl-C            stops it; the next start goes on from there`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
