import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client, type Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { workingCalendar } from './activities/calendar.ts';
import { createApp } from './api/app.ts';
import type { Probes } from './api/deps.ts';
import { startFeed } from './api/feed.ts';
import { createTokens } from './api/tokens.ts';
import { createCases } from './client/cases.ts';
import { temporalConnection } from './client/connection.ts';
import { createDriver } from './client/driver.ts';
import { readConfig, type Config } from './config.ts';
import { declaredCalendar } from './db/calendar.ts';
import { connect } from './db/client.ts';
import { clockMode } from './db/clock.ts';
import { createScreens } from './schemas/screening.ts';

/** The console's files are beside the sources; the compiled server is one folder deeper. */
const webFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './web' : '../web', import.meta.url),
);
/** Requests that are under way when the server stops have this long to be answered. */
const GRACE_MS = 5000;

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** config -> db -> Temporal client -> api. Temporal may be away when it starts: `/health/ready` says when all is there. */
export async function startServer(config: Config): Promise<RunningServer> {
  const tokens = await createTokens(config);
  const connection = connect(config.databaseUrl, config.databaseConnections);
  const temporal = temporalConnection(config);
  const close = async (): Promise<void> => {
    await temporal.close();
    await connection.close();
  };
  try {
    const { db, sql } = connection;
    const client = new Client({
      connection: temporal,
      namespace: config.temporalNamespace,
      identity: 'api',
    });
    const cases = createCases({ client, taskQueue: config.taskQueue, clock: await clockMode(db) });
    const feed = await startFeed(sql);
    const probes = createProbes(temporal, config);
    const calendarOn = declaredCalendar(workingCalendar());
    const app = createApp(
      {
        db,
        sql,
        cases,
        driver: createDriver(db, cases),
        tokens,
        publicNotices: config.publicNotices,
        trustedProxies: config.trustedProxies,
        feed,
        probes,
        calendar: () => calendarOn(db),
        screens: createScreens(),
      },
      webFolder,
    );
    const server = app.listen(config.port, config.host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
      stop: async () => {
        const closed = once(server, 'close');
        server.close();
        server.closeIdleConnections();
        // Live event streams have no end of their own.
        const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        feed.stop();
        await closed;
        clearTimeout(impatience);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function createProbes(temporal: Connection, { temporalNamespace: namespace, taskQueue }: Config): Probes {
  return {
    temporal: async () => {
      await temporal.workflowService.getSystemInfo({});
    },
    worker: async () => {
      const { pollers } = await temporal.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: taskQueue },
        taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
      });
      if (!pollers?.length) throw new Error('no worker takes tasks');
    },
  };
}

async function main(): Promise<void> {
  const running = await startServer(readConfig(process.env, { api: true }));
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= running.stop().catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
      });
    });
  }
  process.stdout.write('server: ready\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  });
}
