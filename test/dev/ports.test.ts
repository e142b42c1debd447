import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureFree, freePort } from '../../dev/ports.ts';

let server: Server;
let taken: number;

beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  taken = (server.address() as AddressInfo).port;
});
afterAll(() => server?.close());

describe('a port', () => {
  it('that was asked for is in use, and no other one is taken instead', async () => {
    await expect(ensureFree(taken)).rejects.toThrow(`Port ${taken} is in use`);
  });

  it('that is preferred is kept while it is free', async () => {
    const free = await freePort();
    await expect(ensureFree(free)).resolves.toBeUndefined();
    expect(await freePort(free)).toBe(free);
    expect(await freePort(taken)).not.toBe(taken);
  });

  it('is none that the system gives to whoever connects', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => freePort(taken)));
    expect(found.filter((port) => port >= 32_768 || port < 10_000)).toEqual([]);
  });
});
