import { readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { lockedBy } from '../../dev/data-dir.ts';

const FOLDER = '/dev/shm';
/** How the folder of a run begins. */
export const PREFIX = 'lunhuan-test-';
/** Bytes: twice what all suites leave behind, and what a rehearsal needs. */
const ROOM = 6 * 2 ** 30;

/**
 * The folder that Linux keeps in memory, where there is room in it and programs may run from it. Much of what a suite takes is files made
 * and deleted, a thousand of them for each Postgres, and ext4 looks at those that were deleted in the last minutes for each new one.
 */
export function memoryFolder(): string | undefined {
  try {
    const isInMemory = /^\S+ \/dev\/shm tmpfs (?!\S*noexec)/m.test(readFileSync('/proc/mounts', 'utf8'));
    if (!isInMemory) return undefined;
    removeLeft();
    const { bavail, bsize } = statfsSync(FOLDER);
    return bavail * bsize >= ROOM ? FOLDER : undefined;
  } catch {
    // Another system, or a folder that is somebody else's.
    return undefined;
  }
}

/** What runs that were killed have left there: nothing but a restart of the machine would give it back. */
function removeLeft(): void {
  for (const name of readdirSync(FOLDER).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(FOLDER, name);
    if (lockedBy(folder)?.runs === false) rmSync(folder, { recursive: true, force: true });
  }
}
