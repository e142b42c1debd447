import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { temporalOptions } from '../../client/temporal-options.ts';
import { readConfig } from '../../config.ts';

/** An authority, a certificate and its key, made for this test and for nothing else. */
const pem = (name: string): string => fileURLToPath(new URL(`../support/tls/${name}.pem`, import.meta.url));

describe('a Temporal server that asks for TLS and for our certificate', () => {
  let server: Server;
  let env: Record<string, string>;

  beforeAll(async () => {
    const [host = '', port] = inject('temporalAddress').split(':');
    const [ca, cert, key] = ['ca', 'cert', 'key'].map((name) => readFileSync(pem(name)));
    server = createServer({ cert, key, ca, requestCert: true, ALPNProtocols: ['h2'] }, (socket) => {
      const inner = connect(Number(port), host);
      socket.pipe(inner).pipe(socket);
      for (const end of [socket, inner]) end.on('error', () => undefined);
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    env = {
      DATABASE_URL: 'postgres://u:p@h/d',
      TEMPORAL_ADDRESS: `localhost:${(server.address() as AddressInfo).port}`,
    };
  });
  afterAll(() => server.close());

  const trusting = () => ({
    ...env,
    TEMPORAL_TLS_CA_FILE: pem('ca'),
    TEMPORAL_TLS_CERT_FILE: pem('cert'),
    TEMPORAL_TLS_KEY_FILE: pem('key'),
  });

  it('is reached by the client and by the worker', async () => {
    const options = temporalOptions(readConfig(trusting()));
    const connection = await Connection.connect(options);
    await connection.workflowService.getSystemInfo({});
    await connection.close();
    const native = await NativeConnection.connect(options);
    await native.close();
  });

  it('is not reached without', async () => {
    const { TEMPORAL_TLS_CERT_FILE: _cert, TEMPORAL_TLS_KEY_FILE: _key, ...nameless } = trusting();
    for (const wrong of [env, nameless]) {
      const options = temporalOptions(readConfig(wrong));
      await expect(Connection.connect({ ...options, connectTimeout: 2000 })).rejects.toThrow();
    }
  });
});

it('a certificate without its key is named', () => {
  expect(() => readConfig({ TEMPORAL_TLS_CERT_FILE: '/cert.pem' })).toThrow(/TEMPORAL_TLS_KEY_FILE/);
});
