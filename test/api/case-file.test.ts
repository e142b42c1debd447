import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFile } from '../../db/schema.ts';
import { ADMINISTRATOR, HR, holderOf, startHttp, STRANGER, TOWN, type Http } from './http.ts';
import { expectRefused } from './refused.ts';
import { approveAll, letterAndTraining, opinion } from './selecting.ts';

const selection = `selections/${TOWN}/1`;
const path = `${selection}/case-file`;
const OTHER_HR = holderOf('sz-caizhengju/hr', 2);
const DISCIPLINE = holderOf('sz-caizhengju/discipline');
const ORGANISATION = holderOf('sz/orgDepartment');
const HOST = 'a-440513-host-1';
const TODAY = '2021-03-15';

let http: Http;
let person: string;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await http.post(HR, `teams/${TOWN}/selections`, { seats: [`${TOWN}/1`] });
  await http.stack.driver.settle();
  const { body } = await http.get(HR, 'cadres?limit=200&unit=sz-caizhengju');
  for (const { id } of body.items) {
    const nomination = { seat: `${TOWN}/1`, person: id, file: [paper('recommendation')] };
    if ((await http.post(HR, `${selection}/nominations`, nomination)).status !== 200) continue;
    person = id;
    break;
  }
});
afterAll(() => http?.stop());

const paper = (item: string, number = `${item}〔2021〕1号`) => ({ item, number, on: TODAY });
const filing = (...papers: readonly ReturnType<typeof paper>[]) => ({
  entries: papers.map((own) => ({ person, ...own })),
});
const ok = async (who: string, at: string, body: unknown): Promise<void> => {
  expect(await http.post(who, at, body)).toMatchObject({ status: 200 });
};
const refused = (who: string, at: string, body: unknown, status: number, code: string, field?: string) =>
  expectRefused(http, () => http.post(who, at, body), { status, code, field: field ?? null });
const checklist = async (who = HR) => (await http.get(who, selection)).body.nominees[0].caseFile;
const there = async (): Promise<string[]> =>
  (await checklist()).flatMap(({ item, document }: { item: string; document: unknown }) =>
    document === null ? [] : [item],
  );
const agree = (more: object = {}) => ({ items: [{ approval: person, verdict: 'agree', ...more }] });

// One story, told in order: each chapter stands on the one before.
describe('the case file', () => {
  it('is a checklist: what, for which step, from whom, and the document that is there', async () => {
    const list = await checklist();
    expect(
      list.map(({ item, neededFor, office }: Record<string, string>) => [item, neededFor, office]),
    ).toEqual([
      ['recommendation', 'unitScreening', 'sz-caizhengju/hr'],
      ['consent', 'unitScreening', 'sz-caizhengju/hr'],
      ['fileCheck', 'partyGroup', 'sz-caizhengju/hr'],
      ['health', 'partyGroup', 'sz-caizhengju/hr'],
      ['integrityOpinion', 'partyGroup', 'sz-caizhengju/discipline'],
      ['vetting', 'partyGroup', 'sz-caizhengju/hr'],
      ['talk', 'organisation', 'sz-caizhengju/hr'],
      ['letter', 'dispatch', 'sz/orgDepartment'],
      ['training', 'dispatch', 'sz/orgDepartment'],
      ['evidenceSheet', null, 'sz-caizhengju/hr'],
    ]);
    expect(list[0]).toMatchObject({
      words: { zh: '推荐材料' },
      neededForWords: { zh: '单位资格审查' },
      document: {
        number: 'recommendation〔2021〕1号',
        on: TODAY,
        filedBy: HR,
        filedOn: TODAY,
        attachment: null,
      },
    });
    expect(await there()).toEqual(['recommendation']);
  });

  it('holds up the decision that needs it, and asks who provides what is missing', async () => {
    const { params } = await refused(
      ...([OTHER_HR, `${selection}/decisions`, agree(), 409, 'case-file-incomplete', 'items.0'] as const),
    );
    expect(params).toEqual({ person, step: 'unitScreening', missing: 'consent' });
    const { items } = await http.all(HR, 'inbox?act=file');
    expect(items).toMatchObject([{ subject: person, office: 'sz-caizhengju/hr' }]);
    await ok(HR, path, filing(paper('consent')));
    expect((await http.all(HR, 'inbox?act=file')).items).toEqual([]);
    await ok(OTHER_HR, `${selection}/decisions`, agree());
  });

  it('takes what its provider files, as named and numbered', async () => {
    await refused(STRANGER, path, filing(paper('health')), 403, 'not-your-office');
    await refused(HR, path, filing(paper('letter')), 403, 'not-your-office');
    await refused(HR, path, filing(paper('photo')), 422, 'item-unknown', 'entries.0.item');
    const tomorrow = { ...paper('health'), on: '2021-03-16' };
    await refused(HR, path, filing(tomorrow), 422, 'date-in-future', 'entries.0.on');
    const twice = filing(paper('health'), paper('health'));
    await refused(HR, path, twice, 409, 'already-decided', 'entries.1.item');
    const nobody = { entries: [{ ...paper('health'), person: 'c-nobody' }] };
    await refused(HR, path, nobody, 422, 'nominee-unknown', 'entries.0.person');
  });

  it('takes the record of earlier service by reference and hash, and asks nobody for it', async () => {
    const { attachment } = (await http.get(HR, `cadres/${person}/evidence`)).body;
    await ok(HR, path, { entries: [{ person, ...paper('evidenceSheet'), attachment }] });
    expect((await checklist()).at(-1)).toMatchObject({ item: 'evidenceSheet', document: { attachment } });
    // It still says what is on record: the hash is that of today.
    expect((await http.get(HR, `cadres/${person}/evidence`)).body.attachment).toEqual(attachment);
  });

  it('keeps where a file is kept, and what was filed before', async () => {
    const attachment = { reference: 'dms/2021/77', sha256: 'b'.repeat(64) };
    await ok(HR, path, filing(paper('health', '1号')));
    await ok(HR, path, { entries: [{ person, ...paper('health', '2号'), attachment }] });
    expect(await checklist()).toContainEqual(
      expect.objectContaining({
        item: 'health',
        document: expect.objectContaining({ number: '2号', attachment }) as unknown,
      }),
    );
    const rows = await http.stack.database.db
      .select({ number: caseFile.number, current: caseFile.current })
      .from(caseFile)
      .where(and(eq(caseFile.person, person), eq(caseFile.item, 'health')))
      .orderBy(caseFile.sequence);
    expect(rows).toEqual([
      { number: '1号', current: false },
      { number: '2号', current: true },
    ]);
  });

  it('gets the integrity opinion by the signature of discipline inspection', async () => {
    const decisions = `${selection}/decisions`;
    await refused(DISCIPLINE, decisions, agree(), 422, 'document-missing', 'items.0.document');
    await ok(DISCIPLINE, decisions, agree(opinion));
    expect(await there()).toContain('integrityOpinion');
    await ok(HR, path, filing(paper('fileCheck'), paper('vetting'), paper('talk')));
  });

  it('is completed by the organisation department, or for it with a document; then somebody is sent out', async () => {
    await approveAll(http, HR);
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-03-23' });
    const order = { persons: [person], number: '派〔2021〕1号', on: '2021-03-23' };
    const [letter, training] = letterAndTraining([person], '2021-03-23').entries;
    await refused(ORGANISATION, `${selection}/dispatches`, order, 409, 'case-file-incomplete', 'persons');
    const onBehalf = { office: 'sz/orgDepartment', document: '收文〔2021〕7号' };
    await refused(STRANGER, path, { entries: [letter], onBehalf }, 403, 'not-on-behalf');
    await ok(HR, path, { entries: [letter], onBehalf });
    const { params } = await refused(
      ...([ORGANISATION, `${selection}/dispatches`, order, 409, 'case-file-incomplete', 'persons'] as const),
    );
    expect(params).toMatchObject({ missing: 'training' });
    await ok(ORGANISATION, path, { entries: [training] });
    await ok(ORGANISATION, `${selection}/dispatches`, order);
    await http.stack.driver.settle();
    expect(await checklist(HOST)).toContainEqual(
      expect.objectContaining({ item: 'letter', document: expect.objectContaining({ onBehalf }) as unknown }),
    );
  });

  it('of somebody who has gone is closed', async () => {
    await refused(ORGANISATION, path, letterAndTraining([person], '2021-03-23'), 409, 'case-ended');
  });
});
