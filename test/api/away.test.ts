import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HR, startHttp, TOWN, type Http } from './http.ts';
import { inject } from 'vitest';
import { createWay } from '../support/way.ts';

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

  it('an act that is on record is answered, though Temporal says nothing yet', async () => {
    const nominate = (seat: number) =>
      http.post(HR, `selections/${TOWN}/1/nominations`, {
        seat: `${TOWN}/${seat}`,
        person: 'c-caizhengju-1',
      });
    // The selection that was launched has begun: the relay tells it of its own accord.
    await http.stack.driver.settle();
    temporal.silence();
    const done = await nominate(1);
    const refused = await nominate(2);
    temporal.mend();
    expect(done).toMatchObject({ status: 200, body: { version: 3 } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'outside-supplying-unit' } });
    const again = await nominate(1);
    expect(again).toMatchObject({ status: 409, body: { code: 'seat-has-nominee' } });
  });
});
