import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, startHttp, type Http } from './http.ts';

const base = 'reports/sz-caizhengju/2021';
const LEADING_GROUP = 'a-sz-leadingGroup-1';
const PARTY_GROUP = 'a-sz-caizhengju-partyGroup-1';

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-01-05' });
});
afterAll(() => http?.stop());

const ok = async (account: string, path: string, body: unknown): Promise<void> => {
  expect(await http.post(account, `${base}/${path}`, body)).toMatchObject({ status: 200 });
};

describe('an annual report over HTTP', () => {
  it('is due for every unit that leads a town or a county, and each reads its own', async () => {
    const { items } = await http.all(LEADING_GROUP, 'reports?year=2021');
    expect(items.length).toBeGreaterThan(1);
    expect((await http.all(HR, 'reports')).items.map(({ id }) => id)).toEqual([
      base.replace('reports', 'report'),
    ]);
    expect((await http.all(LEADING_GROUP, 'reports?status=received')).items).toEqual([]);
  });

  it('comes back with a reason, is signed off, and each recipient answers on its own', async () => {
    const sections = ['overview', 'outlook'].map((section) => ({ section, text: '年度报告正文' }));
    await ok(HR, 'drafts', { sections });
    await ok(HR, 'submissions', { number: '财报〔2022〕1号' });
    await ok(PARTY_GROUP, 'decisions', {
      items: [{ approval: 'signOff', verdict: 'return', reason: '补充数据' }],
    });
    await ok(HR, 'submissions', { number: '财报〔2022〕1号' });
    await ok(PARTY_GROUP, 'decisions', { items: [{ approval: 'signOff', verdict: 'agree' }] });
    const headquarters = { recipient: 'hq-shantou/headquarters', reason: '缺附表' };
    // At once: each has its answer, whichever comes first.
    await Promise.all([
      ok('a-hq-shantou-headquarters-1', 'receipts', { result: 'returned', ...headquarters }),
      ok(LEADING_GROUP, 'receipts', { result: 'acknowledged', recipient: 'sz/leadingGroup' }),
    ]);
    const { body } = await http.get(HR, base);
    expect(body).toMatchObject({
      stage: 'draft',
      versions: [{ version: 1, number: '财报〔2022〕1号', submittedOn: '2022-01-05', late: false }],
      receipts: expect.arrayContaining([
        expect.objectContaining({ recipient: 'sz/leadingGroup', status: 'acknowledged' }),
        expect.objectContaining({ ...headquarters, status: 'returned' }),
      ]) as unknown,
      approvals: [{ decisions: [{ verdict: 'return', reason: '补充数据' }, { verdict: 'agree' }] }],
    });
  });
});

describe('the clock', () => {
  it('goes forward only, and one request moves it at a time', async () => {
    const back = await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-12-31' });
    expect(back).toMatchObject({ status: 422, body: { code: 'date-order', field: 'to' } });
    const [one, other] = await Promise.all([
      http.post(ADMINISTRATOR, 'clock/advance', { days: 30 }),
      http.post(ADMINISTRATOR, 'clock/advance', { days: 30 }),
    ]);
    expect([one.body.code ?? one.body.date, other.body.code ?? other.body.date].toSorted()).toEqual([
      '2022-02-04',
      'clock-moving',
    ]);
  });
});
