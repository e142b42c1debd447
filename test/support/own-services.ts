import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServices, type Services } from '../../dev/services.ts';

type Name = 'postgres' | 'temporal';

/** A Postgres and a Temporal server of a test's own, each to be killed and started again on its port. */
export interface OwnServices {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** SIGKILL. */
  kill(name: Name): Promise<void>;
  /** What was killed comes back with its data, where it was. */
  restart(name: Name): Promise<void>;
  stop(): Promise<void>;
}

/** Each in a folder of its own. Both write to files as in production: what they acknowledge must survive. */
export async function startOwnServices(): Promise<OwnServices> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunhuan-faults-'));
  const elsewhere = { postgres: { TEMPORAL_ADDRESS: 'elsewhere' }, temporal: { DATABASE_URL: 'elsewhere' } };
  const start = (name: Name): Promise<Services> =>
    startServices({ dataDir: join(dataDir, name), log: () => undefined, env: elsewhere[name] });
  const running = { postgres: await start('postgres'), temporal: await start('temporal') };
  const { databaseUrl } = running.postgres;
  const { temporalAddress } = running.temporal;
  return {
    databaseUrl,
    temporalAddress,
    async kill(name) {
      const [child] = running[name].own;
      if (!child) throw new Error(`${name} is not ours to kill`);
      process.kill(child.pid, 'SIGKILL');
      await child.exit;
      await running[name].stop();
    },
    async restart(name) {
      running[name] = await start(name);
      const { databaseUrl: url, temporalAddress: address } = running[name];
      if (name === 'postgres' && url !== databaseUrl) throw new Error(`Postgres came back at ${url}`);
      if (name === 'temporal' && address !== temporalAddress)
        throw new Error(`Temporal came back at ${address}`);
    },
    async stop() {
      await running.temporal.stop();
      await running.postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
