import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { ADMINISTRATOR, HR, startHttp, STRANGER, TOWN, type Answered, type Http } from './http.ts';

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
});
afterAll(() => http?.stop());

const fields = ({ body }: Answered): string[] => body.errors.map((error: { field: string }) => error.field);

async function commands(): Promise<number> {
  const [row] = await http.stack.database.db.execute<{ n: number }>(
    sql`select count(*)::int as n from command`,
  );
  return row?.n ?? 0;
}

describe('a refusal', () => {
  it('is a problem with a code, words in both languages and the field', async () => {
    const refused = await http.post(STRANGER, `teams/${TOWN}/selections`, {});
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'not-your-office', field: null, status: 403 },
    });
    expect(refused.body.detail).toContain('sz-caizhengju/hr');
    expect(refused.body.detail_en).toContain('sz-caizhengju/hr');
  });

  it.each([
    ['no such address', 'GET', 'nowhere', 404, 'no-route'],
    ['no such case', 'GET', `selections/${TOWN}/99`, 404, 'not-found'],
    ['a case of another kind', 'GET', `reports/${TOWN}/2021`, 404, 'not-found'],
    ['another method', 'DELETE', 'inbox', 405, 'wrong-method'],
    [
      'another method under an id with slashes',
      'GET',
      'host-posts/1/1/1/x/appointments',
      405,
      'wrong-method',
    ],
    ['a broken address', 'GET', 'cases/%E0%A4%A', 400, 'bad-request'],
    ['a character that Postgres cannot hold', 'GET', 'cases/a%00b', 400, 'bad-request'],
    ['a cursor of somebody’s own', 'GET', 'events?cursor=abc', 400, 'bad-request'],
    ['an unknown filter', 'GET', 'cases?colour=red', 400, 'bad-request'],
    ['a filter given twice', 'GET', 'cases?kind=team&kind=report', 400, 'bad-request'],
    ['a page that is too long', 'GET', 'cases?limit=201', 400, 'bad-request'],
    ['a date that is none', 'GET', 'towns?on=2021-02-30', 400, 'bad-request'],
  ])('%s', async (_, method, path, status, code) => {
    expect(await http.ask(ADMINISTRATOR, method, path)).toMatchObject({ status, body: { code } });
  });

  it('says with which methods an address can be asked', async () => {
    const refused = await http.ask(HR, 'PUT', 'inbox/decisions');
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('a body', () => {
  const path = `teams/${TOWN}/selections`;

  it('is told all that is wrong with it at once, and nothing is changed', async () => {
    const before = await commands();
    const refused = await http.post(HR, path, { needBy: '2021-02-31', seats: [1, ''], colour: 'red' });
    expect(refused.status).toBe(400);
    expect(fields(refused).toSorted()).toEqual(['colour', 'needBy', 'seats.0', 'seats.1']);
    expect(await commands()).toBe(before);
  });

  it.each([
    ['that is no JSON', '{', 400, 'bad-json'],
    ['of ten megabytes', JSON.stringify({ text: 'x'.repeat(10_000_000) }), 413, 'too-large'],
    ['that is a list', [], 400, 'bad-request'],
  ])('%s', async (_, body, status, code) => {
    expect(await http.post(HR, path, body)).toMatchObject({ status, body: { code } });
  });

  it('of another kind', async () => {
    const asking = { body: 'needBy: today', key: 'yaml', headers: { 'content-type': 'application/yaml' } };
    expect(await http.ask(HR, 'POST', path, asking)).toMatchObject({ status: 415 });
  });
});

describe('an Idempotency-Key', () => {
  it.each([
    ['is missing', undefined, 'key-missing'],
    ['is empty', '', 'key-missing'],
    ['is too long', 'k'.repeat(201), 'bad-request'],
  ])('that %s', async (_, key, code) => {
    const asking = { body: {}, ...(key !== undefined && { key }) };
    const refused = await http.ask(HR, 'POST', `teams/${TOWN}/selections`, asking);
    expect(refused).toMatchObject({ status: 400, body: { code, field: 'Idempotency-Key' } });
  });

  it('makes the same request twice one act, and another body a conflict', async () => {
    const path = `teams/${TOWN}/selections`;
    const [first, second] = await Promise.all([
      http.post(HR, path, { seats: [`${TOWN}/1`] }, 'once'),
      http.post(HR, path, { seats: [`${TOWN}/1`] }, 'once'),
    ]);
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(await http.post(HR, path, { seats: [`${TOWN}/1`] }, 'once')).toMatchObject({ body: first.body });
    const other = await http.post(HR, path, { seats: [`${TOWN}/2`] }, 'once');
    expect(other).toMatchObject({ status: 409, body: { code: 'key-reused' } });
    const { body } = await http.get(HR, `teams/${TOWN}`);
    expect(body.seats.map((seat: { filling: string | null }) => seat.filling)).toEqual([
      `selection/${TOWN}/1`,
      ...Array.from({ length: 4 }, () => null),
    ]);
  });

  it('keeps a refusal too', async () => {
    const path = `teams/${TOWN}/selections`;
    const refused = await http.post(HR, path, { seats: [`${TOWN}/1`] }, 'refused');
    expect(refused).toMatchObject({ status: 409, body: { code: 'seat-not-vacant', field: 'seats' } });
    expect(await http.post(HR, path, { seats: [`${TOWN}/1`] }, 'refused')).toMatchObject({
      body: refused.body,
    });
  });
});

describe('the clock', () => {
  const move = (body: object, key: string) => http.post(ADMINISTRATOR, 'clock/advance', body, key);

  it('moves once for one key, however often it is asked to, and for another body not at all', async () => {
    const first = await move({ days: 2 }, 'a-move');
    expect(first).toMatchObject({ status: 200, body: { from: '2021-03-15', date: '2021-03-17' } });
    expect((await move({ days: 2 }, 'a-move')).body).toEqual(first.body);
    expect(await move({ days: 3 }, 'a-move')).toMatchObject({ status: 409, body: { code: 'key-reused' } });
    await move({ days: 1 }, 'another');
    expect((await move({ days: 2 }, 'a-move')).body).toMatchObject({ date: '2021-03-17' });
    expect((await http.get(HR, 'clock')).body.date).toBe('2021-03-18');
  });

  it('may be moved without a key', async () => {
    const asking = { body: { days: 1 } };
    const moved = await http.ask(ADMINISTRATOR, 'POST', 'clock/advance', asking);
    expect(moved).toMatchObject({ status: 200, body: { from: '2021-03-18', date: '2021-03-19' } });
  });
});

describe('the pages', () => {
  it('run only what is a file of ours', async () => {
    const page = await http.get(null, '/api/v1/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(page.body).not.toMatch(/https?:\/\//);
  });
});
