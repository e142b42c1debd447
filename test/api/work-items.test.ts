import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { event } from '../../db/schema.ts';
import { expecting } from './expecting.ts';
import { ADMINISTRATOR, HR, startHttp, STRANGER, TOWN, type Http } from './http.ts';

const HOST = 'a-440513-host-1';
const LEADER = 'a-sz-leader-1';
const SOCIAL = `work-items/${TOWN}/1`;
const CLUSTER = `work-items/${TOWN}/2`;

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-07-20' });
});
afterAll(() => http?.stop());

const { ok, refused } = expecting(() => http);
const document = {
  ...{ number: '镇府〔2021〕3号', on: '2021-07-19' },
  attachment: { reference: 'file-1', sha256: 'a'.repeat(64) },
};

describe('items of work over HTTP', () => {
  it('are planned by the lead unit, all of them or none', async () => {
    const path = `teams/${TOWN}/work-items`;
    const social = { heading: 'socialWork', title: '社工站全覆盖', plan: '年内建成', dueOn: '2021-12-31' };
    const cluster = { heading: 'industryCluster', title: '茶叶产业集群', village: '示例村' };
    await refused(
      HR,
      path,
      { items: [social, { ...cluster, heading: 'fishing' }] },
      422,
      'heading-unknown',
      'items.1.heading',
    );
    await refused(HR, path, { items: [] }, 400, 'bad-request', 'items');
    await refused(
      HR,
      path,
      { items: [{ heading: 'socialWork', title: ' ' }] },
      400,
      'bad-request',
      'items.0.title',
    );
    await refused(STRANGER, path, { items: [social] }, 403, 'not-your-office');
    await ok(HR, path, { items: [social, cluster] });
    expect((await http.all(HR, 'work-items')).items).toMatchObject([
      {
        id: `work-item/${TOWN}/1`,
        heading: 'socialWork',
        title: '社工站全覆盖',
        status: 'open',
        documents: 0,
      },
      { id: `work-item/${TOWN}/2`, heading: 'industryCluster', village: '示例村', dueOn: null },
    ]);
    expect((await http.get(HR, SOCIAL)).body).toMatchObject({
      ...{
        name: { zh: '广东兜底民生服务社会工作双百工程' },
        verb: { zh: '实施' },
        clause: '四(六)',
        plan: '年内建成',
      },
      tasks: [{ act: 'complete', office: 'sz-caizhengju/hr', due: '2021-12-31' }],
    });
    // A leader reads how it stands, not what was written.
    expect((await http.get(LEADER, SOCIAL)).body).toMatchObject({ title: '社工站全覆盖', plan: null });
    expect(await http.get(STRANGER, SOCIAL)).toMatchObject({ status: 403 });
  });

  it('take figures; the last by its day counts, whenever it was told', async () => {
    const path = `${SOCIAL}/progress`;
    await ok(HR, path, { on: '2021-07-20', figures: { socialWorkStations: 60 }, note: '已建3个站' });
    await ok(HR, path, { on: '2021-07-10', figures: { socialWorkStations: 20, socialWorkPeople: 100 } });
    await refused(
      HR,
      path,
      { on: '2021-07-20', figures: { socialWorkStations: 120 } },
      422,
      'figure-impossible',
      'figures.socialWorkStations',
    );
    await refused(HR, path, { on: '2021-07-20', figures: { x: 'viel' } }, 400, 'bad-request', 'figures.x');
    await refused(HR, path, { on: '2021-07-21', figures: {} }, 422, 'date-in-future', 'on');
    await refused(HR, path, { on: '2021-07-20' }, 422, 'nothing-changes');
    const { body } = await http.get(HR, SOCIAL);
    expect(body).toMatchObject({
      figures: { socialWorkStations: { value: 60, on: '2021-07-20' }, socialWorkPeople: { value: 100 } },
      progress: [{ on: '2021-07-10' }, { on: '2021-07-20', note: '已建3个站' }],
    });
    const { items } = (await http.get(LEADER, 'work-measures')).body;
    const of = (measure: string) => items.find((one: { measure: string }) => one.measure === measure);
    expect(of('socialWorkStations')).toMatchObject({
      target: 100,
      towns: 1,
      reached: 0,
      rows: [{ town: TOWN, value: 60 }],
    });
    expect(of('socialWorkPeople')).toMatchObject({ towns: 1, reached: 1 });
    expect(of('clusters')).toMatchObject({ target: null, towns: 0, reached: null });
  });

  it('are completed with a document; the host confirms or returns', async () => {
    await refused(HR, `${CLUSTER}/completions`, { on: '2021-07-20' }, 422, 'evidence-incomplete');
    await ok(HR, `${CLUSTER}/evidence`, { document });
    await refused(
      HR,
      `${CLUSTER}/evidence`,
      { document: { ...document, on: '2021-07-21' } },
      422,
      'date-in-future',
      'document.on',
    );
    await ok(HR, `${CLUSTER}/completions`, { on: '2021-07-20' });
    expect((await http.all(HOST, 'inbox?act=confirmCompletion')).items).toMatchObject([
      { subject: 'industryCluster' },
    ]);
    await refused(HR, `${CLUSTER}/confirmations`, {}, 403, 'not-your-office');
    await ok(HOST, `${CLUSTER}/returns`, { reason: '尚未验收' });
    expect((await http.get(HR, CLUSTER)).body).toMatchObject({
      stage: 'open',
      completedOn: null,
      reasons: [{ reason: '尚未验收' }],
    });
    await ok(HR, `${CLUSTER}/completions`, { on: '2021-07-20' });
    await ok(HOST, `${CLUSTER}/confirmations`, {});
    expect((await http.get(HR, CLUSTER)).body).toMatchObject({
      stage: 'done',
      evidence: [{ number: document.number, attachment: document.attachment }],
    });
    await refused(HR, `${CLUSTER}/progress`, { on: '2021-07-20', note: '再报' }, 409, 'case-ended');
  });

  it('are counted by heading, place and lead unit, the five ones together', async () => {
    const figures = async (query: string) => (await http.get(LEADER, `work-figures?${query}`)).body.items;
    expect(await figures('by=heading')).toMatchObject([
      { key: 'industryCluster', all: 1, done: 1, townsDone: 1 },
      { key: 'socialWork', all: 1, open: 1, done: 0 },
    ]);
    expect(await figures('by=unit&heading=industry')).toMatchObject([
      { key: 'sz-caizhengju', name: '市财政局', all: 1, done: 1 },
    ]);
    expect(await figures('by=city&within=440513')).toMatchObject([{ name: '汕头市', all: 2 }]);
    expect(await figures('by=county&within=441624')).toEqual([]);
    expect((await http.all(LEADER, 'work-items?heading=industry')).items).toHaveLength(1);
    expect((await http.get(STRANGER, 'work-figures')).body.items).toEqual([]);
  });

  it('are late when their last day has passed, and given up with a reason', async () => {
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2022-01-04' });
    expect((await http.get(HR, SOCIAL)).body).toMatchObject({ stage: 'open', overdue: true });
    await ok(HR, `${SOCIAL}/revisions`, { dueOn: '2022-06-30', title: '社工站(点)全覆盖' });
    expect((await http.get(HR, SOCIAL)).body).toMatchObject({ overdue: false, title: '社工站(点)全覆盖' });
    await ok(HR, `${SOCIAL}/abandonments`, { reason: '并入县级项目' });
    expect((await http.get(HR, SOCIAL)).body).toMatchObject({
      stage: 'dropped',
      reasons: [{ reason: '并入县级项目' }],
    });
    const { db } = http.stack.database;
    const events = await db
      .select({ data: event.data })
      .from(event)
      .where(eq(event.caseId, `work-item/${TOWN}/1`));
    // What was written is in the table of texts; the events hold its id.
    expect(JSON.stringify(events)).not.toMatch(/社工站|并入/);
  });
});
