import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, HR, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';
import { expectRefused } from './refused.ts';

const PERSON = 'c-caizhengju-1';
const GRADES = 'programmes/shenzhen-2022/statutory-grades';
const HOST = 'a-440513-host-1';

let http: Http;

beforeAll(async () => {
  http = await startInPost();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-02-10' });
});
afterAll(() => http?.stop());

const given = (grade: string, more: object = {}) => ({
  items: [{ person: PERSON, year: 2021, grade, document: '财考〔2022〕3号', on: '2022-01-28', ...more }],
});
const ok = async (who: string, path: string, body: unknown) => {
  const answered = await http.post(who, path, body);
  expect(answered).toMatchObject({ status: 200 });
  return answered.body;
};
const refused = (who: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, GRADES, body), { status, code, field: field ?? null });
const read = async (path: string, who = HR) => (await http.get(who, path)).body;

describe('statutory grades over HTTP', () => {
  it('are recorded by HR of the home unit, and a correction keeps the one before', async () => {
    await refused(STRANGER, given('competent'), 403, 'not-your-office');
    await refused('a-sz-leadingGroup-1', given('competent'), 403, 'not-your-office');
    await refused(HR, given('best'), 400, 'bad-request', 'items.0.grade');
    await ok(HR, GRADES, given('competent'));
    await refused(HR, given('competent'), 422, 'grade-same', 'items.0.grade');
    await refused(HR, given('excellent'), 422, 'reason-missing', 'items.0.reason');
    await ok(HR, GRADES, given('excellent', { reason: '复核更正', document: '财考〔2022〕4号' }));
    expect(await read(`cadres/${PERSON}`)).toMatchObject({
      record: { grades: { 2021: 'excellent' } },
      statutoryGrades: [
        { year: 2021, version: 1, grade: 'competent', document: '财考〔2022〕3号', stands: false },
        { year: 2021, version: 2, grade: 'excellent', reason: '复核更正', stands: true },
      ],
    });
  });

  it('are nobody’s to read in the programme’s history', async () => {
    const { history } = await read('cases/programme/shenzhen-2022', STRANGER);
    const recorded = history.filter(({ type }: { type: string }) => type === 'gradesRecorded');
    expect(recorded).toHaveLength(2);
    expect(JSON.stringify(recorded)).not.toContain(PERSON);
    expect(JSON.stringify(recorded)).not.toContain('复核更正');
  });

  it('stand beside the evaluation, which has none of them', async () => {
    const { opinions, statutoryGrades } = await read(`cadres/${PERSON}/evidence`);
    expect(opinions).toEqual([]);
    expect(statutoryGrades).toHaveLength(2);
  });
});

describe('the record of somebody’s service', () => {
  it('has each line with what it rests on', async () => {
    await ok('a-sz-supervisor-1', `supervisions/${TOWN}/2022/spot-checks`, {
      ...{ on: '2022-02-09', office: 'sz/supervisor', document: '抽查1号', seen: [] },
      findings: [{ posting: `posting/${TOWN}/1/1`, what: '台账不全' }],
    });
    await http.stack.driver.settle();
    const { postings, hostPosts, findings, statutoryGrades, attachment } = await read(
      `cadres/${PERSON}/evidence`,
    );
    expect(postings).toMatchObject([
      { posting: `posting/${TOWN}/1/1`, seat: `${TOWN}/1`, role: 'leader', releasedOn: null },
    ]);
    expect(postings[0].cites[0]).toBe(`posting/${TOWN}/1/1#1`);
    expect(hostPosts.length).toBeGreaterThan(0);
    expect(findings).toMatchObject([{ on: '2022-02-09', status: 'made', cites: [`finding/${TOWN}/2022/1`] }]);
    for (const { cites } of [...postings, ...hostPosts, ...statutoryGrades]) expect(cites).not.toEqual([]);
    expect(statutoryGrades[1].cites).toContain('财考〔2022〕4号');
    expect(attachment).toEqual({
      reference: `cadres/${PERSON}/evidence`,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
    // The same record has the same hash, and another one another.
    expect((await read(`cadres/${PERSON}/evidence`)).attachment).toEqual(attachment);
    await ok(HR, GRADES, given('competent', { year: 2020 }));
    const after = (await read(`cadres/${PERSON}/evidence`)).attachment;
    expect(after.sha256).not.toBe(attachment.sha256);
    const page = await http.get(HR, `cadres/${PERSON}/evidence-sheet`);
    expect(page.headers.get('content-type')).toContain('text/html');
    for (const said of ['派驻工作实绩佐证表', '财考〔2022〕4号', '已更正', after.sha256])
      expect(page.body).toContain(said);
    expect(page.body).not.toMatch(/undefined|null/);
    const docx = await http.get(HR, `cadres/${PERSON}/evidence-sheet?format=docx`);
    expect(docx.headers.get('content-type')).toContain('wordprocessingml');
  });

  it('is for HR of the unit and those above it, and for nobody else', async () => {
    for (const path of ['evidence', 'evidence-sheet'])
      for (const who of [STRANGER, HOST, 'a-sz-leader-1'])
        expect(await http.get(who, `cadres/${PERSON}/${path}`)).toMatchObject({ status: 403 });
    expect(await http.get(ADMINISTRATOR, `cadres/${PERSON}/evidence`)).toMatchObject({ status: 200 });
    expect(await http.get(HR, 'cadres/c-nobody/evidence')).toMatchObject({ status: 404 });
    // Whoever it is about reads it, and nobody else's.
    await http.stack.database.db.execute(sql`update account set person = ${PERSON} where id = ${HOST}`);
    expect(await http.get(HOST, `cadres/${PERSON}/evidence`)).toMatchObject({ status: 200 });
    expect(await http.get(HOST, 'cadres/c-caizhengju-2/evidence')).toMatchObject({ status: 403 });
  });
});
