import { createHash } from 'node:crypto';
import type { DateString } from '../domain/time.ts';

/** JSON with sorted keys: jsonb gives keys back in another order than it got them, and a hash must not mind. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The link before a case's first event. */
export const chainStart = (caseId: string): string => sha256(`lunhuan:${caseId}`);

/** Everything of an event that the chain vouches for. The secret part only through its salted hash, so it can be erased. */
export interface Link {
  readonly caseId: string;
  readonly sequence: number;
  readonly type: string;
  readonly date: DateString;
  readonly actor: string;
  readonly onBehalf: unknown;
  readonly data: unknown;
  readonly secretHash: string | null;
  readonly command: string;
}

export const hashLink = (previous: string, link: Link): string =>
  sha256(
    `${previous}\n${canonical({
      caseId: link.caseId,
      sequence: link.sequence,
      type: link.type,
      date: link.date,
      actor: link.actor,
      onBehalf: link.onBehalf ?? null,
      data: link.data,
      secretHash: link.secretHash,
      command: link.command,
    })}`,
  );

/** Of something that is handed out, so that it can be told later whether it has changed. */
export const hashOf = (value: unknown): string => sha256(canonical(value));

export const hashSecret = (salt: string, secret: unknown): string => sha256(`${salt}\n${canonical(secret)}`);
