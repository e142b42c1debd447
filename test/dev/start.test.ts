import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { freePort } from '../../dev/ports.ts';

const run = promisify(execFile);
/** For a machine that may be busy with others. */
const LONG = 300_000;

interface Copy {
  readonly process: ChildProcess;
  readonly url: string;
  readonly said: () => string;
  readonly ended: Promise<number | string>;
}

/** What `npm start` runs. */
const NPM_START = ['--import', 'tsx', 'dev/start.ts'];

/** With a folder and a port of its own. */
const start = (folder: string, port: number, ...args: readonly string[]): Copy =>
  launch(folder, port, process.execPath, [...NPM_START, ...args]);

function launch(
  folder: string,
  port: number,
  command: string,
  args: readonly string[],
  workflowBundle = '',
): Copy {
  const fresh = { DATABASE_URL: '', TEMPORAL_ADDRESS: '', WORKFLOW_BUNDLE: workflowBundle };
  const child = spawn(command, args, {
    env: { ...process.env, ...fresh, DATA_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  return { process: child, url: `http://127.0.0.1:${port}`, said: () => said, ended };
}

/** Fails with what it said, where it ends before. */
const ready = (copy: Copy): Promise<void> =>
  Promise.race([
    copy.ended.then((code) => {
      throw new Error(`it has ended (${code}): ${copy.said()}`);
    }),
    vi.waitFor(
      async () => {
        const { status } = await fetch(`${copy.url}/health/ready`).catch(() => ({ status: 0 }));
        if (status !== 200 || !copy.said().includes('Lunhuan is ready')) throw new Error(copy.said());
      },
      // Before the test's own time is up, which says nothing.
      { timeout: LONG - 10_000, interval: 200 },
    ),
  ]);

const tour = (copy: Copy): Promise<{ stdout: string }> =>
  run(process.execPath, ['--import', 'tsx', 'rehearsal/tour.ts'], {
    env: { ...process.env, LUNHUAN_URL: copy.url },
  });

/** Pids of what a copy started and its watchdog would end. */
const pidsOf = (folder: string): number[] =>
  readFileSync(join(folder, 'pids'), 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [Number(line.split(' ')[1])]));

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('npm start', () => {
  let folder: string;
  let port: number;
  let copy: Copy;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lunhuan-start-'));
    port = await freePort();
    copy = start(folder, port);
    await ready(copy);
  }, LONG);

  afterAll(async () => {
    copy.process.kill('SIGKILL');
    await copy.ended;
    await vi.waitFor(
      () => {
        const left = existsSync(join(folder, 'pids')) ? pidsOf(folder).filter(isRunning) : [];
        if (left.length > 0) throw new Error(`still running: ${left.join(' ')}`);
      },
      { timeout: 30_000 },
    );
    await rm(folder, { recursive: true, force: true });
  }, LONG);

  it('says where everything is, and who one may be', () => {
    expect(copy.said()).toContain(`${copy.url}/`);
    expect(copy.said()).toContain('a-sz-administrator-1');
    expect(copy.said()).toMatch(/Temporal\s+http:\/\/127\.0\.0\.1:\d+/);
  });

  it('is toured by HR, approvers, host and leader', { timeout: LONG }, async () => {
    expect((await tour(copy)).stdout).toContain('everything came as it should');
  });

  it('tells a second copy on the same folder who has it', { timeout: LONG }, async () => {
    const second = start(folder, await freePort());
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/in use by process \d+.*another DATA_DIR/s);
  });

  it('runs beside another copy', { timeout: LONG }, async () => {
    const other = await mkdtemp(join(tmpdir(), 'lunhuan-start-'));
    // The first copy has shown that it bundles the workflows.
    const beside = launch(other, await freePort(), process.execPath, NPM_START, inject('workflowBundle'));
    try {
      await ready(beside);
      expect((await fetch(`${copy.url}/health/ready`)).status).toBe(200);
    } finally {
      beside.process.kill('SIGINT');
      expect(await beside.ended).toBe(0);
      expect(pidsOf(other)).toEqual([]);
      await rm(other, { recursive: true, force: true });
    }
  });

  it(
    'goes on where it stopped, also when it was killed with all it had started',
    { timeout: LONG },
    async () => {
      const started = pidsOf(folder);
      expect(started.length).toBeGreaterThanOrEqual(4);
      copy.process.kill('SIGKILL');
      await copy.ended;
      await vi.waitFor(() => expect(started.filter(isRunning)).toEqual([]), { timeout: 30_000 });
      copy = launch(folder, port, 'npm', ['start']);
      await ready(copy);
      const { stdout } = await tour(copy);
      // The first town has its team: this time it is another one.
      expect(stdout).toContain('76 towns, 1 at full strength');
      expect(stdout).toContain('everything came as it should');
    },
  );

  it('ends all it started when npm alone is killed', { timeout: LONG }, async () => {
    const started = pidsOf(folder);
    expect(started.filter(isRunning).length).toBeGreaterThanOrEqual(4);
    copy.process.kill('SIGKILL');
    await copy.ended;
    await vi.waitFor(() => expect(started.filter(isRunning)).toEqual([]), { timeout: 30_000 });
  });
});

describe('npm start, when something is not right', () => {
  it('says that the port is in use', { timeout: LONG }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lunhuan-start-'));
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    const copy = start(folder, port);
    expect(await copy.ended).toBe(1);
    expect(copy.said()).toContain(`Port ${port} is in use`);
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it(
    'does not reset without being told that it may, nor what is not its own',
    { timeout: LONG },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'lunhuan-start-'));
      await writeFile(join(folder, 'letter.txt'), 'mine');
      const stranger = start(folder, await freePort(), '--reset', '--yes');
      expect(await stranger.ended).toBe(1);
      expect(stranger.said()).toContain('something other than Lunhuan');
      await writeFile(join(folder, 'ports.json'), '{}');
      const unasked = start(folder, await freePort(), '--reset');
      expect(await unasked.ended).toBe(1);
      expect(unasked.said()).toContain('--yes');
      expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('mine');
      await rm(folder, { recursive: true, force: true });
    },
  );
});
