/** Works through items in order, at most `most` at a time; the first failure fails the whole. */
export async function inParallel<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  await Promise.all(
    Array.from({ length: Math.min(most, rest.length) }, async () => {
      for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
    }),
  );
}

/** What goes to one receiver, in order. */
export type Queue<T> = readonly [T, ...T[]];

/** Items by their receiver; receivers in the order of their first item. */
export function queuesOf<T>(
  items: readonly T[],
  receiver: (item: T) => string,
): ReadonlyMap<string, Queue<T>> {
  const queues = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const queue = queues.get(receiver(item));
    if (queue) queue.push(item);
    else queues.set(receiver(item), [item]);
  }
  return queues;
}
