import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '../dev/apps.ts';
import { chance, whole } from '../domain/chance.ts';
import { daysBetween, type DateString } from '../domain/time.ts';

/** From the beginning of a day's work to the kill, at most: about as long as a busy day takes. */
const WITHIN_MS = 400;
/** How often it is looked whether the worker is back, before it is killed again. */
const LOOK_MS = 50;

interface Running {
  readonly worker: App;
  readonly from: DateString;
  readonly to: DateString;
}

/**
 * Kills the worker with SIGKILL so many times, at moments drawn from the seed: on a day of the years played, and some way into what
 * people do on it. One that is still starting again is waited for, so that every kill hits a worker at work.
 */
export function createKiller(seed: number, kills: number) {
  const moments = Array.from({ length: kills }, (_, n) => chance(seed, 'kill', n));
  const shares = moments.toSorted((a, b) => a - b);
  let done: Promise<void> = Promise.resolve();
  let asked = 0;
  let last: number | undefined;

  async function kill(worker: App, n: number): Promise<void> {
    await pause(whole(0, WITHIN_MS, seed, 'kill', n, 'within'));
    // Its number changes when the next one is ready.
    while (worker.pid() === last) await pause(LOOK_MS);
    last = worker.pid();
    process.kill(last, 'SIGKILL');
  }

  /** To be called on each day that is played. */
  return async (date: DateString, { worker, from, to }: Running): Promise<void> => {
    const share = daysBetween(from, date) / daysBetween(from, to);
    for (; asked < kills && (shares[asked] ?? 1) <= share; asked += 1) {
      const n = asked;
      done = done.then(() => kill(worker, n));
    }
    // Whatever was asked for happens before the end.
    if (date >= to) await done;
  };
}
