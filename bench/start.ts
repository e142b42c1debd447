import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../dev/ports.ts';
import type { Report } from './report.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const LOOK_MS = 50;

/** npm start in an empty folder, stopped, and once more: until `/health/ready` says so. */
export async function start(): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'lunhuan-start-'));
  try {
    const port = await freePort();
    const first = await untilReady(folder, port);
    const second = await untilReady(folder, port);
    return {
      bench: 'start',
      figures: [
        { what: 'npm start, the first time', value: first, unit: 's' },
        { what: 'npm start, the second time', value: second, unit: 's', atMost: 20 },
        { what: 'the second against the first', value: second / first, unit: 'times' },
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function untilReady(folder: string, port: number): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'dev/start.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
      if (answer?.ok) return (performance.now() - began) / 1000;
      if (child.exitCode !== null) throw new Error('npm start ended before it was ready');
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
