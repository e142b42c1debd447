import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startedAt, type DataDir } from './data-dir.ts';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Another user to run as: Postgres refuses to be root. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** What asks it to stop in good order. */
  readonly stopSignal?: 'SIGTERM' | 'SIGINT';
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** Ends with its exit code, or the signal that ended it. */
  readonly exit: Promise<number | string>;
  stop(): Promise<void>;
}

export interface Children {
  start(options: ChildOptions): Child;
  /** Stops all, the last started first. */
  stopAll(): Promise<void>;
}

/** How long a child may take to stop in good order before it is ended for good. */
const PATIENCE_MS = 10_000;

const watchdogScript = fileURLToPath(new URL('./watchdog.sh', import.meta.url));

/**
 * Processes of one copy. Each has a session of its own, so that Ctrl-C reaches this process alone, which stops them in
 * order; a watchdog does it in our stead when we are killed.
 */
export function createChildren(dataDir: DataDir): Children {
  const running: Child[] = [];
  const signals = new Map<Child, string>();
  let watchdog: ChildProcess | undefined;

  const note = (): void => {
    const lines = running
      .toReversed()
      .map(
        (child) =>
          `${(signals.get(child) ?? 'SIGTERM').slice(3)} ${child.pid} ${startedAt(child.pid) ?? '-'}\n`,
      );
    dataDir.write('pids', lines.join(''));
    if (watchdog || running.length === 0) return;
    watchdog = spawn('sh', [watchdogScript, dataDir.file('pids')], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    watchdog.unref();
    (watchdog.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  };

  const start = (options: ChildOptions): Child => {
    const { name, command, args, env, user, stopSignal = 'SIGTERM' } = options;
    const log = dataDir.file('logs', `${name}.log`);
    const output = openSync(log, 'a');
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', output, output],
      env: env ?? process.env,
      ...user,
      ...(user && { cwd: '/' }),
    });
    closeSync(output);
    if (child.pid === undefined) throw new Error(`${name} could not be started: is ${command} there?`);
    const { pid } = child;
    const exit = new Promise<number | string>((resolve) => {
      child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
      child.once('error', (error) => resolve(error.message));
    });
    const started: Child = {
      name,
      pid,
      log,
      exit,
      stop: async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill(stopSignal);
        const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
        await exit;
        clearTimeout(timer);
      },
    };
    running.push(started);
    signals.set(started, stopSignal);
    void exit.then(() => {
      running.splice(running.indexOf(started), 1);
      note();
    });
    note();
    return started;
  };

  return {
    start,
    async stopAll() {
      for (const child of running.toReversed()) await child.stop();
      watchdog?.kill('SIGKILL');
      watchdog = undefined;
      dataDir.write('pids', '');
    },
  };
}

/** Ends what an earlier copy left behind: by pid and start time, so that nobody else is hit. */
export async function stopOrphans(dataDir: DataDir): Promise<number> {
  let stopped = 0;
  for (const line of (dataDir.read('pids') ?? '').split('\n')) {
    const [, signal, pid, began] = /^(\w+) (\d+) (.+)$/.exec(line) ?? [];
    if (!signal || !pid || startedAt(Number(pid)) !== began) continue;
    stopped += 1;
    process.kill(Number(pid), `SIG${signal}` as NodeJS.Signals);
    for (let tries = 0; startedAt(Number(pid)) === began && tries < PATIENCE_MS / 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if (startedAt(Number(pid)) === began) process.kill(Number(pid), 'SIGKILL');
  }
  dataDir.write('pids', '');
  return stopped;
}
