import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Often enough to see a peak, seldom enough not to be one. */
const EVERY_MS = 2000;

/** Bytes of memory of a process: its share where pages are shared, as Postgres shares its buffers. */
export function bytesOf(pid: number): number {
  for (const file of ['smaps_rollup', 'status']) {
    try {
      const text = readFileSync(`/proc/${pid}/${file}`, 'utf8');
      const [, kilobytes] = /^(?:Pss|VmRSS):\s+(\d+) kB/m.exec(text) ?? [];
      if (kilobytes) return Number(kilobytes) * 1024;
    } catch {
      // Gone meanwhile, or another user's: the plainer file may still be readable.
    }
  }
  return 0;
}

interface Processes {
  readonly parents: ReadonlyMap<number, number>;
  bytes(pid: number): number;
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
    return { parents, bytes: bytesOf };
  }
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const rows = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const parents = new Map(rows.map(([pid = 0, parent = 0]) => [pid, parent]));
  const sizes = new Map(rows.map(([pid = 0, , kilobytes = 0]) => [pid, kilobytes * 1024]));
  return { parents, bytes: (pid) => sizes.get(pid) ?? 0 };
}

/** Memory of this process and all that it started. A server that somebody else runs is not counted. */
function memoryOfAll(): number {
  const { parents, bytes } = processes();
  const ours = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
      if (at === process.pid) return true;
    }
    return false;
  };
  return [...parents.keys()].filter(ours).reduce((sum, pid) => sum + bytes(pid), 0);
}

/** Watches the memory and keeps the peak. */
export function watchMemory(): { peak(): number; stop(): void } {
  let peak = memoryOfAll();
  const look = (): void => {
    peak = Math.max(peak, memoryOfAll());
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    peak() {
      look();
      return peak;
    },
    stop: () => clearInterval(timer),
  };
}
