import { createChildren, stopOrphans, type Child, type Children } from './children.ts';
import { openDataDir, type DataDir } from './data-dir.ts';
import { ensureFree, freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { startTemporal } from './temporal.ts';

export interface ServiceOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Settings of Postgres beyond the defaults: tests do without fsync. */
  readonly postgresSettings?: Readonly<Record<string, string>>;
  /** Tests keep Temporal's state in memory. */
  readonly temporalInMemory?: boolean;
  /** Temporal's list of workflows is left behind, where nobody looks at it. */
  readonly temporalUnlisted?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Services {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** Of Temporal's web pages; none when the server is somebody else's. */
  readonly temporalUi: string | undefined;
  readonly dataDir: DataDir;
  readonly children: Children;
  /** The servers that we started: whoever runs a copy watches over them. */
  readonly own: readonly Child[];
  /** The wanted one or none; else what it was the last time, or `first`, so that addresses stay, or any other where that is taken. */
  port(name: string, wanted?: number, first?: number): Promise<number>;
  stop(): Promise<void>;
}

/** A real Postgres and a real Temporal server: those that the environment names, else our own on this machine. */
export async function startServices(options: ServiceOptions): Promise<Services> {
  const {
    log,
    postgresSettings = {},
    temporalInMemory = false,
    temporalUnlisted = false,
    env = process.env,
  } = options;
  const dataDir = openDataDir(options.dataDir);
  const children = createChildren(dataDir);
  const own: Child[] = [];
  try {
    const orphans = await stopOrphans(dataDir);
    if (orphans > 0) log(`Ended ${orphans} processes that an earlier start had left behind`);
    const port = portsOf(dataDir);
    let databaseUrl = env.DATABASE_URL;
    if (!databaseUrl) {
      log('Starting Postgres');
      const started = await startPostgres(dataDir, children, {
        port: await port('postgres'),
        settings: postgresSettings,
        log,
      });
      databaseUrl = started.url;
      own.push(started.child);
    }
    let temporalAddress = env.TEMPORAL_ADDRESS;
    let temporalUi: string | undefined;
    if (!temporalAddress) {
      log('Starting the Temporal server');
      const uiPort = await port('temporal-ui');
      const started = await startTemporal(dataDir, children, {
        port: await port('temporal'),
        uiPort,
        persistent: !temporalInMemory,
        listed: !temporalUnlisted,
        log,
      });
      temporalAddress = started.address;
      temporalUi = `http://127.0.0.1:${uiPort}`;
      own.push(started.child);
    }
    const stop = async (): Promise<void> => {
      await children.stopAll();
      dataDir.unlock();
    };
    return { databaseUrl, temporalAddress, temporalUi, dataDir, children, own, port, stop };
  } catch (error) {
    await children.stopAll();
    dataDir.unlock();
    throw error;
  }
}

function portsOf(dataDir: DataDir) {
  const known = JSON.parse(dataDir.read('ports.json') ?? '{}') as Record<string, number>;
  return async (name: string, wanted?: number, first?: number): Promise<number> => {
    if (wanted !== undefined) await ensureFree(wanted);
    const port = wanted ?? (await freePort(known[name] ?? first));
    known[name] = port;
    dataDir.write('ports.json', JSON.stringify(known));
    return port;
  };
}
