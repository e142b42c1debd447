import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { command, event, presenceDay, textEntry } from '../../db/schema.ts';
import { MOST_PRESENCE_ROWS } from '../../schemas/import-presence.ts';
import { PROGRAMME } from '../support/stack.ts';
import { workbookOf, type Stored, type WorkbookOptions } from '../support/workbook.ts';
import { ADMINISTRATOR, HR, STRANGER, TOWN, type Http } from './http.ts';
import { startInPost } from './in-post.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SUPERVISION = `supervisions/${TOWN}/2021`;
const TOWN_OFFICE = `a-${TOWN}-host-1`;
const heads = ['人员编号', '姓名', '起', '止', '情况'] as const;

let http: Http;
/** The first two of the town's team, by person. */
let people: readonly { posting: string; person: string; personName: string }[];

beforeAll(async () => {
  http = await startInPost();
  await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-04-01' });
  people = (await http.get(HR, SUPERVISION)).body.members;
});
afterAll(() => http?.stop());

interface Sending {
  readonly who?: string;
  readonly query?: string;
  readonly month?: string;
  readonly key: string;
  readonly type?: string;
}

async function send(
  file: Uint8Array | string,
  { who = HR, query = '', month = '2021-03', key, type = XLSX }: Sending,
) {
  const response = await fetch(
    `${http.server.url}/api/v1/programmes/${PROGRAMME}/presence/imports?month=${month}${query}`,
    {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${await http.tokens.issue?.(who)}` },
        ...{ 'content-type': type, 'idempotency-key': key },
      },
      body: typeof file === 'string' ? file : new Uint8Array(file),
    },
  );
  // oxlint-disable-next-line typescript/no-explicit-any
  return { status: response.status, body: (await response.json()) as any };
}

const sheet = (rows: readonly (readonly Stored[])[], options?: WorkbookOptions): Uint8Array =>
  workbookOf([heads, ...rows], options);
const person = (n: number): string => people[n]?.person ?? '';
const row = (n: number, from: Stored, to: Stored, kind: Stored): Stored[] => [
  person(n),
  null,
  from,
  to,
  kind,
];

async function traces() {
  const { db } = http.stack.database;
  const tables = [command, event, presenceDay, textEntry];
  return Promise.all(tables.map((table) => db.$count(table)));
}

const kinds = async (posting: string): Promise<string[]> => {
  const { db } = http.stack.database;
  const rows = await db.select().from(presenceDay).where(eq(presenceDay.posting, posting));
  return rows.map(({ day, kind }) => `${day.slice(8)} ${kind}`).toSorted();
};

/** Refused as a whole: these cells with these rules, and nothing is left behind. */
async function refused(file: Uint8Array | string, wanted: readonly string[], more: Partial<Sending> = {}) {
  const before = await traces();
  const { status, body } = await send(file, {
    key: `refused ${wanted.join()}`.replaceAll(' ', '-'),
    ...more,
  });
  expect(body.errors?.map(({ cell, rule }: { cell: string; rule: string }) => `${cell} ${rule}`)).toEqual(
    wanted,
  );
  expect({ status, code: body.code, found: body.found }).toEqual({
    ...{ status: 422, code: 'sheet-refused', found: wanted.length },
  });
  for (const { message, message_en } of body.errors) {
    expect(message).toMatch(/\p{Script=Han}/u);
    expect(`${message}${message_en}`).not.toMatch(/\?|undefined/);
  }
  expect(await traces()).toEqual(before);
  return body;
}

describe('a month’s presence with something wrong in it', () => {
  it('names the sheet and every wrong cell, and nothing goes in', async () => {
    const body = await refused(
      sheet([
        row(0, '2021-03-15', '2021-03-16', '在岗'),
        row(0, '2021-03-16', '2021-03-17', '出差'),
        row(1, '2021-02-30', null, '在岗'),
        row(1, '2021-03-18', '2021-03-17', '在岗'),
        row(1, '2021-04-01', null, '在岗'),
        row(1, '2021-03-19', null, '睡觉'),
        row(1, '2021-03-20', null, '请假'),
        ['c-nobody', null, '2021-03-19', null, '在岗'],
        [person(1), '别的名字', '2021-03-22', null, '在岗'],
        row(1, '2021-03-01', null, '在岗'),
        [person(1), null, { formula: 'C2+1', value: 44_277 }, null, '在岗'],
        [person(1), null, { error: '#REF!' }, null, '在岗'],
        [null, null, '2021-03-23', null, '在岗'],
        row(1, '2021-03-24', null, '在岗'),
      ]),
      [
        ...['C3 presence-twice', 'C4 date-invalid', 'D5 day-before', 'C6 not-in-month', 'E7 presence-kind'],
        ...['E8 leave-not-granted', 'A9 never-on-site', 'B10 name-differs', 'C11 not-on-site', 'C12 formula'],
        ...['C13 cell-error', 'A14 empty'],
      ],
    );
    expect(body.sheet).toBe('在岗名单');
  });

  it('with merged cells, with macros, too long, or no list at all', async () => {
    const good = row(0, '2021-03-15', null, '在岗');
    await refused(sheet([good, row(0, null, null, '在岗')], { merged: ['C2:C3'] }), ['C2 merged-cells']);
    await refused(sheet([good], { macros: true }), ['null macros']);
    await refused(sheet([good], { macros: true }), ['null macros'], {
      ...{ key: 'macros-said', type: 'application/vnd.ms-excel.sheet.macroEnabled.12' },
    });
    const long = Array.from({ length: 50_000 }, () => `${person(0)},2021-03-15,在岗`);
    const csv = ['人员编号,起,情况', ...long].join('\n');
    const { errors } = await refused(csv, ['null too-many-rows'], { type: 'text/csv' });
    expect(errors[0].message).toContain(String(MOST_PRESENCE_ROWS));
    await refused(
      'not a list',
      ['null column-missing', 'null column-missing', 'null column-missing', 'A1 column-unknown'],
      {
        ...{ type: 'text/csv', key: 'no-list' },
      },
    );
    expect(await send('{}', { key: 'json', type: 'application/json' })).toMatchObject({ status: 415 });
    expect(await send('x'.repeat(9_000_000), { key: 'nine', type: 'text/csv' })).toMatchObject({
      status: 413,
      body: { code: 'too-large', detail: '请求体超过 8 MB。' },
    });
  });

  it('as long as a list may be, or longer, as a workbook: five hundred cells are told, and how many there are', async () => {
    const one = row(0, '2021-03-15', null, '在岗');
    const before = await traces();
    const full = sheet(Array.from({ length: MOST_PRESENCE_ROWS }, () => one));
    const { status, body } = await send(full, { key: 'full' });
    const { found, errors } = body;
    expect({ status, found, told: errors.length }).toEqual({
      ...{ status: 422, found: MOST_PRESENCE_ROWS - 1, told: 500 },
    });
    expect(await traces()).toEqual(before);
    const longer = sheet(Array.from({ length: 50_000 }, () => one));
    await refused(longer, ['null too-many-rows'], { key: 'longer' });
  });

  it('of people whose presence somebody else enters: no names, no days', async () => {
    const list = sheet([[person(0), '别的名字', '2021-03-01', null, '在岗']]);
    await refused(list, ['A2 not-your-office'], { who: STRANGER });
  });

  it('is only looked at, when asked to', async () => {
    const before = await traces();
    const list = sheet([row(0, '2021-03-15', '2021-03-19', '在岗'), row(1, '2021-03-32', null, '在岗')]);
    const { status, body } = await send(list, { key: 'look', query: '&check=true' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { imported: false, rows: 2, days: 5, found: 1, problems: [{ cell: 'C3', rule: 'date-invalid' }] },
    });
    expect(await traces()).toEqual(before);
  });
});

describe('a month’s presence', () => {
  it('goes in, as the town’s and the unit’s own entries do, once under a key', async () => {
    const list = sheet([
      row(0, { day: 44_270 }, { day: 44_271 }, '在岗'),
      row(0, '2021-03-17', '2021-03-19', '在岗'),
      row(1, '2021/3/15', null, 'trip'),
    ]);
    const first = await send(list, { key: 'month', who: TOWN_OFFICE });
    expect(first).toMatchObject({
      ...{ status: 200 },
      body: {
        imported: true,
        days: 6,
        found: 0,
        teams: [{ case: `supervision/${TOWN}/2021`, refusal: null }],
      },
    });
    expect(await kinds(people[0]?.posting ?? '')).toEqual(
      ['15', '16', '17', '18', '19'].map((day) => `${day} onSite`),
    );
    expect(await kinds(people[1]?.posting ?? '')).toEqual(['15 trip']);
    const { db } = http.stack.database;
    const entered = await db.select().from(event).where(eq(event.type, 'presenceEntered'));
    expect(entered.map(({ data }) => (data.entries as unknown[]).length)).toEqual([2]);
    const before = await traces();
    expect(await send(list, { key: 'month', who: TOWN_OFFICE })).toEqual(first);
    expect(await traces()).toEqual(before);
    const other = sheet([row(0, '2021-03-15', null, '出差')]);
    expect(await send(other, { key: 'month', who: TOWN_OFFICE })).toMatchObject({
      ...{ status: 409, body: { code: 'key-reused' } },
    });
  });

  it('goes in without its wrong rows when that is asked for', async () => {
    const list = ['人员编号,日期,情况', `${person(1)},2021-03-16,休息`, `${person(1)},2021-03-99,在岗`].join(
      '\n',
    );
    const asked = { key: 'skip', type: 'text/csv', query: '&wrongRows=skip' };
    const { status, body } = await send(list, asked);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { imported: true, sheet: null, rows: 2, days: 1, found: 1, problems: [{ cell: 'B3' }] },
    });
    expect(await kinds(people[1]?.posting ?? '')).toEqual(['15 trip', '16 rest']);
  });

  it('is answered the same when what was right then is no longer: the month is closed meanwhile', async () => {
    const list = sheet([row(1, '2021-03-17', null, '在岗')]);
    const first = await send(list, { key: 'before-closing' });
    expect(first).toMatchObject({ status: 200, body: { days: 1, found: 0 } });
    await http.post(ADMINISTRATOR, 'clock/advance', { to: '2021-05-01' });
    expect(await send(list, { key: 'before-closing' })).toEqual(first);
    await refused(list, ['C2 month-closed']);
    expect(await send(list, { key: 'why', query: `&reason=${encodeURIComponent('补录')}` })).toMatchObject({
      ...{ status: 200, body: { days: 1 } },
    });
  });

  it('of days on granted leave is refused by its cell; leave that was granted may stand in the list', async () => {
    const { posting } = people[1] ?? { posting: '' };
    const asked = { posting, kind: 'personal', from: '2021-04-12', to: '2021-04-13', reason: '家事' };
    const { status, body } = await http.post(HR, `${SUPERVISION}/leaves`, asked);
    expect(status, JSON.stringify(body)).toBe(200);
    const leave = body.events[0].data.leave;
    const decision = { items: [{ approval: leave, verdict: 'agree' }] };
    expect(await http.post(TOWN_OFFICE, `${SUPERVISION}/decisions`, decision)).toMatchObject({ status: 200 });
    await http.stack.driver.settle();
    const list = sheet([
      row(1, '2021-04-12', '2021-04-14', '在岗'),
      row(1, '2021-04-13', null, '请假'),
      row(0, '2021-04-12', null, '在岗'),
    ]);
    const { status: said, body: told } = await send(list, {
      key: 'on-leave',
      month: '2021-04',
      query: '&reason=x',
    });
    expect({
      said,
      errors: told.errors.map(({ cell, rule }: { cell: string; rule: string }) => `${cell} ${rule}`),
    }).toEqual({
      ...{ said: 422, errors: ['C2 on-leave'] },
    });
  });

  it('is there to be filled in: everybody’s days that are not known, and what is known of the others', async () => {
    const at = `${SUPERVISION}/presence/list?month=2021-04`;
    const { body, headers } = await http.get(HR, at);
    expect(headers.get('content-type')).toContain('text/csv');
    const lines = String(body).trim().split('\r\n');
    expect(lines[0]).toContain(heads.join(','));
    const own = lines.filter((line) => line.startsWith(`${person(1)},`));
    expect(own.map((line) => line.split(',').slice(2).join(' '))).toEqual([
      ...['2021-04-01 2021-04-11 ', '2021-04-12 2021-04-13 请假', '2021-04-14 2021-04-30 '],
    ]);
    expect(await http.get(STRANGER, at)).toMatchObject({ status: 403 });
    // As it is it says which cells are empty; filled in, the month is known.
    const asked = { month: '2021-04', type: 'text/csv' };
    const empty = await send(String(body), { ...asked, key: 'as-it-is' });
    expect(empty).toMatchObject({ status: 422, body: { code: 'sheet-refused' } });
    expect(empty.body.errors[0]).toMatchObject({ rule: 'empty', cell: expect.stringMatching(/^E\d+$/) });
    const filled = lines.map((line) => (line.endsWith(',') ? `${line}在岗` : line)).join('\r\n');
    expect(await send(filled, { ...asked, key: 'filled-in' })).toMatchObject({
      status: 200,
      body: { found: 0 },
    });
    const month = (await http.get(HR, `${SUPERVISION}/presence?month=2021-04`)).body;
    expect(month.members.map(({ summary }: { summary: { unknown: number } }) => summary.unknown)).toEqual(
      month.members.map(() => 0),
    );
  });
});
