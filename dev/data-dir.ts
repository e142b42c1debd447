import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a copy of Lunhuan keeps on one machine: its database, its Temporal server's, ports, secrets and logs. */
export interface DataDir {
  readonly path: string;
  file(...names: string[]): string;
  /** A random secret, made once and kept. */
  secret(name: string): string;
  read(name: string): string | undefined;
  write(name: string, text: string): void;
  unlock(): void;
}

/** When a process began, as the system says it: with the pid it names one process, for pids are used again. */
export function startedAt(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Who has locked a data folder, as its lock says, and whether that process still runs. Nobody where it says nothing. */
export function lockedBy(path: string): { readonly pid: number; readonly runs: boolean } | undefined {
  const file = join(path, 'lock');
  if (!existsSync(file)) return undefined;
  const [pid = '', began = ''] = readFileSync(file, 'utf8').split('\n');
  if (pid === '' || began === '') return undefined;
  return { pid: Number(pid), runs: startedAt(Number(pid)) === began };
}

/** Opens and locks a data folder; a second copy on the same folder is told who holds it. */
export function openDataDir(path: string): DataDir {
  mkdirSync(join(path, 'logs'), { recursive: true });
  const file = (...names: string[]): string => join(path, ...names);
  const read = (name: string): string | undefined =>
    existsSync(file(name)) ? readFileSync(file(name), 'utf8') : undefined;
  const write = (name: string, text: string): void => writeFileSync(file(name), text, { mode: 0o600 });
  lock(path, file('lock'));
  return {
    path,
    file,
    read,
    write,
    secret(name) {
      const known = read(name);
      if (known) return known;
      const secret = randomBytes(32).toString('hex');
      write(name, secret);
      return secret;
    },
    unlock: () => rmSync(file('lock'), { force: true }),
  };
}

function lock(path: string, lockFile: string): void {
  for (;;) {
    try {
      const handle = openSync(lockFile, 'wx', 0o600);
      writeFileSync(handle, `${process.pid}\n${startedAt(process.pid) ?? ''}`);
      closeSync(handle);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new Error(
          `${path} cannot be written to: choose another folder with DATA_DIR (${String(error)})`,
        );
      }
    }
    const holder = lockedBy(path);
    if (holder?.runs) {
      const { pid } = holder;
      throw new Error(
        `${path} is in use by process ${pid}. Stop that copy (Ctrl-C there, or kill ${pid}), ` +
          'or start this one beside it with another DATA_DIR.',
      );
    }
    rmSync(lockFile, { force: true });
  }
}
