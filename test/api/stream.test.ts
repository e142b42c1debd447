import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { event } from '../../db/schema.ts';
import { ADMINISTRATOR, HR, startHttp, STRANGER, TOWN, type Http } from './http.ts';

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  // The feed ends before the oldest transaction that runs on the whole server, be it another test's: events may come a moment late.
  const recorded = await http.stack.database.db.$count(event);
  const shown = async () => (await http.all(ADMINISTRATOR, 'events?limit=200')).items.length;
  await vi.waitUntil(async () => (await shown()) === recorded, { timeout: 30_000 });
});
afterAll(() => http?.stop());

interface Live {
  readonly id: string;
  readonly case: string;
  readonly type: string;
}

/** Follows the events of an account until `enough` says so; fails when the test's time is over. */
async function follow(
  account: string,
  lastEventId: string | undefined,
  enough: (events: readonly Live[]) => boolean,
  begin: () => Promise<unknown> = () => Promise.resolve(),
): Promise<readonly Live[]> {
  const leaving = new AbortController();
  const response = await fetch(`${http.server.url}/api/v1/events/stream`, {
    headers: {
      authorization: `Bearer ${await http.tokens.issue?.(account)}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal: leaving.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const events: Live[] = [];
  let rest = '';
  await begin();
  const decoder = new TextDecoder();
  // One chunk may bring more than was waited for.
  reading: for await (const chunk of response.body ?? []) {
    const messages = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const [, id] = /^id: (.*)$/m.exec(message) ?? [];
      const [, data] = /^data: (.*)$/m.exec(message) ?? [];
      if (id && data) events.push({ ...(JSON.parse(data) as Live), id });
      if (enough(events)) break reading;
    }
  }
  leaving.abort();
  return events;
}

describe('live events', () => {
  it('come as they are recorded, and go on after the last one that was seen', async () => {
    const opened = (events: readonly Live[]): boolean =>
      events.some(({ type }) => type === 'selectionOpened');
    const launch = () => http.post(HR, `teams/${TOWN}/selections`, { seats: [`${TOWN}/1`] });
    const live = await follow(ADMINISTRATOR, undefined, opened, launch);
    expect(live.map(({ type }) => type)).toEqual(['selectionLaunched', 'selectionOpened']);
    const [first] = live;
    const resumed = await follow(ADMINISTRATOR, first?.id, opened);
    expect(resumed).toEqual(live.slice(1));
  });

  it('are those that one may read', async () => {
    const { items } = await http.all(ADMINISTRATOR, 'events?limit=200');
    const readable = (await http.all(STRANGER, 'events?limit=200')).items.slice(1);
    expect(readable.length).toBeLessThan(items.length - 1);
    const strange = await follow(STRANGER, items[0].cursor, ({ length }) => length >= readable.length);
    expect(strange.map(({ id }) => id)).toEqual(readable.map(({ cursor }) => cursor));
    expect(strange.filter((event) => event.case.includes(TOWN))).toEqual([]);
  });

  it('ask who is there, and refuse a place that is none', async () => {
    expect((await http.get(null, 'events/stream')).status).toBe(401);
    expect((await http.get(HR, 'events/stream?cursor=abc')).status).toBe(400);
  });
});
