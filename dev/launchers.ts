import { execFile, execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Often enough that nothing of ours outlives the command that started it by more than seconds. */
const LOOK_MS = 1000;
const LAUNCHERS: readonly string[] = ['npm', 'npm-cli.js', 'npx', 'npx-cli.js', 'tsx'];

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Calls `gone` once a program that launched us has ended: when it is killed with -9, nothing else tells us. */
export function watchLaunchers(gone: () => void): void {
  const launchers = launchersOf(process.ppid, lookAt);
  if (launchers.length === 0) return;
  // Asked for parents, not for pids: a process that was killed keeps its pid until its own parent has looked, but is no
  // longer anybody's parent.
  const children = [process.pid, ...launchers.map(({ pid }) => pid)];
  const timer = setInterval(() => {
    void parentsOf(children).then((parents) => {
      // An answer without ourselves is none: ps could not be run.
      if (!parents.has(process.pid)) return;
      if (launchers.every(({ pid }, nth) => parents.get(children[nth] ?? 0) === pid)) return;
      clearInterval(timer);
      gone();
    });
  }, LOOK_MS);
  timer.unref();
}

/** npm, its shell and tsx, as far as they stand between us and whoever gave the command; our parent is the first. */
export function launchersOf(parent: number, look: (pid: number) => Process | undefined): readonly Process[] {
  const found: Process[] = [];
  for (let at = look(parent); at && isLauncher(at.command); at = look(at.parent)) found.push(at);
  return found;
}

/** A script with more in it than one command is none: what it started in the background goes on when the script has ended. */
function isLauncher(command: string): boolean {
  if (/[&;|\n]/.test(command)) return false;
  const words = command.replace(/^\S*sh -c /, '').split(' ');
  const [program = '', script] = words.filter((word) => !word.startsWith('-'));
  const named = basename(program) === 'node' ? script : program;
  return LAUNCHERS.includes(basename(named ?? ''));
}

function lookAt(pid: number): Process | undefined {
  try {
    const said = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent, command] = /^\s*(\d+) +(.*?)\s*$/s.exec(said) ?? [];
    return command === undefined ? undefined : { pid, parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

async function parentsOf(pids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  // It fails when one of them is not there, and says the others all the same.
  const { stdout } = await run('ps', ['-o', 'pid=,ppid=', '-p', pids.join(',')]).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  return new Map(
    stdout.split('\n').flatMap((line): [number, number][] => {
      const [pid, parent] = line.trim().split(/\s+/).map(Number);
      return pid && parent !== undefined ? [[pid, parent]] : [];
    }),
  );
}
