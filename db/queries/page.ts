/** Where lists are by due date, what has none comes last. */
export const NEVER = '9999-12-31';

/** A keyset page: the rows, and what the next page begins after. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: readonly string[] | null;
}

/** Of `limit + 1` rows: the last one only tells that there are more. */
export function pageOf<T>(rows: readonly T[], limit: number, key: (row: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? key(last) : null };
}
