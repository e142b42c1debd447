import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** How something is started. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/** Peers are no part of the product: what they need is kept beside the clone's other downloads. */
export const benchCache = (name: string): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'lunhuan', 'bench', name);

/** Runs a command to its end; an error that says what is missing when it is not there, or what it said. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  try {
    await execute(command, args, { cwd });
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as NodeJS.ErrnoException & Said;
    if (code === 'ENOENT') throw new Error(`there is no ${command} on PATH`);
    throw new Error(`${command} ${args[0] ?? ''} failed: ${(stderr || stdout).trim()}`);
  }
}

interface Said {
  readonly stdout?: string;
  readonly stderr?: string;
}
