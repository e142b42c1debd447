import { describe, expect, it } from 'vitest';
import { checkPostings, readPostings } from '../../schemas/import-postings.ts';
import type { ImportWorld } from '../../domain/import-world.ts';
import { emptyWorld, withHeld } from '../support/import-world.ts';
import { workbookOf, type Stored } from '../support/workbook.ts';

const HEADINGS = ['席位', '人员编号', '姓名', '到任日期', '任期起', '任期止', '挂任职务'];
const GOOD = ['440513101/1', 'c-1', '陈一', '2021-07-12', '2021-08-01', '2024-08-01', '副镇长'];

const csv = (...rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(rows.map((row) => row.join(',')).join('\r\n'));

const list = (...rows: readonly (readonly string[])[]): Uint8Array => csv(HEADINGS, ...rows);
const book = (...rows: readonly (readonly Stored[])[]): Uint8Array => workbookOf([HEADINGS, ...rows]);

function rowsOf(bytes: Uint8Array, world: ImportWorld = emptyWorld) {
  const checked = checkPostings(readPostings(bytes), world);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems, null, 1));
  return checked.rows;
}

/** Where each problem is and what it is: `D3 date-invalid`. */
function faultsOf(bytes: Uint8Array, world: ImportWorld = emptyWorld): readonly string[] {
  const checked = checkPostings(readPostings(bytes), world);
  return checked.ok ? [] : checked.problems.map(({ cell, rule }) => `${cell ?? '-'} ${rule}`);
}

/** The good row with some cells changed, by heading. */
const but = (changes: Readonly<Record<string, string>>): readonly string[] =>
  HEADINGS.map((heading, n) => changes[heading] ?? GOOD[n] ?? '');

describe('a good list', () => {
  it('says who is in which seat, since when, and which posts they hold', () => {
    const [row] = rowsOf(list(but({ 挂任职务: '镇党委副书记:汕组通〔2021〕12号;副镇长(挂任)' })));
    expect(row).toMatchObject({
      ...{ posting: 'posting/440513101/1/1', seat: '440513101/1', person: 'c-1', role: 'leader' },
      ...{ area: '440513101', kind: 'town', since: '2021-07-12' },
      ...{ termFrom: '2021-08-01', termEnd: '2024-08-01' },
      posts: [
        { title: 'deputyPartySecretary', since: '2021-07-12', document: '汕组通〔2021〕12号' },
        { title: 'deputyTownHead', since: '2021-07-12' },
      ],
    });
    expect(row?.places).toMatchObject({ leadUnit: 'sz-caizhengju', host: '440513' });
  });

  it('needs no more than seat, person and date: the term is the policy’s, from arrival', () => {
    const short = csv(['seat', 'person', 'since'], ['440513101/2', 'c-2', '2021-07-12']);
    expect(rowsOf(short)).toMatchObject([
      { termFrom: '2021-07-12', termEnd: '2024-07-12', posts: [], role: 'member' },
    ]);
  });

  it('is the same in English, in another order of columns, with a number and a remark', () => {
    const [zh] = rowsOf(list(GOOD));
    const english = csv(
      ['No.', 'Host posts', 'SINCE', 'person*', 'seat', 'Term end', 'termFrom', 'Notes'],
      ['1', 'Deputy town head', '2021/7/12', 'c-1', '440513101/1', '2024.8.1', '20210801', 'busy'],
    );
    expect(rowsOf(english)).toEqual([zh]);
  });

  it('may have a title above its headings and blank rows anywhere', () => {
    const bytes = csv(
      ['深圳市驻镇帮扶工作队在岗名单'],
      [],
      HEADINGS,
      [],
      GOOD,
      [],
      ['', '', '', '', '', '', ''],
    );
    expect(rowsOf(bytes)).toHaveLength(1);
  });

  it('does not mind full-width characters and names spread by spaces', () => {
    expect(rowsOf(list(but({ 席位: '440513101/1', 姓名: '陈 一', 到任日期: '2021-07-12' })))).toEqual(
      rowsOf(list(GOOD)),
    );
  });

  it.each(['2021-07-12', '2021/7/12', '2021.7.12', '2021年7月12日', '20210712', '2021-07-12 08:30'])(
    'reads the date %s',
    (written) => {
      expect(rowsOf(list(but({ 到任日期: written })))[0]?.since).toBe('2021-07-12');
    },
  );
});

describe('files as Chinese Excel and others write them', () => {
  const text = [HEADINGS, GOOD].map((row) => row.join(',')).join('\r\n');
  const expected = rowsOf(list(GOOD));

  it('UTF-8 with a byte order mark', () => {
    expect(rowsOf(new TextEncoder().encode(`\uFEFF${text}`))).toEqual(expected);
  });

  it('GB18030', () => {
    // 席位,人员编号,姓名,到任日期 and 陈一 as Excel saves them in China.
    const head = 'cfafcebb2cc8cbd4b1b1e0bac52cd0d5c3fb2cb5bdc8cec8d5c6da';
    const bytes = Buffer.concat([
      Buffer.from(head, 'hex'),
      Buffer.from('\r\n440513101/1,c-1,'),
      Buffer.from('b3c2d2bb', 'hex'),
      Buffer.from(',2021-07-12\r\n'),
    ]);
    expect(rowsOf(bytes)).toMatchObject([{ person: 'c-1', since: '2021-07-12' }]);
  });

  it('UTF-16 with tabs, Excel’s “Unicode text”', () => {
    expect(rowsOf(Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le'))).toEqual(expected);
  });

  it('.xlsx with shared texts, with texts in the cells, and with a hidden sheet first', () => {
    expect(rowsOf(book(GOOD))).toEqual(expected);
    expect(rowsOf(workbookOf([HEADINGS, GOOD], { inline: true }))).toEqual(expected);
    const hidden = workbookOf([HEADINGS, GOOD], { hiddenFirst: true });
    expect(readPostings(hidden).name).toBe('在岗名单');
    expect(rowsOf(hidden)).toEqual(expected);
  });

  it('dates as numbers, counted from 1900 or from 1904', () => {
    const dated = (days: number) => ['440513101/1', 'c-1', '陈一', { day: days }];
    expect(rowsOf(book(dated(44389)))[0]?.since).toBe('2021-07-12');
    expect(rowsOf(book(dated(44389.75)))[0]?.since).toBe('2021-07-12');
    const old = workbookOf([HEADINGS, dated(42927)], { date1904: true });
    expect(rowsOf(old)[0]?.since).toBe('2021-07-12');
  });

  it('numbers as ids', () => {
    const world = { ...emptyWorld, names: new Map([['100234', '陈一']]) };
    expect(rowsOf(book(['440513101/1', 100234, '陈一', 44389]), world)[0]?.person).toBe('100234');
  });

  it('takes a workbook for what it is, whatever else it may hold', () => {
    expect(faultsOf(Buffer.from('PK\u0003\u0004 and nothing more'))).toEqual(['- not-a-sheet']);
    expect(faultsOf(book(GOOD).slice(0, 900))).toEqual(['- not-a-sheet']);
    expect(faultsOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual(['- old-excel']);
    expect(faultsOf(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).not.toEqual([]);
    expect(faultsOf(Buffer.from([0xcf, 0xff, 0x2c, 0xff]))).toEqual(['- encoding']);
  });
});

describe('a wrong list', () => {
  it('names every wrong cell, not the first one, in the order of the sheet', () => {
    const bytes = list(
      GOOD,
      but({ 席位: '440513101/9', 到任日期: '2021-02-30' }),
      [],
      but({ 人员编号: 'c-9', 席位: '440513101/3', 挂任职务: '镇长' }),
      but({ 席位: '440513101/4', 人员编号: 'c-1' }),
      but({ 席位: '440513101/1', 人员编号: 'c-2', 姓名: '林二' }),
    );
    expect(faultsOf(bytes)).toEqual([
      'A3 seat-unknown',
      'B3 person-twice',
      'D3 date-invalid',
      'B5 person-unknown',
      'G5 post-unknown',
      'B6 person-twice',
      'A7 seat-twice',
    ]);
  });

  it('says what is wrong in both languages, with the cell and the name of its column', () => {
    const checked = checkPostings(readPostings(list(but({ 到任日期: '2021-07' }))), emptyWorld);
    expect(checked).toEqual({
      ok: false,
      problems: [
        {
          ...{ cell: 'D2', column: 'since', rule: 'date-invalid' },
          zh: '“2021-07”不是有效日期,请写成 2021-07-12(须精确到日)。',
          en: '"2021-07" is not a date: write it as 2021-07-12, with its day.',
        },
      ],
    });
  });

  it.each([
    [{ 到任日期: '2022-03-02' }, 'D2 date-in-future'],
    [{ 到任日期: '21-7-12' }, 'D2 date-invalid'],
    [{ 到任日期: '44389' }, 'D2 date-invalid'],
    [{ 任期止: '2021-07-12' }, 'F2 date-order'],
    [{ 任期止: '2021-08-01' }, 'F2 date-order'],
    [{ 席位: '' }, 'A2 empty'],
    [{ 人员编号: ' ' }, 'B2 empty'],
    [{ 到任日期: '' }, 'D2 empty'],
    [{ 姓名: '陈二' }, 'C2 name-differs'],
    [{ 挂任职务: '副镇长;deputyTownHead' }, 'G2 post-twice'],
    [{ 挂任职务: `副镇长:${'长'.repeat(201)}` }, 'G2 too-long'],
    [{ 挂任职务: ':汕组通〔2021〕12号' }, 'G2 post-unknown'],
    [{ 任期止: '########' }, 'F2 cell-error'],
    [{ 人员编号: '=VLOOKUP(C2' }, 'B2 formula'],
  ])('%j: %s', (changes, fault) => {
    expect(faultsOf(list(but(changes)))).toEqual([fault]);
  });

  it('is true of today: whoever arrived today is in post', () => {
    const term = { 任期起: '', 任期止: '' };
    expect(faultsOf(list(but({ ...term, 到任日期: emptyWorld.today })))).toEqual([]);
  });

  it('takes no formula for a value, even where it shows one, and no error for an empty cell', () => {
    const bytes = book(
      [{ formula: 'A1&"/1"', value: '440513101/1' }, 'c-1', null, { formula: 'TODAY()', value: 44389 }],
      ['440513101/2', 'c-2', null, 44389, null, { error: '#REF!' }],
      // Formulas drawn further down than the list goes show nothing: that row is blank.
      [{ formula: 'IF(B4="","",B4)', value: '' }],
    );
    expect(faultsOf(bytes)).toEqual(['A2 formula', 'D2 formula', 'F3 cell-error']);
  });

  it.each([2021, 202107, 0.5, -3, 2e9])('takes the number %d for no date', (number) => {
    expect(faultsOf(book(['440513101/1', 'c-1', null, number]))).toEqual(['D2 date-invalid']);
  });

  it('is told from the seats and people that are taken', () => {
    expect(faultsOf(list(GOOD), withHeld('440513101/1'))).toEqual(['A2 seat-not-vacant']);
    const engaged = (from: string, until: string | null): ImportWorld => ({
      ...emptyWorld,
      engaged: new Map([['c-1', [{ from, until }]]]),
    });
    expect(faultsOf(list(GOOD), engaged('2024-08-01', null))).toEqual(['B2 already-posted']);
    expect(faultsOf(list(GOOD), engaged('2018-07-12', '2021-07-13'))).toEqual(['B2 already-posted']);
    expect(faultsOf(list(GOOD), engaged('2018-07-12', '2021-07-12'))).toEqual([]);
    expect(faultsOf(list(GOOD), engaged('2024-08-02', null))).toEqual([]);
  });

  it('lacks a column, has one twice, or one that nobody knows', () => {
    expect(faultsOf(csv(['席位', '姓名'], ['440513101/1', '陈一']))).toEqual([
      '- column-missing',
      '- column-missing',
    ]);
    expect(faultsOf(csv([...HEADINGS, 'seat'], GOOD))).toEqual(['H1 column-twice']);
    expect(faultsOf(csv([...HEADINGS, '任期至'], GOOD))).toEqual(['H1 column-unknown']);
    expect(faultsOf(list([...GOOD, '左移一格']))).toEqual(['H2 no-heading']);
  });

  it('has no rows, too many, or quotes that do not match', () => {
    expect(faultsOf(new Uint8Array())).toEqual(['- no-rows']);
    expect(faultsOf(list())).toEqual(['- no-rows']);
    expect(faultsOf(list(...Array.from({ length: 5001 }, () => GOOD)))).toEqual(['- too-many-rows']);
    expect(faultsOf(list(but({ 姓名: '"陈一' })))).toEqual(['- csv-malformed']);
  });

  it('reads no more than a list can be, however little room it takes when packed', () => {
    const bomb = workbookOf([HEADINGS, ['x'.repeat(70_000_000)]]);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(faultsOf(bomb)).toEqual(['- not-a-sheet']);
  });
});
