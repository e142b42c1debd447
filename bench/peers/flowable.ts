import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchCache, run, type Command } from './install.ts';

const sources = fileURLToPath(new URL('./flowable/', import.meta.url));

/** Builds the peer with Maven in the bench's cache, and says how it is started. */
export async function installFlowable(): Promise<Command> {
  const folder = benchCache('flowable');
  await run('java', ['-version'], sources);
  await run('mvn', ['-q', '-B', `-Dbuilt=${folder}`, 'prepare-package'], sources);
  const path = [join(folder, 'classes'), join(folder, 'libraries', '*')].join(delimiter);
  // A quarter of a usual machine's memory, taken at once: it does not grow while it is measured.
  return { command: 'java', args: ['-Xms1g', '-Xmx1g', '-cp', path, 'bench.Peer'] };
}
