import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchCache, run, type Command } from './install.ts';

const sources = fileURLToPath(new URL('./dbos/', import.meta.url));

/** Installs DBOS in the bench's cache, and says how its peer is started. */
export async function installDbos(): Promise<Command> {
  const folder = benchCache('dbos');
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', 'peer.mjs'])
    copyFileSync(join(sources, file), join(folder, file));
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  return { command: process.execPath, args: [join(folder, 'peer.mjs')] };
}
