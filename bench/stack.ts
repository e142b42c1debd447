import { Client, Connection } from '@temporalio/client';
import { createCases, type Cases } from '../client/cases.ts';
import { connect, type Connection as Database } from '../db/client.ts';
import { startApp, type App } from '../dev/apps.ts';
import { prepare } from '../dev/prepare.ts';
import type { Services } from '../dev/services.ts';
import { onThrowaway } from '../dev/throwaway.ts';
import type { ProgrammeData } from '../domain/programme-data.ts';
import type { DateString } from '../domain/time.ts';

const TASK_QUEUE = 'lunhuan';

/** A copy of its own, set up as `npm start` does it, on which nothing else runs. */
export interface BenchStack {
  readonly services: Services;
  readonly programme: ProgrammeData;
  readonly database: Database;
  readonly temporal: Client;
  readonly cases: Cases;
  readonly worker: App;
  /** Of the API, without a slash at the end. */
  readonly url: string;
  readonly databaseUrl: string;
  /** Another server, on a database that is put otherwise; it ends with the stack. Its address. */
  serverOn(url: string): Promise<string>;
  /** Ends worker, server and Temporal for good, and leaves Postgres alone on the machine. */
  halt(): Promise<void>;
}

export interface BenchStackOptions {
  readonly start: DateString | 'real';
  readonly towns: number;
}

export async function withStack<T>(
  { start, towns }: BenchStackOptions,
  work: (stack: BenchStack) => Promise<T>,
): Promise<T> {
  const log = (line: string): void => console.error(line);
  return onThrowaway({ name: 'bench', log }, async (services) => {
    const databaseUrl = new URL(services.databaseUrl);
    databaseUrl.pathname = `/bench_${Date.now()}`;
    const programme = await prepare(databaseUrl.href, { start, seed: 1, towns, log });
    const port = await services.port('server');
    const env = {
      ...{ DATABASE_URL: databaseUrl.href, TEMPORAL_ADDRESS: services.temporalAddress, TASK_QUEUE },
      ...{ EMBEDDED: '1', TOKEN_SECRET: services.dataDir.secret('token-secret'), PORT: String(port) },
    };
    const worker = await startApp(services.children, { name: 'worker', env, log });
    const server = await startApp(services.children, { name: 'server', env, log });
    const database = connect(databaseUrl.href, 4);
    const others: App[] = [];
    const connection = await Connection.connect({ address: services.temporalAddress });
    try {
      const temporal = new Client({ connection, identity: 'bench' });
      const clock = start === 'real' ? ('real' as const) : ('driven' as const);
      const cases = createCases({ client: temporal, taskQueue: TASK_QUEUE, clock });
      const url = `http://127.0.0.1:${port}`;
      const halt = async (): Promise<void> => {
        await server.stop();
        await worker.stop();
        await services.own.find(({ name }) => name === 'temporal')?.stop();
      };
      const serverOn = async (other: string): Promise<string> => {
        const PORT = String(await services.port('other-server'));
        const otherEnv = { ...env, PORT, DATABASE_URL: other };
        others.push(await startApp(services.children, { name: 'server', env: otherEnv, log }));
        return `http://127.0.0.1:${PORT}`;
      };
      return await work({
        ...{ services, programme, database, temporal, cases, worker, url, halt },
        ...{ databaseUrl: databaseUrl.href, serverOn },
      });
    } finally {
      await database.close();
      await connection.close();
      for (const other of others) await other.stop();
      await server.stop();
      await worker.stop();
    }
  });
}
