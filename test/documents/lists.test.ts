import { describe, expect, it } from 'vitest';
import { noticeFields } from '../../domain/policy.ts';
import { personFields } from '../../documents/person-fields.ts';
import { publicNotice } from '../../documents/public-notice.ts';
import type { Paper } from '../../documents/model.ts';
import { zh } from '../../documents/words.ts';
import { bareRecord, isTable, notice, papers, shown, textOf } from '../support/papers.ts';

const sentences = (paper: Paper): readonly string[] => textOf(paper).filter((text) => /^\d+\. /.test(text));

describe('公示', () => {
  it('says of each person exactly what the policy lists, in its order', () => {
    expect(sentences(publicNotice(notice))).toEqual([zh`1. 示例甲,女,拟任工作队队长。`]);
    const other = { ...notice, fields: ['post', 'name'] as const };
    expect(sentences(publicNotice(other))).toEqual([zh`1. 现任示例局预算处副处长,示例甲。`]);
  });

  it('has a phrase for every field', () => {
    const [said = ''] = sentences(publicNotice({ ...notice, fields: noticeFields }));
    expect(said.split(zh`,`)).toHaveLength(noticeFields.length);
    for (const fact of [
      '1980年6月出生',
      '2001年5月加入中国共产党',
      '2002年7月参加工作',
      '由示例局选派',
      '示例学院硕士',
    ])
      expect(said).toContain(fact);
  });

  it('does not mention what is not known', () => {
    const people = [{ ...shown, name: bareRecord.name, record: bareRecord }];
    const [said] = sentences(
      publicNotice({ ...notice, fields: ['name', 'born', 'nativePlace', 'partyEntry'], people }),
    );
    expect(said).toBe('1. 示例丁。');
  });

  it('says how long it is up and who takes objections', () => {
    const said = textOf(publicNotice(notice)).join('\n');
    expect(said).toContain('2021年4月14日至2021年4月21日');
    expect(said).toContain('向示例局纪检监察机构反映');
    expect(said).toContain('在系统内予以公示');
  });
});

describe('人选名单', () => {
  const cells = (paper: Paper) =>
    paper.blocks
      .filter(isTable)
      .flatMap(({ rows }) => rows.map((row) => row.cells.map(({ lines }) => lines[0]?.text)));

  it('has the same fields as columns, and blanks for whom the reader may not read', () => {
    const paper = papers.slate;
    if (!paper) throw new Error('no slate');
    expect(cells(paper)).toEqual([
      ['序号', '姓名', '出生年月', '现任职务', '进展'],
      ['1', '示例甲', '1980.06', '示例局预算处副处长', '可派遣'],
      ['2', '示例戊', '', '', '审批中'],
    ]);
    expect(textOf(paper).some((text) => text.includes('仅其派出单位可见'))).toBe(true);
  });

  it('has a heading and a width for every field', () => {
    for (const field of noticeFields) {
      expect(personFields[field].heading).not.toBe('');
      expect(personFields[field].width).toBeGreaterThan(0);
      expect(personFields[field].cell(shown)).not.toBe('');
    }
  });
});

describe('letters', () => {
  it.each([
    ['hostLetter', ['函〔2021〕2号', '潮阳区委组织部', '镇党委副书记', '副镇长', '自2021年8月1日起36个月']],
    ['dispatchOrder', ['派〔2021〕9号', '示例己', '2021年8月1日至2024年7月31日', '15个工作日内报到']],
    ['quotaNotice', ['须为中共党员', '440513101/3', '2021年6月1日前报送', '2021年8月1日起36个月']],
    ['minutes', ['党组纪要〔2021〕8号', '示例局党组会议纪要', '2人回避', '2021年4月9日']],
  ] as const)('%s has what it is about', (name, facts) => {
    const paper = papers[name];
    if (!paper) throw new Error(`no ${name}`);
    const said = textOf(paper).join('\n');
    for (const fact of facts) expect(said).toContain(fact);
    expect(said).not.toMatch(/undefined|null|NaN/);
  });

  it('has the quota of a unit beside all its seats', () => {
    const rows = papers.quotaNotice?.blocks.filter(isTable).flatMap((table) => table.rows) ?? [];
    expect(rows[1]?.cells[0]).toMatchObject({ rows: 2, lines: [{ text: zh`示例局(2名)` }] });
  });
});
