import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { event, fundSum } from '../../db/schema.ts';
import { expecting } from './expecting.ts';
import { ADMINISTRATOR, HR, startHttp, STRANGER, TOWN, type Http } from './http.ts';

const LEADER = 'a-sz-leader-1';
const HOST = 'a-440513-host-1';
const BOOK = `funds/${TOWN}/2022`;

let http: Http;

beforeAll(async () => {
  http = await startHttp();
  await http.stack.worker();
  await http.stack.launch();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-10-08' });
});
afterAll(() => http?.stop());

const { ok, refused } = expecting(() => http);

const document = { number: '=财农〔2021〕9号', on: '2021-10-08' };
const line = (source: string, kind: string, amount: number, more: object = {}) => ({
  ...{ source, kind, amount, on: '2021-10-08', document },
  ...more,
});
const entries = `${BOOK}/entries`;

describe('funds over HTTP', () => {
  it('have a book for every town and year, of which its readers may read', async () => {
    expect((await http.get(HR, BOOK)).body).toMatchObject({
      year: 2022,
      leadUnit: 'sz-caizhengju',
      lines: [],
      sums: {},
    });
    expect(await http.get(HR, `funds/${TOWN}/2023`)).toMatchObject({ status: 404 });
    expect(await http.get(STRANGER, BOOK)).toMatchObject({ status: 403 });
    for (const who of [LEADER, HOST]) expect(await http.get(who, BOOK)).toMatchObject({ status: 200 });
    const books = (await http.all(LEADER, 'funds?year=2022')).items;
    expect(books).toHaveLength((await http.get(LEADER, 'towns')).body.items.length);
  });

  it('take lines in yuan with two decimals, and refuse what is none', async () => {
    await refused(
      HR,
      entries,
      { entries: [line('provincial', 'planned', 0.001)] },
      400,
      'bad-request',
      'entries.0.amount',
    );
    await refused(
      HR,
      entries,
      { entries: [line('provincial', 'planned', -1)] },
      400,
      'bad-request',
      'entries.0.amount',
    );
    await refused(
      HR,
      entries,
      { entries: [line('lottery', 'planned', 1)] },
      422,
      'source-unknown',
      'entries.0.source',
    );
    await refused(
      HR,
      entries,
      { entries: [line('provincial', 'planned', 1, { on: '2021-10-09' })] },
      422,
      'date-in-future',
      'entries.0.on',
    );
    await refused(STRANGER, entries, { entries: [line('provincial', 'planned', 1)] }, 403, 'not-your-office');
    await refused(
      HR,
      entries,
      { entries: [line('provincial', 'allotted', 100), line('provincial', 'used', 100.01)] },
      409,
      'funds-exceeded',
      'entries.1.amount',
    );
    await ok(HR, entries, {
      entries: [
        line('provincial', 'planned', 1_000_000),
        line('provincial', 'allotted', 600_000.29, { note: '第一批' }),
        line('provincial', 'used', 0.07),
        line('donation630', 'allotted', 50_000),
      ],
    });
    expect((await http.get(HR, BOOK)).body).toMatchObject({
      sums: {
        provincial: { planned: 1_000_000, allotted: 600_000.29, used: 0.07 },
        donation630: { planned: 0, allotted: 50_000, used: 0 },
      },
      lines: [
        { line: 1 },
        { line: 2, amount: 600_000.29, note: '第一批' },
        { line: 3, amount: 0.07 },
        { line: 4 },
      ],
    });
  });

  it('are taken back line by line, by counter entries', async () => {
    const back = (n: number, reason = '重复登记') => ({ line: n, document, reason });
    const corrections = `${BOOK}/corrections`;
    await refused(HR, corrections, back(9), 404, 'line-unknown', 'line');
    await refused(HR, corrections, back(2), 409, 'funds-exceeded', 'line');
    await refused(HOST, corrections, back(3), 403, 'not-your-office');
    await ok(HR, corrections, back(3));
    await refused(HR, corrections, back(3), 409, 'line-corrected', 'line');
    await refused(HR, corrections, back(5), 409, 'line-corrected', 'line');
    expect((await http.get(HR, BOOK)).body).toMatchObject({
      sums: { provincial: { used: 0 } },
      lines: [{}, {}, { correctedBy: 5 }, {}, { line: 5, amount: -0.07, corrects: 3, note: '重复登记' }],
    });
    // A leader reads the sums and lines, not the reasons.
    expect(
      (await http.get(LEADER, BOOK)).body.lines.map(({ note }: { note: string | null }) => note),
    ).not.toContain('重复登记');
  });

  it('whoever enters at once: nothing is used that was not allotted, and sums are those of the lines', async () => {
    const one = { entries: [line('donation630', 'used', 30_000)] };
    const answers = await Promise.all([1, 2, 3].map(() => http.post(HR, entries, one)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const { body } = await http.get(HR, BOOK);
    const used = body.lines.filter(
      (each: { source: string; kind: string }) => each.source === 'donation630' && each.kind === 'used',
    );
    expect([used.length, body.sums.donation630.used]).toEqual([1, 30_000]);
  });

  it('the database refuses sums that cannot be, whoever writes them', async () => {
    const { db } = http.stack.database;
    const change = (set: Partial<typeof fundSum.$inferInsert>) =>
      db.update(fundSum).set(set).where(eq(fundSum.source, 'provincial'));
    const constraint = (name: string) => ({ cause: { constraint_name: name } });
    await expect(change({ used: 1e15 })).rejects.toMatchObject(constraint('fund_sum_used_allotted'));
    await expect(change({ planned: -1 })).rejects.toMatchObject(constraint('fund_sum_not_below_zero'));
  });

  it('are added up by source, place, lead unit and year, and exported as a table', async () => {
    const figures = async (query: string, who = LEADER) =>
      (await http.get(who, `fund-figures?${query}`)).body.items;
    const donations = { planned: 0, allotted: 50_000, used: 30_000 };
    expect(await figures('by=source')).toMatchObject([
      { key: 'donation630', towns: 1, ...donations },
      { key: 'provincial', planned: 1_000_000, allotted: 600_000.29, used: 0 },
    ]);
    expect(await figures('by=city&source=donation630')).toMatchObject([{ name: '汕头市', ...donations }]);
    expect(await figures('by=unit&year=2022')).toMatchObject([
      { key: 'sz-caizhengju', name: '市财政局', allotted: 650_000.29 },
    ]);
    expect(await figures('by=year&within=440513')).toMatchObject([{ key: '2022' }]);
    expect(await figures('by=town', STRANGER)).toEqual([]);
    const table = await http.get(LEADER, 'fund-figures/export?year=2022');
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = (table.body as string).split('\r\n');
    expect(rows[0]).toContain('资金来源,计划(元),到位(元),使用(元)');
    expect(rows[1]).toContain('“6·30”捐赠资金,0.00,50000.00,30000.00');
    expect(rows).toHaveLength(4);
    expect(await http.get(LEADER, 'fund-figures?by=mood')).toMatchObject({ status: 400 });
  });

  it('keep notes and reasons apart: events and the history in Temporal have their ids', async () => {
    const id = `fund/${TOWN}/2022`;
    const { db } = http.stack.database;
    const events = await db.select({ data: event.data }).from(event).where(eq(event.caseId, id));
    const { events: history } = await http.stack.client.workflow.getHandle(id).fetchHistory();
    const payloads = (history ?? []).flatMap(({ workflowExecutionUpdateAcceptedEventAttributes: accepted }) =>
      (accepted?.acceptedRequest?.input?.args?.payloads ?? []).map(({ data }) =>
        Buffer.from(data ?? []).toString(),
      ),
    );
    expect(payloads.join()).toContain('donation630');
    expect(JSON.stringify(events) + payloads.join()).not.toMatch(/第一批|重复登记/);
  });
});
