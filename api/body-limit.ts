import type { Request } from 'express';
import { Problem } from './problem.ts';

/** Bytes. */
export const MEGABYTE = 1_048_576;

/** A body that says that it is longer is refused before it comes: the parsers would read it to its end first. */
export function ensureWithin(limit: number, request: Request): void {
  if (Number(request.get('content-length')) > limit) throw new Problem('too-large');
}
