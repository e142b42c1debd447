import type { Request } from 'express';

/** Bytes. */
export const MEGABYTE = 1_048_576;

/** Bytes of a body of JSON. Longer lists come as files, which have limits of their own. */
export const JSON_LIMIT = 1 * MEGABYTE;

/**
 * A body that says that it is longer is refused before it comes: the parsers would read it to its end first. With the
 * error that they have for it.
 */
export function ensureWithin(limit: number, request: Request): void {
  if (Number(request.get('content-length')) > limit)
    throw Object.assign(new Error('the body is too large'), { type: 'entity.too.large', limit });
}
