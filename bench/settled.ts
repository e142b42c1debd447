import { bytesOf } from '../rehearsal/memory.ts';
import type { BenchStack } from './stack.ts';

/** Memory of the worker: the lowest of some seconds: what garbage collection leaves. */
export async function settled({ worker }: BenchStack): Promise<number> {
  let lowest = Infinity;
  for (let second = 0; second < 8; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    lowest = Math.min(lowest, bytesOf(worker.pid()));
  }
  return lowest;
}
