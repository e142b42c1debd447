import { createServer, connect as dial, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HR, startHttp, TOWN, type Http } from './http.ts';
import { inject } from 'vitest';

/** A way to a server that can be cut and mended, so that a test need not stop a server that others use. */
async function createWay(port: number) {
  const sockets = new Set<Socket>();
  let open = true;
  const server = createServer((client) => {
    if (!open) return void client.destroy();
    const target = dial(port, '127.0.0.1');
    for (const [socket, other] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    open = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: (): void => {
      open = true;
    },
    close: (): void => {
      cut();
      server.close();
    },
  };
}

let http: Http;
let temporal: Awaited<ReturnType<typeof createWay>>;

beforeAll(async () => {
  const [, port] = inject('temporalAddress').split(':');
  temporal = await createWay(Number(port));
  http = await startHttp({ temporalAddress: `127.0.0.1:${temporal.port}` });
  await http.stack.worker();
  await http.stack.launch();
});
afterAll(async () => {
  await http?.stop();
  temporal?.close();
});

describe('with Temporal away', () => {
  it('an act is answered 503 in time, what can be read is read, and the same key does it once', async () => {
    expect(await http.get(null, '/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    temporal.cut();
    expect(await http.get(null, '/health/ready')).toMatchObject({
      status: 503,
      body: { postgres: 'ok', temporal: 'away', worker: 'away' },
    });
    expect((await http.get(null, '/health/live')).status).toBe(200);
    const launch = () => http.post(HR, `teams/${TOWN}/selections`, {}, 'away');
    const refused = await launch();
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await http.get(HR, `teams/${TOWN}`)).body.version).toBe(1);

    temporal.mend();
    let done = await launch();
    for (let tries = 0; done.status === 503 && tries < 5; tries += 1) done = await launch();
    expect(done).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await launch()).body).toEqual(done.body);
  });
});
