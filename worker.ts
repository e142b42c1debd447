import { fileURLToPath, pathToFileURL } from 'node:url';
import { existsSync } from 'node:fs';
import { Client } from '@temporalio/client';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type NativeConnectionOptions,
  type WorkerOptions,
} from '@temporalio/worker';
import { createActivities } from './activities/index.ts';
import { createSolver } from './activities/solver.ts';
import { publishedVersion, workingCalendar } from './activities/calendar.ts';
import { createCases } from './client/cases.ts';
import { temporalConnection } from './client/connection.ts';
import { startRelay } from './client/relay.ts';
import { startSweep } from './client/sweep.ts';
import { temporalOptions } from './client/temporal-options.ts';
import { registerSearchAttributes } from './client/search-attributes.ts';
import { readConfig, type Config } from './config.ts';
import { publishCalendar } from './db/calendar.ts';
import { connect } from './db/client.ts';
import { clockMode } from './db/clock.ts';
import { createGather } from './db/facts.ts';
import type { RecordDeps } from './db/record.ts';
import { processOf } from './domain/processes.ts';
import { createScreens } from './schemas/screening.ts';
import { preloadModules, workflowsPath } from './workflows/bundle.ts';

/** `npm run build` makes it, so that production need not bundle at every start. */
const prebuilt = fileURLToPath(new URL('./workflow-bundle.js', import.meta.url));

/**
 * With these polls, p99 under load was a quarter of what the SDK's defaults gave on 2 cores. A waiting case takes 0.12 MB
 * (npm run bench -- memory), so that many more of them fit than the SDK reckons with; one that does not is replayed.
 */
export const tuning = {
  maxCachedWorkflows: 5000,
  maxConcurrentWorkflowTaskPolls: 20,
  nonStickyToStickyPollRatio: 0.5,
  identity: `w${process.pid}`,
  // Which code a task ran on, as Temporal shows it. Every task's history holds it twice; the SDK's own choice is a hash of
  // ninety characters.
  buildId: 'v1',
} satisfies Partial<WorkerOptions>;

/** What a task carries is a few kilobytes: packing it costs both sides more than sending it. */
export const unpacked = { grpcCompression: { codec: 'none' } } satisfies NativeConnectionOptions;

export interface RunningWorker {
  /** Ends when the worker has; rejects when it failed. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/** config -> db -> activities -> Temporal worker and relay. `overrides` is for tests: a cache of one, a bundle built once. */
export async function startWorker(
  config: Config,
  overrides: Partial<WorkerOptions> = {},
): Promise<RunningWorker> {
  const connection = connect(config.databaseUrl, config.databaseConnections);
  await publishCalendar(connection.db, publishedVersion());
  const gather = createGather({ calendar: workingCalendar(), ...createScreens() });
  const deps: RecordDeps = { db: connection.db, processOf, gather };

  const solver = createSolver();
  const clientConnection = temporalConnection(config);
  await clientConnection.ensureConnected();
  const client = new Client({
    connection: clientConnection,
    namespace: config.temporalNamespace,
    identity: 'relay',
  });
  await registerSearchAttributes(clientConnection, config.temporalNamespace);
  const codePath = config.workflowBundle ?? (existsSync(prebuilt) ? prebuilt : null);
  const native = await NativeConnection.connect({
    ...temporalOptions(config),
    ...unpacked,
  });
  const worker = await Worker.create({
    connection: native,
    namespace: config.temporalNamespace,
    taskQueue: config.taskQueue,
    activities: createActivities(deps, solver),
    ...(codePath === null
      ? { workflowsPath, bundlerOptions: { preloadModules } }
      : { workflowBundle: { codePath } }),
    ...tuning,
    ...overrides,
  });
  const clock = await clockMode(connection.db);
  const cases = createCases({ client, taskQueue: config.taskQueue, clock });
  const relay = await startRelay(connection, cases, deps);
  const sweep = clock === 'real' ? startSweep(connection.db, cases) : undefined;

  const run = async (): Promise<void> => {
    try {
      await worker.run();
    } finally {
      const relayed = Promise.all([relay.stop(), sweep?.stop()]);
      // What the relay still waits for, this worker does not answer any more.
      await clientConnection.close();
      await relayed;
      await native.close();
      await solver.stop();
      await connection.close();
    }
  };
  const done = run();
  return {
    done,
    stop: async () => {
      // These first: what they have sent may be for this worker to take.
      await Promise.all([relay.stop(), sweep?.stop()]);
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
}

async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const running = await startWorker(readConfig());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void running.stop());
  }
  process.stdout.write('worker: ready\n');
  await running.done;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  });
}
