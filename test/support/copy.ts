import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Copy {
  readonly folder: string;
  /** Changes a file's text; a change that changes nothing is a mistake in the test. */
  edit(path: string, change: (text: string) => string): Promise<void>;
  /** Runs a program of the installed packages in the copy. */
  run(program: string, ...args: readonly string[]): Promise<Ran>;
  remove(): Promise<void>;
}

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Some files and folders of this repository elsewhere, to plant a mistake in and see a check find it. */
export async function copyOf(...paths: readonly string[]): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'lunhuan-copy-'));
  for (const path of paths) await cp(join(ROOT, path), join(folder, path), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    async edit(path, change) {
      const before = await readFile(join(folder, path), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`${path} stays as it is`);
      await writeFile(join(folder, path), after);
    },
    run: (program, ...args) => run(join(ROOT, 'node_modules/.bin', program), args, folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function run(program: string, args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, output: stdout + stderr });
      else reject(error ?? new Error(`${program} did not end`));
    });
  });
}
