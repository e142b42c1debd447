import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Where a port is looked for: below those that systems give to whoever connects (from 32768 on, on Linux). One of those may be
 * taken by a connection that begins before our server listens.
 */
const [FIRST, LAST] = [10_000, 32_767] as const;
/** Ports that are tried, each drawn anew: one of them is free on any machine that is not full. */
const TRIES = 100;

/** Whether nobody listens on a port of this machine. */
const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port that was asked for is taken as it is, or not at all. */
export async function ensureFree(port: number): Promise<void> {
  if (await isFree(port)) return;
  throw new Error(`Port ${port} is in use: choose another PORT, or leave it out to have a free one found.`);
}

/** The preferred port if it is free, else any: so that two copies run side by side, and each keeps its ports. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(FIRST, LAST + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`None of ${TRIES} ports from ${FIRST} to ${LAST} is free.`);
}
