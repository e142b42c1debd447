import { createServer } from 'node:net';

/** Whether nobody listens on a port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port that the system says is free. */
const anyPort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

/** The wanted port if it is free, else any: so that two copies run side by side, and each keeps its ports. */
export async function freePort(wanted?: number): Promise<number> {
  return wanted !== undefined && (await isFree(wanted)) ? wanted : anyPort();
}
