import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOf, type Copy } from '../support/copy.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const compose = await readFile(`${root}docker-compose.yml`, 'utf8');
const dockerfile = await readFile(`${root}Dockerfile`, 'utf8');
const dockerignore = await readFile(`${root}.dockerignore`, 'utf8');

/** The commands of the services, and of the image. */
const programs = [...new Set(`${compose}${dockerfile}`.match(/dist\/[\w-]+\.js/g))];

/** What .dockerignore lets into the image. */
const context = [...dockerignore.matchAll(/^!(.+)$/gm)]
  .map(([, path = '']) => path)
  .flatMap((path) =>
    path === '*.ts' ? ['config.ts', 'load.ts', 'migrate.ts', 'server.ts', 'worker.ts'] : path,
  )
  .flatMap((path) => (path === 'tsconfig*.json' ? ['tsconfig.json', 'tsconfig.build.json'] : path));

let copy: Copy;

beforeAll(async () => {
  copy = await copyOf(...context);
  const compiled = await copy.run('tsc', '-p', 'tsconfig.build.json');
  if (compiled.code !== 0) throw new Error(compiled.output);
  const bundled = await copy.run('tsx', 'workflows/build-bundle.ts');
  if (bundled.code !== 0) throw new Error(bundled.output);
});
afterAll(() => copy.remove());

describe('docker-compose.yml', () => {
  it('starts a migration, a worker and a server', () => {
    expect(programs.toSorted()).toEqual(['dist/migrate.js', 'dist/server.js', 'dist/worker.js']);
  });

  it.each(programs)('starts %s, which the build makes, with all that it needs', async (program) => {
    const said = await complaints(program);
    const needed = [...said.matchAll(/- (\w+) is not set/g)].map(([, name = '']) => name);
    expect(needed).toContain('DATABASE_URL');
    for (const name of needed) expect(compose).toMatch(new RegExp(`^ +${name}: `, 'm'));
  });

  it('gives the programs the files that they read', () => {
    for (const path of ['workflow-bundle.js', 'db/migrations/meta/_journal.json', 'policies/shenzhen-2022']) {
      expect(existsSync(`${copy.folder}/dist/${path}`), path).toBe(true);
    }
  });

  it('mounts files that are there', () => {
    const mounted = [...compose.matchAll(/- \.\/(\S+?):/g)].map(([, path = '']) => path);
    expect(mounted.length).toBeGreaterThan(0);
    for (const path of mounted) expect(existsSync(`${root}${path}`), path).toBe(true);
  });

  it('lets workers be as many as wanted', () => {
    const worker = /^ {2}worker:\n((?: {4}.*\n)+)/m.exec(compose)?.[1] ?? '';
    expect(worker).toContain('dist/worker.js');
    expect(worker).not.toMatch(/container_name|ports/);
  });
});

/** What a program of the build says when its environment is empty. */
function complaints(program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program], { cwd: copy.folder, env: {} }, (error, _, stderr) => {
      if (error?.code === 1) resolve(stderr);
      else reject(error ?? new Error(`${program} ended without a complaint`));
    });
  });
}
