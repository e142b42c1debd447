import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cadre } from '../../db/schema.ts';
import type { NoticeField } from '../../domain/policy.ts';
import { publishBy } from '../support/policy-version.ts';
import { ADMINISTRATOR, HR, holderOf, startHttp, STRANGER, TOWN, type Answered, type Http } from './http.ts';
import { approveAll, nominateAll } from './selecting.ts';

const base = `selections/${TOWN}/1`;
const DISCIPLINE = 'a-sz-caizhengju-discipline-1';
const FIELDS: readonly NoticeField[] = ['name', 'sex', 'born', 'unit', 'proposedPost', 'town'];
/** More than an address may ask for in a minute. */
const MANY = 60;

let http: Http;
let people: Map<string, string>;

beforeAll(async () => {
  http = await startHttp({ publicNotices: true });
  await publishBy(http.stack.database.db, { scope: 'public', fields: FIELDS });
  await http.stack.worker();
  await http.stack.launch();
  people = await nominateAll(http);
  await http.stack.database.db
    .update(cadre)
    .set({ name: '<b>示例</b>', record: sql`${cadre.record} || '{"name": "<b>示例</b>"}'::jsonb` })
    .where(eq(cadre.id, personIn(1)));
  await approveAll(http, HR);
});
afterAll(() => http?.stop());

const personIn = (n: number): string => people.get(`${TOWN}/${n}`) ?? '';
/** As if a proxy had passed on who asks: nobody believes it here. */
const open = (path: string): Promise<Answered> => http.ask(null, 'GET', path);

// One story, told in order: each chapter stands on the one before.
describe('a public notice', () => {
  it('is read by everybody who is signed in, with number, scope, days and exactly the fields of the policy', async () => {
    for (const who of [STRANGER, 'a-440513-host-1', 'a-sz-leader-1']) {
      const { items } = await http.all(who, 'notices');
      expect(items.flatMap((notice) => notice.people)).toHaveLength(5);
      expect(items[0]).toMatchObject({
        ...{ selection: `selection/${TOWN}/1`, number: '公示〔2021〕1号', scope: 'public', workingDays: 5 },
        ...{ publishedOn: '2021-03-15', until: '2021-03-22', team: '汕头市潮阳区河溪镇驻镇帮扶工作队' },
      });
      const [person] = items[0].people;
      expect(person.fields.map(({ field }: { field: string }) => field)).toEqual(FIELDS);
    }
    const { notices } = (await http.get(HR, base)).body;
    const shown = notices.flatMap((notice: { people: unknown[] }) => notice.people);
    expect(shown).toContainEqual(
      expect.objectContaining({ person: personIn(1), verifier: 'sz-caizhengju/discipline' }),
    );
  });

  it('is read without a session, with nothing in it but those fields', async () => {
    const { status, body } = await open('public/notices');
    expect(status).toBe(200);
    for (const { people: shown, verifiers } of body.items) {
      expect(verifiers.join()).toMatch(/纪检监察机构/);
      for (const person of shown) {
        expect(Object.keys(person)).toEqual(['fields']);
        expect(person.fields.map(({ field }: { field: string }) => field)).toEqual(FIELDS);
      }
    }
    const said = JSON.stringify(body);
    for (const id of people.values()) expect(said).not.toContain(id);
    expect(said).not.toContain('selection/');
  });

  it('is a page, in which nothing is taken for markup', async () => {
    const { status, headers, body } = await open('/notices');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(body).toContain('公示〔2021〕1号');
    expect(body).toContain('汕头市潮阳区河溪镇驻镇帮扶工作队队长');
    expect(body).toContain('&lt;b&gt;示例&lt;/b&gt;');
    expect(body).not.toContain('<b>示例');
    for (const id of people.values()) expect(body).not.toContain(id);
    expect((await open('/notices.css')).status).toBe(200);
  });

  it('shows nobody any more whose notice is over, or who is out of it', async () => {
    const objection = {
      person: personIn(1),
      reason: '群众反映',
      by: { name: '示例甲', contact: '13800000000' },
    };
    await http.post(holderOf('sz-caizhengju/hr', 2), `${base}/objections`, objection);
    const { nominees } = (await http.get(DISCIPLINE, base)).body;
    const found = nominees.find(({ person }: { person: string }) => person === personIn(1));
    const settlement = {
      person: personIn(1),
      objection: found.objections[0].id,
      result: 'upheld',
      reason: '属实',
    };
    expect(await http.post(DISCIPLINE, `${base}/settlements`, settlement)).toMatchObject({ status: 200 });
    const shown = (await open('public/notices')).body.items.flatMap(
      (notice: { people: unknown[] }) => notice.people,
    );
    expect(shown).toHaveLength(4);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-03-23' });
    expect((await open('public/notices')).body).toEqual({ items: [] });
    expect((await open('/notices')).body).toContain('目前没有公示');
    expect((await http.all(STRANGER, 'notices')).items).toEqual([]);
  });

  it('is given to one address so many times a minute, and no more', async () => {
    let last: Answered | undefined;
    for (let n = 0; n <= MANY && last?.status !== 429; n += 1) last = await open('public/notices');
    expect(last).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(last?.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await open('/notices')).status).toBe(429);
    const claimed = await http.ask(null, 'GET', 'public/notices', {
      headers: { 'x-forwarded-for': '203.0.113.7' },
    });
    expect(claimed.status).toBe(429);
    expect((await http.get(STRANGER, 'notices')).status).toBe(200);
  });
});
