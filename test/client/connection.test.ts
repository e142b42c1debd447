import { expect, inject, it } from 'vitest';
import { temporalConnection } from '../../client/connection.ts';
import { createWay } from '../support/way.ts';

it('a call that is tried again and again ends with its connection, and so does one made later', async () => {
  const [, port] = inject('temporalAddress').split(':');
  const way = await createWay(Number(port));
  const connection = temporalConnection({
    temporalAddress: `127.0.0.1:${way.port}`,
    temporalSecurity: { tls: false, caFile: null, certFile: null, keyFile: null, apiKey: null },
  });
  const ask = () => connection.workflowService.describeNamespace({ namespace: 'default' });
  expect((await ask()).namespaceInfo?.name).toBe('default');
  way.cut();
  const asked = ask();
  await connection.close();
  const over = expect.objectContaining({ code: 1, details: 'the connection is closed' });
  await expect(asked).rejects.toEqual(over);
  await expect(ask()).rejects.toEqual(over);
  way.close();
});
