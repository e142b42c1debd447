import { describe, expect, it } from 'vitest';
import { appointmentForm } from '../../documents/appointment-form.ts';
import { ageOn, day, officeWord, zh } from '../../documents/words.ts';
import {
  bareRecord,
  besides,
  filledForm,
  isTable,
  meeting,
  opinion,
  papers,
  record,
  step,
  textOf,
} from '../support/papers.ts';

const form = appointmentForm(filledForm);
const WIDE = { comma: '\uFF0C', colon: '\uFF1A', open: '\uFF08', close: '\uFF09' };

describe('干部任免审批表', () => {
  it.each([
    ['姓名', '示例甲'],
    ['性别', '女'],
    ['民族', '汉族'],
    ['籍贯', '广东示例县'],
    ['出生地', '广东出生市'],
    ['入党时间', '2001.05\n2002.06转正'],
    ['参加工作时间', '2002.07'],
    ['健康状况', '健康'],
    ['专业技术职务', '高级会计师'],
    ['熟悉专业有何专长', '财政管理、乡村产业'],
    ['全日制教育', '示例大学本科'],
    ['在职教育', '示例学院硕士'],
    ['现任职务', '示例局预算处副处长'],
    ['职务层级', '乡科级副职'],
    ['职级', '四级主任科员'],
    ['编制性质', '在编'],
    ['拟任职务', '工作队队长'],
    ['拟免职务', ''],
    ['呈报单位', '示例局\n2021年6月11日'],
  ])('%s', (field, says) => {
    expect(besides(form, field)).toBe(says);
  });

  it('counts the age on the day of the nomination: 40 on the day before a birthday', () => {
    const bornOn = (asOf: string, born = '1980-06-12') =>
      besides(appointmentForm({ ...filledForm, asOf, record: { ...record, born } }), zh`出生年月(岁)`);
    expect(bornOn('2021-06-11')).toBe(zh`1980.06\n(40岁)`);
    expect(bornOn('2021-06-12')).toBe(zh`1980.06\n(41岁)`);
    expect(bornOn('2021-06-12', '1980-06')).toBe('1980.06');
    expect(bornOn('2021-07-01', '1980-06')).toBe(zh`1980.06\n(41岁)`);
  });

  it('has the résumé, rewards and sanctions, the grades of three years before, and relatives', () => {
    expect(besides(form, '简历')).toMatch(/^2002\.07—2012\.05 +示例局科员\n2012\.05— +示例局副处长$/);
    expect(besides(form, '奖惩情况')).toBe(zh`2019年嘉奖\n处分:警告(2010年1月1日至2010年7月1日)`);
    expect(besides(form, '年度考核结果')).toBe(zh`2018年度:称职\n2019年度:优秀\n2020年度:基本称职`);
    const rows = form.blocks.filter(isTable).flatMap((table) => table.rows);
    const texts = rows.map(({ cells }) => cells.map(({ lines }) => lines[0]?.text ?? ''));
    expect(texts).toContainEqual(['配偶', '示例乙', '', '', '示例学校']);
    expect(texts).toContainEqual(['女儿', '示例丙', '', '', '']);
    expect(texts.filter((row) => row.length === 5 && row.every((text) => text === ''))).toHaveLength(3);
  });

  it('says no sanction where the record does, and leaves the rest of a bare record blank', () => {
    const bare = papers.bareForm ?? form;
    expect(besides(bare, '奖惩情况')).toBe(zh`处分:无`);
    for (const field of [
      ...[
        '籍贯',
        '出生地',
        '入党时间',
        '参加工作时间',
        '健康状况',
        '专业技术职务',
        '熟悉专业有何专长',
        '全日制教育',
      ],
      ...['在职教育', '现任职务', '职务层级', '职级', '拟免职务', '简历', '年度考核结果', zh`出生年月(岁)`],
    ])
      expect([field, besides(bare, field)]).toEqual([field, '']);
    expect(besides(bare, '呈报单位')).toBe('\n    年    月    日');
    expect(besides(bare, '审批机关意见')).toBe('\n    年    月    日');
    expect(textOf(bare).join('\n')).not.toMatch(/undefined|null|NaN/);
  });

  it('has every opinion with who and when, a meeting with its votes, and room where nobody has spoken', () => {
    expect(besides(form, '资格审查')).toBe(
      [
        ...[zh`退回:请补充材料`, '并重新报送', '签批人  2021年4月8日'],
        ...['同意', '签批人  2021年4月8日'],
      ].join('\n'),
    );
    const said = besides(form, '会议决定') ?? '';
    for (const part of [
      '2021年4月9日',
      meeting.number,
      '应到9人',
      '实到7人',
      '同意5票',
      '不同意1票',
      '缓议1票',
      '回避2人',
    ])
      expect(said).toContain(part);
    expect(said).toContain(zh`记录:记录员  确认:确认员\n2021年4月12日`);
    expect(besides(form, '组织部审定')).toBe('\n    年    月    日');
    expect(besides(form, '审批机关意见')).toBe('同意。深圳市委组织部\n2021年4月13日');
    expect(besides(form, '公示情况')).toBe(zh`公示〔2021〕4号,2021年4月14日至2021年4月21日;未收到异议。`);
    expect(besides(form, '选派材料')).toBe(zh`考察材料(考〔2021〕6号,2021年4月2日);谈话记录(缺)`);
    expect(besides(form, '任免理由')).toContain(zh`例外(已批准):年龄一般为45周岁以下`);
  });

  it.each([
    [{ verdict: 'agree', for: '持有人', as: 'substitute' }, zh`签批人(代行持有人)`],
    [{ verdict: 'agree', for: '持有人', as: 'transferred' }, zh`签批人(转办持有人)`],
    [{ verdict: 'agree', for: '持有人', as: 'delegate' }, zh`签批人(委派持有人)`],
    [{ verdict: 'agree', as: 'added' }, zh`签批人(加签)`],
    [{ verdict: 'deemedConsent', by: null }, zh`限期内未提出意见,视为同意`],
    [{ verdict: 'recused', reason: '亲属' }, zh`回避:亲属`],
    [{ verdict: 'terminated', reason: '撤销计划' }, zh`终止审批:撤销计划`],
    [{ verdict: 'reject', reason: '不合适' }, zh`不同意:不合适`],
    [{ verdict: 'agree', document: '纪〔2021〕5号' }, zh`同意(纪〔2021〕5号)`],
  ] as const)('tells %j', (given, says) => {
    const paper = appointmentForm({ ...filledForm, steps: [step('某步骤', opinion(given))] });
    expect(besides(paper, '某步骤')).toContain(says);
    expect(besides(paper, '某步骤')).toContain('2021年4月8日');
  });

  it('tells how objections were settled', () => {
    const objections = [
      { open: false, result: 'dismissed' },
      { open: false, result: 'dismissed' },
      { open: true, result: null },
    ] as const;
    const paper = appointmentForm({
      ...filledForm,
      notice: { number: '公示1号', on: '2021-04-14', until: '2021-04-21', objections },
    });
    expect(besides(paper, '公示情况')).toContain(zh`收到异议3件:不成立2件、核实中1件`);
  });
});

describe('推荐表', () => {
  it('has the person, the rules and what the unit said', () => {
    const said = textOf(papers.recommendationForm ?? form);
    for (const line of [
      '示例甲',
      '1980.06',
      '工作队队长',
      zh`符合:须为中共正式党员(`,
      '推荐人  2021年3月15日',
      zh`自愿报名;愿〔2021〕3号,2021年3月12日`,
      '荐〔2021〕1号',
    ])
      expect(said.some((text) => text.includes(line))).toBe(true);
  });
});

describe('words', () => {
  it('leave open what is not known', () => {
    expect(day(undefined)).toBe('');
    expect(day('2021-03')).toBe('2021年3月');
    expect(ageOn(bareRecord.born, '2021-03-15')).toBeUndefined();
    expect(ageOn('1980-03', '2021-03-15')).toBeUndefined();
    expect(ageOn('1980-04', '2021-03-15')).toBe(40);
    expect(ageOn('1980-02', '2021-03-15')).toBe(41);
  });

  it('widen their own punctuation, and not what is filled in', () => {
    expect(zh`甲,乙:${'丙,丁'}(戊)`).toBe(`甲${WIDE.comma}乙${WIDE.colon}丙,丁${WIDE.open}戊${WIDE.close}`);
  });

  it('call offices what people call them', () => {
    expect(officeWord('sz/orgDepartment', '深圳市')).toBe('深圳市委组织部');
    expect(officeWord('hq-shantou/headquarters', '深圳对口帮扶汕头指挥部')).toBe('深圳对口帮扶汕头指挥部');
    expect(officeWord('x/partyGroup', undefined)).toBe('x党组');
    expect(officeWord('odd', '某处')).toBe('odd');
  });
});
