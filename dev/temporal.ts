import { Connection } from '@temporalio/client';
import { searchAttributes } from '../workflows/messages.ts';
import type { Child, Children } from './children.ts';
import type { DataDir } from './data-dir.ts';
import { temporalBinary } from './temporal-binary.ts';

export interface TemporalOptions {
  readonly port: number;
  readonly uiPort: number;
  /** Without a file it keeps everything in memory, which is for tests. */
  readonly persistent: boolean;
  /** Whether its list of workflows is kept up. */
  readonly listed: boolean;
  readonly log: (line: string) => void;
}

/** Dynamic configuration as the command line takes it. */
const configured = (settings: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(settings).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]);

/**
 * A fifth of Temporal's work is to keep its list of workflows: their starts, stages and ends, to be searched. Where nobody looks these
 * writes wait, all but one a second, and go with the rest. Cases, their updates and what they answer do not need the list.
 */
const unlisted = { 'history.visibilityProcessorMaxPollRPS': '1', 'history.visibilityTaskBatchSize': '1' };

/**
 * The development server reads anew for each task which search attributes there are, so that one is known as soon as it is
 * registered. Ours are there from the start; for tests, which make namespaces as they go, that is how it has to be.
 */
const knownFromTheStart: readonly string[] = [
  ...configured({ 'system.forceSearchAttributesCacheRefreshOnRead': 'false' }),
  ...Object.values(searchAttributes).flatMap(({ name, type }) => ['--search-attribute', `${name}=${type}`]),
];

/** Starts the official Temporal development server with its web UI. */
export async function startTemporal(
  dataDir: DataDir,
  children: Children,
  { port, uiPort, persistent, listed, log }: TemporalOptions,
): Promise<{ address: string; child: Child }> {
  const binary = await temporalBinary(log);
  const child = children.start({
    name: 'temporal',
    command: binary,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--log-level', 'warn'],
      ...['--port', String(port), '--ui-port', String(uiPort)],
      ...(persistent ? ['--db-filename', dataDir.file('temporal.db')] : []),
      // Several times faster; a kill loses nothing, a power failure perhaps the last commits, which the record repairs.
      ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
      // Ten, the default, gives errors and stalls of seconds when many decide on one case at once.
      ...configured({ 'history.maxInFlightUpdates': '1000', ...(listed ? {} : unlisted) }),
      ...(persistent ? knownFromTheStart : []),
    ],
    stopSignal: 'SIGINT',
  });
  const address = `127.0.0.1:${port}`;
  await ready(address, child);
  return { address, child };
}

async function ready(address: string, child: Child): Promise<void> {
  let ended: number | string | undefined;
  void child.exit.then((code) => (ended = code));
  for (let tries = 0; tries < 300; tries += 1) {
    if (ended !== undefined)
      throw new Error(`the Temporal server ended at once (${ended}): see ${child.log}`);
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1000 });
      try {
        await connection.workflowService.describeNamespace({ namespace: 'default' });
        return;
      } finally {
        await connection.close();
      }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error(`the Temporal server did not answer within 60 s: see ${child.log}`);
}
