import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CadreRecord } from '../../domain/cadre.ts';
import { checkPeople } from '../../schemas/import-people.ts';
import { personFields } from '../../schemas/person-fields.ts';
import { workbookOf } from '../support/workbook.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sample = readFileSync(
  new URL('../../policies/shenzhen-2022/samples/people.csv', import.meta.url),
  'utf8',
).slice(1);
const [headings = [], first = [], second = []] = sample.split('\n').map((line) => line.split(','));

const world = (...known: readonly CadreRecord[]) => ({
  today: '2022-03-01',
  units: new Set(['sz-caizhengju', 'sz-jiaoyuju']),
  areas: new Set(['440514', '440514101']),
  records: new Map(known.map((record) => [record.id, record])),
});

const sheet = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n');

/** The sample's first person with some cells changed, by heading. */
const but = (changes: Readonly<Record<string, string>>): readonly string[] =>
  headings.map((heading, n) => changes[heading] ?? first[n] ?? '');

function recordsOf(file: string | Uint8Array, known: readonly CadreRecord[] = []): readonly CadreRecord[] {
  const checked = checkPeople(typeof file === 'string' ? bytes(file) : file, world(...known));
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems, null, 1));
  return checked.records;
}

function problemsOf(file: string) {
  const checked = checkPeople(bytes(file), world());
  return checked.ok ? [] : checked.problems;
}

const faultsOf = (file: string): readonly string[] =>
  problemsOf(file).map(({ cell, rule }) => `${cell ?? '-'} ${rule}`);

describe('a good list of people', () => {
  it('has the whole record, dates to the month where no more is known', () => {
    const [woman, man, other] = recordsOf(sample);
    expect(woman).toEqual({
      ...{ id: 'p-0001', unit: 'sz-caizhengju', name: '欧阳示例', sex: 'female', born: '1982-06' },
      ...{ ethnicity: '汉族', nativePlace: '广东梅州', birthplace: '广东深圳', health: 'good' },
      ...{ partyMember: true, partyEntry: '2003-05', fullMembership: '2004-05', workStart: '2004-07' },
      ...{ technicalTitle: '会计师', specialty: '财政学', rank: '一级主任科员', postLevel: 'section' },
      education: { fullTime: '示例大学本科', inService: '示例大学硕士' },
      ...{ post: '市财政局农业农村处副处长', establishment: 'establishment', underInvestigation: false },
      resume: [
        { from: '2004-07', until: '2012-03', what: '市财政局科员' },
        { from: '2012-03', until: '2017-09', what: '市财政局副科长' },
        { from: '2017-09', what: '市财政局科长' },
      ],
      ...{ rewards: ['2016年嘉奖'], sanctions: [], skills: ['项目管理', '客家话'], volunteer: true },
      grades: { 2019: 'excellent', 2020: 'competent', 2021: 'competent' },
      family: [
        { relation: '配偶', name: '示例甲', unit: '示例中学' },
        { relation: '女儿', name: '示例乙' },
        { relation: '弟', name: '示例丙', unit: '示例局', area: '440514' },
      ],
      coManagedBy: 'sz-jiaoyuju',
      otherPostings: [],
    });
    expect(man?.family).toEqual([{ relation: '表姐', name: '欧阳示例', unit: '市财政局', cadre: 'p-0001' }]);
    expect(man).not.toHaveProperty('technicalTitle');
    expect(man?.born).toBe('1990-11-02');
    expect(other?.sanctions).toEqual([{ what: '记过', from: '2020-03-01', until: '2021-09-01' }]);
    expect(other?.otherPostings).toEqual([{ what: '援疆', from: '2017-02-01', until: '2020-01-31' }]);
    expect(other?.grades).toEqual({ 2020: 'basicallyCompetent', 2021: 'competent' });
    expect(other).toMatchObject({ partyMember: false });
  });

  it('is the same as .xlsx, with English headings, and as one JSON object a line', () => {
    const expected = recordsOf(sheet(headings, first, second));
    const columns = headings.map((heading) =>
      Object.values(personFields).find((field) => (field.headings as readonly string[]).includes(heading)),
    );
    const english = columns.map((field) => field?.headings[1] ?? '');
    expect(
      recordsOf(workbookOf([english, first, second].map((row) => row.map((text) => text || null)))),
    ).toEqual(expected);
    expect(recordsOf(`\uFEFF${expected.map((record) => JSON.stringify(record)).join('\n')}\n`)).toEqual(
      expected,
    );
  });

  it('leaves fields alone that it has no column for, and takes out those that it leaves empty', () => {
    const known = recordsOf(sheet(headings, first));
    const kept = headings.flatMap((heading, n) =>
      ['简历', '在职教育', '年度考核结果'].includes(heading) ? [] : n,
    );
    const changed = but({ 专业技术职务: '', 现任职务: '市财政局处长', 特长: '' });
    const [record] = recordsOf(
      sheet(
        kept.map((n) => headings[n] ?? ''),
        kept.map((n) => changed[n] ?? ''),
      ),
      known,
    );
    const { technicalTitle: _, ...rest } = known[0] as CadreRecord;
    expect(record).toEqual({ ...rest, post: '市财政局处长', skills: [] });
  });

  it('knows relatives who are on the roster, or in the same list, wherever they stand', () => {
    const spouse = but({ 家庭主要成员: '配偶:司徒示例:::p-0002' });
    expect(recordsOf(sheet(headings, spouse, second))[0]?.family).toEqual([
      { relation: '配偶', name: '司徒示例', cadre: 'p-0002' },
    ]);
    expect(recordsOf(sheet(headings, second), recordsOf(sheet(headings, first)))).toHaveLength(1);
  });

  it.each([
    [{ 出生年月: '1982年6月' }, { born: '1982-06' }],
    [{ 出生年月: '198206' }, { born: '1982-06' }],
    [{ 姓名: '欧 阳' }, { name: '欧阳' }],
    [{ 现任职务: '科长(挂任)' }, { post: '科长(挂任)' }],
    [{ 职务层级: 'deputySection' }, { postLevel: 'deputySection' }],
    [{ 年度考核结果: '2020年度优秀;2021年合格' }, { grades: { 2020: 'excellent', 2021: 'competent' } }],
    [{ 简历: '2004.07至今 科员' }, { resume: [{ from: '2004-07', what: '科员' }] }],
  ])('%j: %j', (changes, found) => {
    expect(recordsOf(sheet(headings, but(changes)))).toMatchObject([found]);
  });
});

describe('a wrong list of people', () => {
  it('names every wrong cell', () => {
    const file = sheet(
      headings,
      but({ 性别: '不详', 出生年月: '1982.1' }),
      but({ 单位代码: 'sz-nobody', 姓名: '' }),
    );
    expect(faultsOf(file)).toEqual(['D2 form', 'E2 form', 'C3 empty']);
    expect(problemsOf(file)[0]).toEqual({
      ...{ cell: 'D2', column: 'sex', rule: 'form' },
      zh: '“不详”无法识别,请写成:女 / 男',
      en: '"不详" cannot be read. Write 女 / 男',
    });
  });

  it.each([
    [{ 单位代码: 'sz-nobody' }, 'B2 unit-unknown'],
    [{ 人员编号: 'p/1' }, 'A2 field-invalid'],
    [{ 现任职务: '长'.repeat(201) }, 'R2 field-invalid'],
    [{ 全日制教育: '长'.repeat(201) }, 'P2 field-invalid'],
    [{ 政治面貌: '不详' }, 'I2 form'],
    [{ 转正时间: '2002.05' }, 'K2 dates-contradict'],
    [{ 参加工作时间: '2022.04' }, 'L2 date-not-yet'],
    [{ 处分: '' }, 'X2 empty'],
    [{ 处分: '记过' }, 'X2 form'],
    [{ 处分: '记过:2021-09-01至2021-03-01' }, 'X2 form'],
    [{ 是否立案审查: '' }, 'Y2 empty'],
    [{ 年度考核结果: '2020:优秀;2020:不称职' }, 'Z2 form'],
    [{ 简历: '2004.13-2012.03 科员' }, 'V2 form'],
    [{ 出生年月: '40' }, 'E2 form'],
    [{ 家庭主要成员: '弟:示例丙:示例局:440514:p-0009:更多' }, 'AA2 form'],
    [{ 家庭主要成员: '弟:示例丙:示例局:440599' }, 'AA2 area-unknown'],
    [{ 家庭主要成员: '配偶:示例丁:::p-0009' }, 'AA2 person-unknown'],
    [{ 家庭主要成员: '配偶:示例丁:::p-0001' }, 'AA2 relative-self'],
    [{ 协管单位代码: 'sz-nobody' }, 'AD2 unit-unknown'],
    [{ 其他外派任务: '援疆' }, 'AE2 form'],
  ])('%j: %s', (changes, fault) => {
    expect(faultsOf(sheet(headings, but(changes)))).toEqual([fault]);
  });

  it('must say of everybody whether they are sanctioned or investigated', () => {
    const kept = headings.flatMap((heading, n) => (['处分', '是否立案审查'].includes(heading) ? [] : n));
    const file = sheet(
      kept.map((n) => headings[n] ?? ''),
      kept.map((n) => first[n] ?? ''),
    );
    expect(problemsOf(file)).toMatchObject([
      { rule: 'column-missing', column: 'sanctions' },
      { rule: 'column-missing', column: 'underInvestigation' },
    ]);
  });

  it('has somebody twice', () => {
    expect(faultsOf(sheet(headings, first, second, first))).toEqual(['A4 person-twice']);
  });

  it('names lines and fields of JSON, in both languages', () => {
    const [record] = recordsOf(sheet(headings, first));
    const lines = [{ ...record, sex: 'f', age: 40 }, record, { ...record, unit: 'sz-nobody' }];
    const file = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"id"\n`;
    expect(problemsOf(file).map(({ cell, column, rule }) => [cell, column, rule])).toEqual([
      ['line 1', 'sex', 'field-invalid'],
      ['line 1', null, 'field-invalid'],
      ['line 4', null, 'json-malformed'],
      ['line 3', 'id', 'person-twice'],
      ['line 3', 'unit', 'unit-unknown'],
    ]);
    expect(problemsOf(file)[1]).toMatchObject({
      zh: expect.stringContaining('"age"'),
      en: 'Unrecognized key: "age".',
    });
  });
});
