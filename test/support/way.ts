import { createServer, connect as dial, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A way to a server that can be cut, or silenced, and mended, so that a test need not stop a server that others use. */
export async function createWay(port: number) {
  /** Whoever comes, by the socket through which they are answered. */
  const answering = new Map<Socket, Socket>();
  let open = true;
  const server = createServer((client) => {
    if (!open) return void client.destroy();
    const target = dial(port, '127.0.0.1');
    answering.set(target, client);
    for (const [socket, other] of [
      [client, target],
      [target, client],
    ] as const) {
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        answering.delete(target);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    open = false;
    for (const socket of [...answering].flat()) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    /** What is sent gets there; what comes back is held until it is mended. */
    silence: (): void => {
      for (const [target, client] of answering) target.unpipe(client);
    },
    mend: (): void => {
      open = true;
      for (const [target, client] of answering) target.unpipe(client).pipe(client);
    },
    close: (): void => {
      cut();
      server.close();
    },
  };
}
