import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemBody } from '../../api/problem.ts';
import type { Route } from '../../api/route.ts';
import { allRoutes, routes } from '../../api/routes/index.ts';
import { ADMINISTRATOR, HR, startHttp, TOWN, type Answered, type Http } from './http.ts';
import { approval, bodyOf, day, decisions, minutes } from './good-bodies.ts';
import { expectRefused, traces } from './refused.ts';

const acts = routes.filter(({ keyed }) => keyed === true);
const onCases = acts.filter(({ path }) => path !== 'inbox/decisions');
const named = <T extends Pick<Route, 'path'>>(all: readonly T[]) =>
  all.map((route) => [route.path, route] as const);

const fill = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{\+?(\w+)\}/g, (_, name: string) => params[name] ?? '1');
const there = (path: string): string =>
  fill(path, {
    ...{ area: TOWN, town: TOWN, programme: 'shenzhen-2022', unit: 'sz-caizhengju', year: '2021' },
    ...{ of: 'person', pool: 'county-440513' },
    id: path.startsWith('host-posts') ? `${TOWN}/1/1/deputyTownHead` : 'shenzhen-2022',
  });
const nowhere = (path: string): string =>
  fill(path, {
    ...{ area: '999999999', town: '999999999', programme: 'nowhere', unit: 'nowhere', year: '2199' },
    ...{ id: 'nowhere', n: '9', k: '9', of: 'team', pool: 'nowhere' },
  });

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await http.post(HR, `teams/${TOWN}/selections`, {});
  await http.stack.driver.settle();
});
afterAll(() => http?.stop());

const fields = ({ body }: Answered): string[] => body.errors.map((error: { field: string }) => error.field);
const ask = (path: string, body: unknown) => http.post(ADMINISTRATOR, path, body);
/** Says how long the body will be and sends none. */
async function announce(path: string, bytes: number, type = 'application/json') {
  const asking = request(`${http.server.url}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await http.tokens.issue?.(ADMINISTRATOR)}`,
      'idempotency-key': 'announced',
      'content-type': type,
      'content-length': bytes,
    },
  });
  asking.flushHeaders();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const body = (await json(answer)) as ProblemBody;
  asking.destroy();
  return { ...body, status: answer.statusCode };
}
const badRequest = { status: 400, body: { code: 'bad-request' } };

describe('every act', () => {
  it.each(named(acts))(
    '%s: names an unknown field, and every one that is missing or of a wrong type',
    async (path) => {
      const before = await traces(http);
      const [address, good] = [there(path), bodyOf(path)];
      const unknown = await ask(address, { ...good, colour: 'red' });
      expect(unknown).toMatchObject({ ...badRequest, body: { field: 'colour' } });
      for (const key of Object.keys(good)) {
        const { [key]: _, ...missing } = good;
        const wrong = await Promise.all([
          ask(address, missing),
          ...[null, { a: 1 }, [[]], true, -1.5, '\u0000']
            .filter((value) => value !== good[key])
            .map((value) => ask(address, { ...good, [key]: value })),
        ]);
        for (const refused of wrong) {
          expect(refused).toMatchObject(badRequest);
          expect(
            fields(refused).every((field) => field.split('.')[0] === key),
            String(fields(refused)),
          ).toBe(true);
          expect(refused.body.field).toBe(fields(refused)[0]);
        }
      }
      for (const body of ['null', '[]', '"text"', '7'])
        expect((await ask(address, body)).status, body).toBe(400);
      expect(await traces(http)).toEqual(before);
    },
  );

  it.each(named(onCases))('%s: of a case that does not exist', async (path) => {
    await expectRefused(http, () => ask(nowhere(path), bodyOf(path)), { status: 404, code: 'not-found' });
  });

  it('that announces a body of ten megabytes, before a byte of it is sent', async () => {
    const before = await traces(http);
    for (const { path } of acts) {
      expect(await announce(there(path), 10_000_000), path).toMatchObject({ status: 413, code: 'too-large' });
    }
    // It says how large a body may be there.
    const lists = [
      ['postings/imports', 1],
      ['presence/imports?month=2021-03', 8],
    ] as const;
    for (const [path, megabytes] of lists) {
      const refused = await announce(`programmes/shenzhen-2022/${path}`, 10_000_000, 'text/csv');
      expect(refused, path).toMatchObject({
        ...{ status: 413, code: 'too-large', params: { megabytes } },
        ...{ detail: `请求体超过 ${megabytes} MB。`, detail_en: `The body is larger than ${megabytes} MB.` },
      });
    }
    expect(await traces(http)).toEqual(before);
  });

  it.each([
    ['a number of a case that is none', `selections/${TOWN}/0/withdrawals`, 'k'],
    ['a number with letters', `postings/${TOWN}/one/1/arrivals`, 'n'],
    ['a year of three figures', 'reports/sz-caizhengju/999/submissions', 'year'],
  ])('%s', async (_, path, field) => {
    await expectRefused(http, () => ask(path, bodyOf(path)), { status: 400, code: 'bad-request', field });
  });
});

const attached = (wrong: object) => ({
  entries: [
    {
      ...{ person: approval, item: 'consent', number: '1号', on: day },
      attachment: { reference: 'dms/77', sha256: 'a'.repeat(64), ...wrong },
    },
  ],
});

describe('deep inside a body', () => {
  const selection = `selections/${TOWN}/1`;
  it.each([
    ['a verdict that is none', 'decisions', { items: [{ approval, verdict: 'maybe' }] }, 'items.0.verdict'],
    ['a hash that is none', 'case-file', attached({ sha256: 'A'.repeat(64) }), 'entries.0.attachment.sha256'],
    [
      'a name for a reference',
      'case-file',
      attached({ reference: '张三.pdf' }),
      'entries.0.attachment.reference',
    ],
    ['no item', 'decisions', { items: [] }, 'items'],
    ['a field of somebody’s own', 'decisions', { items: [{ ...decisions.items[0], by: HR }] }, 'items.0.by'],
    ['half a vote', 'minutes', { ...minutes, items: [{ ...minutes.items[0], agree: 6.5 }] }, 'items.0.agree'],
    ['a day that is none', 'minutes', { ...minutes, heldOn: '2021-02-29' }, 'heldOn'],
    ['a year that is a slip', 'minutes', { ...minutes, heldOn: '0202-03-01' }, 'heldOn'],
    ['a person with a space', 'notices', { persons: ['a b'], number: '1号' }, 'persons.0'],
    ['more than a page of words', 'objections', { person: approval, reason: 'x'.repeat(20_001) }, 'reason'],
    ['a number in two lines', 'dispatches', { persons: [approval], number: '1\n2', on: day }, 'number'],
  ])('%s', async (_, act, body, field) => {
    const wanted = { status: 400, code: 'bad-request', field };
    await expectRefused(http, () => ask(`${selection}/${act}`, body), wanted);
  });

  it('the same person twice', async () => {
    const notice = { persons: [approval, approval], number: '公示〔2021〕1号' };
    const decided = { status: 409, code: 'already-decided', field: 'persons' };
    await expectRefused(http, () => ask(`${selection}/notices`, notice), decided);
  });

  it.each([
    ['neither date nor days', {}],
    ['both', { to: '2021-04-01', days: 3 }],
    ['no day at all', { days: 0 }],
    ['part of a day', { days: 1.5 }],
    ['a date that is none', { to: '2021-02-30' }],
  ])('the clock is told %s', async (_, body) => {
    await expectRefused(http, () => ask('clock/advance', body), { status: 400, code: 'bad-request' });
  });
});

describe('without a session', () => {
  it.each(
    allRoutes.filter(({ open }) => !open).map(({ method, path }) => [method.toUpperCase(), path] as const),
  )('%s %s', async (method, path) => {
    const body = method === 'POST' && !path.endsWith('/imports') ? { body: {} } : {};
    const refused = await http.ask(null, method, there(path), { key: 'nobody', ...body });
    expect(refused).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  });
});
