import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { benchCache, run, type Command } from './install.ts';

const sources = fileURLToPath(new URL('./ortools/', import.meta.url));

/** Installs OR-tools, pinned and checked by its hashes, for a Python of its own in the bench's cache. */
export async function installOrtools(): Promise<Command> {
  const folder = benchCache('ortools');
  mkdirSync(folder, { recursive: true });
  for (const file of ['requirements.txt', 'peer.py']) copyFileSync(join(sources, file), join(folder, file));
  const python = join(folder, 'venv', 'bin', 'python');
  if (!existsSync(python)) await run('python3', ['-m', 'venv', 'venv'], folder);
  const install = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--only-binary',
    ':all:',
  ];
  await run(python, [...install, '--require-hashes', '-r', 'requirements.txt'], folder);
  return { command: python, args: [join(folder, 'peer.py')] };
}

/** Runs a program that reads JSON and prints JSON, in a process of its own, and waits for its end. */
export async function askOnce<T>({ command, args }: Command, question: unknown): Promise<T> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(question));
  const [said, [code]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  return JSON.parse(said) as T;
}
