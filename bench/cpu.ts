import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What Linux counts a process's time in, on every machine that Node runs on. */
const TICKS_A_SECOND = 100;

/** Seconds of CPU that a process has taken, and its children where asked; null where the system has no /proc to say so. */
export function cpuOf(pid: number, children: 'with children' | 'alone'): number | null {
  if (!existsSync('/proc/self/stat')) return null;
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), fields: statOf(name) }))
    .filter((row) => row.pid === pid || (children === 'with children' && Number(row.fields[1]) === pid))
    .reduce((sum, { fields }) => sum + Number(fields[11]) + Number(fields[12]), 0);
  return ticks / TICKS_A_SECOND;
}

/** The fields after the process's name, which may hold blanks: state, parent, ..., user time, system time. */
function statOf(pid: string): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It has just ended.
    return [];
  }
}
