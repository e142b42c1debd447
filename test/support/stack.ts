import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime, type WorkerOptions } from '@temporalio/worker';
import { inject } from 'vitest';
import { createCases, type Cases } from '../../client/cases.ts';
import { createDriver, type Driver } from '../../client/driver.ts';
import { launchProgramme } from '../../client/launch.ts';
import { registerSearchAttributes } from '../../client/search-attributes.ts';
import { readConfig, type Config } from '../../config.ts';
import { startWorker, type RunningWorker } from '../../worker.ts';
import { workflowBundle } from './bundle.ts';
import { createPreparedDatabase, type Beginning } from './prepared.ts';
import type { TestDatabase } from './database.ts';

export const PROGRAMME = 'shenzhen-2022';

export interface Stack {
  readonly database: TestDatabase;
  readonly config: Config;
  readonly client: Client;
  readonly cases: Cases;
  readonly driver: Driver;
  /** Another sender, with turns of its own: as another api process has. */
  newCases(): Cases;
  /** Starts a worker in this process, with the relay; the stack stops it if the test has not. */
  worker(overrides?: Partial<WorkerOptions>): Promise<RunningWorker>;
  /** The programme is launched, and what it opened is open. Needs a worker. */
  launch(): Promise<void>;
  /** In good order, as a deployment does. */
  stopWorkers(): Promise<void>;
  stop(): Promise<void>;
}

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

/** A prepared database, and a Temporal namespace in which the cases' ids are nobody else's. */
export async function startStack(beginning?: Beginning): Promise<Stack> {
  const database = await createPreparedDatabase(beginning);
  const address = inject('temporalAddress');
  const connection = await Connection.connect({ address });
  const namespace = await createNamespace(connection);
  return createStack(database, { address, namespace, connection });
}

interface TemporalPlace {
  readonly address: string;
  readonly namespace: string;
  readonly connection: Connection;
}

/** The stack on services that the caller has started. */
export function createStack(
  database: TestDatabase,
  { address, namespace, connection }: TemporalPlace,
): Stack {
  const config = readConfig({
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    TASK_QUEUE: `test-${randomUUID().slice(0, 8)}`,
  });
  const client = new Client({ connection, namespace, identity: 'test' });
  const newCases = (): Cases => createCases({ client, taskQueue: config.taskQueue, clock: 'driven' });
  const cases = newCases();
  const driver = createDriver(database.db, cases);
  const workers: RunningWorker[] = [];
  const stopWorkers = async (): Promise<void> => {
    for (const running of workers.splice(0)) await running.stop();
  };
  return {
    database,
    config,
    client,
    cases,
    driver,
    newCases,
    async worker(overrides = {}) {
      const running = await startWorker(config, {
        workflowBundle: workflowBundle(),
        // A worker that was stopped is waited for this long before another one takes its cases.
        stickyQueueScheduleToStartTimeout: '1 second',
        ...overrides,
      });
      workers.push(running);
      return running;
    },
    async launch() {
      await launchProgramme(database.db, cases, PROGRAMME, 'a-sz-administrator-1');
      await driver.settle();
    },
    stopWorkers,
    async stop() {
      await stopWorkers();
      await connection.close();
      await database.close();
    },
  };
}

/** One namespace a test file: Temporal keeps workflow ids, and so the cases', by namespace. */
async function createNamespace(connection: Connection): Promise<string> {
  const namespace = `t-${randomUUID().slice(0, 8)}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await registerSearchAttributes(connection, namespace);
  return namespace;
}
