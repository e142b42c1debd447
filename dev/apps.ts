import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Child, Children } from './children.ts';

/** How long a process of ours may take to say that it is ready: the worker bundles its workflows first. */
const READY_MS = 60_000;
/** Pause before a process that ended is started again: so that one that cannot start does not fill the disk. */
const PAUSE_MS = 500;
const LOOK_MS = 50;

const root = fileURLToPath(new URL('..', import.meta.url));
const tsx = fileURLToPath(import.meta.resolve('tsx'));

export interface App {
  readonly name: string;
  /** Of the process that runs now. */
  readonly pid: () => number;
  /** Times that it ended unasked and was started again. */
  readonly restarts: () => number;
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly name: 'worker' | 'server';
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
}

/** Starts worker.ts or server.ts as a process of its own, waits until it is ready, and starts it again should it end. */
export async function startApp(children: Children, { name, env, log }: AppOptions): Promise<App> {
  let stopping = false;
  let restarts = 0;

  const launch = async (): Promise<Child> => {
    const child = children.start({
      name,
      command: process.execPath,
      args: ['--enable-source-maps', '--import', tsx, `${root}${name}.ts`],
      env: { ...process.env, ...env },
    });
    await ready(child);
    return child;
  };
  let child = await launch();

  const watch = (): void => {
    void child.exit.then(async (code) => {
      while (!stopping) {
        restarts += 1;
        log(`The ${name} ended (${code}) and is started again; its log is ${child.log}`);
        await pause(PAUSE_MS);
        if (stopping) return;
        try {
          child = await launch();
          watch();
          return;
        } catch (error) {
          log(error instanceof Error ? error.message : String(error));
        }
      }
    });
  };
  watch();

  return {
    name,
    pid: () => child.pid,
    restarts: () => restarts,
    async stop() {
      stopping = true;
      await child.stop();
    },
  };
}

/** A process says that it is ready in its log, after what earlier ones wrote there. */
export async function ready(child: Child): Promise<void> {
  const from = existsSync(child.log) ? statSync(child.log).size : 0;
  let ended: number | string | undefined;
  void child.exit.then((code) => (ended = code));
  const said = (): string => readFileSync(child.log).subarray(from).toString('utf8');
  for (let waited = 0; waited < READY_MS; waited += LOOK_MS) {
    if (said().includes(`${child.name}: ready`)) return;
    if (ended !== undefined) throw new Error(`The ${child.name} could not start:\n${said().trim()}`);
    await pause(LOOK_MS);
  }
  throw new Error(`The ${child.name} was not ready within ${READY_MS / 1000} s: see ${child.log}`);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
