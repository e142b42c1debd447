import { inParallel } from '../../client/parallel.ts';
import type { Decided } from './engine.ts';

/** Takes slates through their steps, so many slates at a time, and says how long each decision took. */
export async function inFlight<S, T>(
  slates: readonly S[],
  atOnce: number,
  stepsOf: (slate: S) => readonly T[],
  decide: (slate: S, step: T) => Promise<void>,
): Promise<Decided> {
  const took: number[] = [];
  const began = performance.now();
  await inParallel(slates, atOnce, async (slate) => {
    for (const step of stepsOf(slate)) {
      const sent = performance.now();
      await decide(slate, step);
      took.push(performance.now() - sent);
    }
  });
  return { seconds: (performance.now() - began) / 1000, took };
}
