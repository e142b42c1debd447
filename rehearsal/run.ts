import { Client, Connection as TemporalConnection } from '@temporalio/client';
import { createCases } from '../client/cases.ts';
import { createDriver } from '../client/driver.ts';
import { launchProgramme } from '../client/launch.ts';
import { connect, type Connection } from '../db/client.ts';
import { textEntry } from '../db/schema.ts';
import { verifyChains } from '../db/verify-chain.ts';
import { startApp, type App } from '../dev/apps.ts';
import { prepare } from '../dev/prepare.ts';
import type { Services } from '../dev/services.ts';
import { notDurable, onThrowaway } from '../dev/throwaway.ts';
import { addMonths, daysBetween, type DateString } from '../domain/time.ts';
import { playUntil } from './days.ts';
import { figuresOf, type Figures } from './figures.ts';
import { holderOf, textId, texts } from './identities.ts';
import { bringIn, listInPost } from './in-post.ts';
import { createKiller } from './kills.ts';
import { watchMemory } from './memory.ts';
import { startOf, type RehearsalOptions } from './options.ts';
import { worldOf } from './world-of.ts';

/** Months after the last relief in which late handovers are over, too. */
const AFTERMATH_MONTHS = 3;
const TASK_QUEUE = 'lunhuan';

export interface RehearsalResult extends Figures {
  readonly options: RehearsalOptions;
  readonly refusals: Readonly<Record<string, number>>;
  readonly wallSeconds: number;
  readonly peakMemoryBytes: number;
  readonly workerRestarts: number;
  /** Cases whose hash chain does not hold: none. */
  readonly brokenChains: number;
}

export interface RehearsalHooks {
  readonly log?: (line: string) => void;
  onDay?(
    date: DateString,
    running: { readonly worker: App; readonly from: DateString; readonly to: DateString },
  ): void | Promise<void>;
  /** When all days are played, before the record is counted. */
  onEnd?(connection: Connection): Promise<void>;
}

/** Plays a programme's years on services of its own, which are gone afterwards. */
export async function rehearse(
  options: RehearsalOptions,
  hooks: RehearsalHooks = {},
): Promise<RehearsalResult> {
  const { log = () => undefined } = hooks;
  // With a pace somebody watches, perhaps on Temporal's own pages.
  const watched = options.pace > 0;
  return onRehearsalServices({ watched, log }, (services) => play(services, options, hooks));
}

/** Works on services as a rehearsal has them; where nobody watches, Temporal's list of workflows is left behind. */
export const onRehearsalServices = <T>(
  { watched, log }: { readonly watched: boolean; readonly log: (line: string) => void },
  work: (services: Services) => Promise<T>,
): Promise<T> =>
  onThrowaway({ name: 'rehearsal', log, postgresSettings: notDurable, temporalUnlisted: !watched }, work);

async function play(
  services: Services,
  options: RehearsalOptions,
  hooks: RehearsalHooks,
): Promise<RehearsalResult> {
  const { log = () => undefined } = hooks;
  const began = performance.now();
  const memory = watchMemory();
  const databaseUrl = new URL(services.databaseUrl);
  databaseUrl.pathname = `/rehearsal_${process.pid}_${Date.now()}`;
  const programme = await prepare(databaseUrl.href, {
    start: startOf(options),
    seed: options.seed,
    ...(options.towns !== undefined && { towns: options.towns }),
    log,
  });
  const env = {
    DATABASE_URL: databaseUrl.href,
    TEMPORAL_ADDRESS: services.temporalAddress,
    TASK_QUEUE,
    EMBEDDED: '1',
    TOKEN_SECRET: services.dataDir.secret('token-secret'),
  };
  const worker = await startApp(services.children, { name: 'worker', env, log });
  const server = options.pace > 0 ? await startConsole(services, env, log) : undefined;
  if (server) log(`Watch it at ${server.url}/`);
  const connection = connect(databaseUrl.href, 8);
  const temporal = await TemporalConnection.connect({ address: services.temporalAddress });
  try {
    const client = new Client({ connection: temporal, identity: 'rehearsal' });
    const cases = createCases({ client, taskQueue: TASK_QUEUE, clock: 'driven' });
    const world = worldOf(programme, options, {
      ...connection,
      cases,
      driver: createDriver(connection.db, cases),
    });
    const rows = Object.entries(texts).map(([name, body]) => ({
      ...{ id: textId(name as keyof typeof texts), body, author: holderOf('sz/administrator') },
    }));
    await connection.db.insert(textEntry).values(rows);
    const from = await world.driver.today();
    const { formation, rotation } = programme.policy;
    const late = rotation.plan?.firstCycle.spread ?? 0;
    const to = addMonths(formation.completeBy, 12 * options.years + late + AFTERMATH_MONTHS);
    await launchProgramme(connection.db, cases, programme.policy.id, holderOf('sz/administrator'));
    if (options.inPost) {
      await world.driver.settle();
      const { csv, rows } = await listInPost(world, programme, from);
      const desk = server ?? (await startConsole(services, env, log));
      await bringIn(desk.url, programme.policy.id, csv);
      log(`${rows} people in post are brought in`);
      if (!server) await desk.app.stop();
    }
    const paced = pacer(options.pace);
    const killer = createKiller(options.seed, options.kills);
    await playUntil(world, to, async (date) => {
      await hooks.onDay?.(date, { worker, from, to });
      await killer(date, { worker, from, to });
      await paced(date);
    });
    await hooks.onEnd?.(connection);
    const figures = await figuresOf(connection, programme.policy, to);
    return {
      ...figures,
      options,
      refusals: Object.fromEntries([...world.refusals].toSorted()),
      wallSeconds: Math.round((performance.now() - began) / 100) / 10,
      peakMemoryBytes: memory.peak(),
      workerRestarts: worker.restarts(),
      brokenChains: (await verifyChains(connection.db)).faults.length,
    };
  } finally {
    memory.stop();
    await connection.close();
    await temporal.close();
    await server?.app.stop();
    await worker.stop();
  }
}

/** Console and API, as `npm start` has them. */
async function startConsole(
  services: Services,
  env: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<{ readonly app: App; readonly url: string }> {
  const port = await services.port('server', Number(process.env.PORT) || undefined, 8080);
  const app = await startApp(services.children, {
    name: 'server',
    env: { ...env, PORT: String(port) },
    log,
  });
  return { app, url: `http://127.0.0.1:${port}` };
}

/** Holds the days back to so many a second, by the wall's clock from the beginning on. */
function pacer(pace: number): (date: DateString) => Promise<void> {
  let first: { readonly date: DateString; readonly time: number } | undefined;
  return async (date) => {
    if (pace === 0) return;
    first ??= { date, time: Date.now() };
    const at = first.time + (daysBetween(first.date, date) / pace) * 1000;
    if (at > Date.now()) await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
  };
}
