import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notice } from '../../db/schema.ts';
import { historyToJson } from '../support/history.ts';
import { publishBy } from '../support/policy-version.ts';
import { HR, holderOf, startHttp, STRANGER, TOWN, type Http } from './http.ts';
import { expectRefused } from './refused.ts';
import { approveAll, nominateAll } from './selecting.ts';

const base = `selections/${TOWN}/1`;
const OTHER_HR = holderOf('sz-caizhengju/hr', 2);
const DISCIPLINE = holderOf('sz-caizhengju/discipline');
const PARTNER = 'a-sz-shenyejituan-hr-1';
const SUPERVISOR = 'a-sz-supervisor-1';
const HOST = 'a-440513-host-1';

let http: Http;
let people: Map<string, string>;

beforeAll(async () => {
  http = await startHttp();
  await publishBy(http.stack.database.db, { scope: 'unit' });
  await http.stack.worker();
  await http.stack.launch();
  people = await nominateAll(http);
  await approveAll(http, HR);
});
afterAll(() => http?.stop());

const personIn = (n: number): string => people.get(`${TOWN}/${n}`) ?? '';
const shownTo = async (who: string): Promise<string[]> =>
  (await http.all(who, 'notices')).items
    .flatMap((one) => one.people.map(({ person }: { person: string }) => person))
    .toSorted();

describe('a notice within the unit', () => {
  it('is on record with its number, its scope and its days', async () => {
    const rows = await http.stack.database.db.select().from(notice);
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({
      ...{ selection: `selection/${TOWN}/1`, number: '公示〔2021〕1号', scope: 'unit' },
      ...{ publishedOn: '2021-03-15', until: '2021-03-22' },
    });
  });

  it('shows the people of a unit to those who are in an office of it, and to nobody else', async () => {
    const own = [1, 3, 5].map(personIn).toSorted();
    for (const who of [HR, DISCIPLINE, holderOf('sz-caizhengju/partyGroup')])
      expect(await shownTo(who)).toEqual(own);
    expect(await shownTo(PARTNER)).toEqual([2, 4].map(personIn).toSorted());
    for (const who of [STRANGER, HOST, 'a-sz-leader-1']) expect(await shownTo(who)).toEqual([]);
  });

  it('is not shown to whoever reads the case and neither decides on it nor is of the unit', async () => {
    expect((await http.get(HOST, base)).body.notices).toEqual([]);
    expect((await http.get(SUPERVISOR, base)).body.notices).toHaveLength(5);
  });

  it('is on no public page: there is none unless it is opened', async () => {
    for (const path of ['public/notices', '/notices'])
      expect(await http.ask(null, 'GET', path)).toMatchObject({
        ...{ status: 404, body: { code: 'notices-closed' } },
      });
  });
});

describe('an objection', () => {
  const path = `${base}/objections`;
  const by = { name: '示例甲', contact: '13800000000' };

  it('may have a name to it, which the verifier alone reads', async () => {
    const objection = { person: personIn(1), reason: '群众反映', by };
    const half = { ...objection, by: { name: '示例甲' } };
    await expectRefused(http, () => http.post(OTHER_HR, path, half), {
      ...{ status: 400, code: 'bad-request', field: 'by.contact' },
    });
    expect(await http.post(OTHER_HR, path, objection)).toMatchObject({ status: 200 });
    expect(await http.post(PARTNER, path, { person: personIn(1), reason: '匿名来信' })).toMatchObject({
      status: 200,
    });
    const seen = async (who: string) => {
      const { nominees } = (await http.get(who, base)).body;
      const found = nominees.find(({ person }: { person: string }) => person === personIn(1));
      return found.objections
        .map(({ named, by: who }: { named: boolean; by: unknown }) => [named, who])
        .toSorted(([a]: [boolean], [b]: [boolean]) => Number(a) - Number(b));
    };
    expect(await seen(DISCIPLINE)).toEqual([
      [false, null],
      [true, by],
    ]);
    for (const who of [HR, SUPERVISOR, HOST]) {
      expect(await seen(who)).toEqual([
        [false, null],
        [true, null],
      ]);
      const whole = await http.get(who, `cases/selection/${TOWN}/1`);
      expect(JSON.stringify(whole.body)).not.toMatch(/示例甲|13800000000/);
    }
  });

  it('leaves no name in the history of its workflow', async () => {
    const history = await http.stack.client.workflow.getHandle(`selection/${TOWN}/1`).fetchHistory();
    const payloads = [...historyToJson(history).matchAll(/"data": *"([^"]+)"/g)].map(([, data = '']) =>
      Buffer.from(data, 'base64').toString('utf8'),
    );
    const has = (words: RegExp): boolean => payloads.some((payload) => words.test(payload));
    expect(has(new RegExp(personIn(1)))).toBe(true);
    expect(has(/示例甲|13800000000|群众反映/)).toBe(false);
  });
});
