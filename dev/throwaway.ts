import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServices, type ServiceOptions, type Services } from './services.ts';

/** Settings of a Postgres that is thrown away afterwards: it need not survive a power failure. */
export const notDurable = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export interface ThrowawayOptions extends Omit<ServiceOptions, 'dataDir'> {
  /** What the folder is called by. */
  readonly name: string;
}

/** Works on services in a folder of their own, which are gone afterwards. */
export async function onThrowaway<T>(
  { name, ...options }: ThrowawayOptions,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), `lunhuan-${name}-`));
  const services = await startServices({ ...options, dataDir });
  try {
    return await work(services);
  } finally {
    await services.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
