import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, holding } from '../../db/schema.ts';
import { HR, holderOf, startHttp, STRANGER, type Answered, type Http } from './http.ts';

/** Somebody with a sign in the name that has a meaning in a pattern, and an office that ended yesterday. */
const FORMER = { id: 'x-former', name: '示例100%' };

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  const { db } = http.stack.database;
  await db.insert(account).values(FORMER);
  await db.insert(holding).values({
    ...{ account: FORMER.id, office: 'sz-caizhengju/hr' },
    period: sql`daterange('2000-01-01', business_date())`,
  });
});
afterAll(() => http?.stop());

const ids = async (query: string): Promise<readonly string[]> =>
  (await http.all(STRANGER, `accounts?${query}`)).items.map(({ id }: Answered['body']) => id);

describe('accounts', () => {
  it('are found by part of a name or an id, with the offices that they hold today', async () => {
    const { body } = await http.get(STRANGER, `accounts?text=${encodeURIComponent('市财政局人事甲')}`);
    expect(body).toEqual({
      items: [{ id: HR, name: '市财政局人事甲', offices: ['sz-caizhengju/hr'] }],
      next: null,
    });
    expect(await ids(`text=${HR}`)).toEqual([HR]);
    expect(await ids(`text=${encodeURIComponent('100%')}`)).toEqual([FORMER.id]);
    expect(await ids('text=%25%25')).toEqual([]);
    expect((await http.get(HR, 'accounts?text=x-former')).body.items).toEqual([{ ...FORMER, offices: [] }]);
  });

  it('are found by the office that they hold today', async () => {
    expect(await ids('office=sz-caizhengju/hr')).toEqual(
      [1, 2].map((n) => holderOf('sz-caizhengju/hr', n as 1)),
    );
    expect(await ids('office=sz-caizhengju/nothing')).toEqual([]);
  });

  it('come in pages, each once', async () => {
    const whole = await ids('text=caizhengju&limit=200');
    const { items, pages } = await http.all(STRANGER, 'accounts?text=caizhengju&limit=3');
    expect(items.map(({ id }) => id)).toEqual(whole);
    expect(pages).toBe(Math.ceil(whole.length / 3));
  });

  it('are for whoever is signed in', async () => {
    expect(await http.get(null, 'accounts')).toMatchObject({ status: 401 });
    expect(await http.get(HR, 'accounts?colour=red')).toMatchObject({
      status: 400,
      body: { code: 'bad-request' },
    });
  });
});
