import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.ts';

export interface WorkerProcess {
  /** SIGKILL: it closes nothing and finishes nothing. */
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL('../../worker.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The worker as `npm start` runs it, in a process of its own. */
export async function spawnWorker(config: Config): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: config.databaseUrl,
      TEMPORAL_ADDRESS: config.temporalAddress,
      TEMPORAL_NAMESPACE: config.temporalNamespace,
      TASK_QUEUE: config.taskQueue,
      WORKFLOW_BUNDLE: process.env.WORKFLOW_BUNDLE,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer): void => {
      said += data.toString();
      if (said.includes('worker: ready')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`the worker ended at once:\n${said}`)));
  });
  return {
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
