import { Problem } from './problem.ts';

/** A person waits for the answer; what takes longer goes on, and the same key finds its outcome. */
export const PATIENCE_MS = 10_000;

/** The work goes on when patience has an end: only the answer is given up. */
export async function withPatience<T>(work: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('unavailable')), patience);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
