import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Often enough to see a peak, seldom enough not to be one. */
const EVERY_MS = 2000;
/**
 * Who shares which pages takes the kernel some 30 ms for each gigabyte, in which the process waits: shares are counted when what is
 * resident, which costs nothing to read, has grown by so much since they were counted last.
 */
const GROWN = 1.02;

/** What a file of a process says under a heading, in bytes; nothing of one that is gone, or is another user's. */
function said(pid: number, file: string, heading: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/${file}`, 'utf8');
    const [, kilobytes = 0] = new RegExp(`^${heading}:\\s+(\\d+) kB`, 'm').exec(text) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

const residentOf = (pid: number): number => said(pid, 'status', 'VmRSS');

/** Bytes of memory of a process: its share where pages are shared, as Postgres shares its buffers. */
export const bytesOf = (pid: number): number => said(pid, 'smaps_rollup', 'Pss') || residentOf(pid);

interface Processes {
  readonly parents: ReadonlyMap<number, number>;
  bytes(pid: number): number;
  resident(pid: number): number;
}

function processes(): Processes {
  if (process.platform === 'linux') {
    const parents = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      } catch {
        // It has just ended.
      }
    }
    return { parents, bytes: bytesOf, resident: residentOf };
  }
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const rows = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const parents = new Map(rows.map(([pid = 0, parent = 0]) => [pid, parent]));
  const sizes = new Map(rows.map(([pid = 0, , kilobytes = 0]) => [pid, kilobytes * 1024]));
  const bytes = (pid: number): number => sizes.get(pid) ?? 0;
  return { parents, bytes, resident: bytes };
}

/** This process and all that it started. A server that somebody else runs is not counted. */
function ours({ parents }: Processes): readonly number[] {
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
      if (at === process.pid) return true;
    }
    return false;
  };
  return [...parents.keys()].filter(isOurs);
}

const sum = (pids: readonly number[], of: (pid: number) => number): number =>
  pids.reduce((all, pid) => all + of(pid), 0);

/** Watches the memory and keeps the peak. */
export function watchMemory(): { peak(): number; stop(): void } {
  let peak = 0;
  let counted = 0;
  const look = (): void => {
    const all = processes();
    const pids = ours(all);
    const resident = sum(pids, all.resident);
    if (resident < counted * GROWN) return;
    counted = resident;
    peak = Math.max(peak, sum(pids, all.bytes));
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    peak: () => peak,
    stop: () => clearInterval(timer),
  };
}
