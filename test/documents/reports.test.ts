import { describe, expect, it } from 'vitest';
import { annualReport, type AnnualReport } from '../../documents/annual-report.ts';
import { toDocx } from '../../documents/docx.ts';
import { evidenceSheet, type EvidenceSheet } from '../../documents/evidence-sheet.ts';
import { toPage } from '../../documents/page.ts';
import { zh } from '../../documents/words.ts';
import type { ReportFigures } from '../../domain/report-figures.ts';
import { sectionsOf } from '../../domain/report-policy.ts';
import { policy } from '../support/shenzhen.ts';
import { textOf } from '../support/papers.ts';

const days = { onSite: 200, trip: 20, leave: 5, absent: 1, rest: 100 };
const figures: ReportFigures = {
  through: '2024-12-31',
  areas: [
    { area: 'a-1', kind: 'town', from: '2024-01-01', until: null, seats: 5, filled: 4 },
    { area: 'a-2', kind: 'town', from: '2024-01-01', until: '2024-06-10', seats: 5, filled: 5 },
  ],
  people: [
    {
      ...{ posting: 'posting/a-1/1/1', person: 'c-1', seat: 'a-1/1', area: 'a-1', role: 'leader', ...days },
      ...{ from: '2024-01-01', until: null, days: 366 },
    },
  ],
  work: [{ heading: 'fivePoints', all: 3, open: 1, overdue: 1, done: 1, dropped: 1 }],
  measures: [{ measure: 'socialWorkStations', area: 'a-1', value: 100, on: '2024-11-30' }],
  funds: [{ source: 'donation630', planned: 100_050, allotted: 50_000, used: 1 }],
  duties: [{ duty: 'keyTask', all: 1, fulfilled: 1, late: 1, open: 0, missed: 0, waived: 0 }],
  findings: { made: 2, rectified: 0, closed: 1, escalated: 1 },
};

const report: AnnualReport = {
  ...{ unit: '示例局', year: 2024, version: 1, number: '示例〔2025〕1号', submittedOn: '2025-01-10' },
  ...{
    recipients: ['市领导小组', '示例指挥部'],
    programme: policy.name.zh,
    correction: null,
    foot: '据记录',
  },
  sections: sectionsOf(policy.reports).map((section) => ({
    ...section,
    text: section.assembles ? null : `${section.name.zh}的正文`,
  })),
  figures,
  names: {
    ...{ areas: { 'a-1': '示例镇', 'a-2': '调整镇' }, people: { 'c-1': '示例甲' } },
    policy: { fivePoints: '党建指导', donation630: '捐赠资金', keyTask: '年度重点任务' },
  },
};

describe('年度报告', () => {
  const said = textOf(annualReport(report)).join('\n');

  it('has every heading in its order, what its author wrote and what the figures say where they wrote nothing', () => {
    for (const fact of [
      zh`市领导小组、示例指挥部:`,
      '一、总体情况',
      '总体情况的正文',
      '二、工作队和人员',
      '八、存在问题和下一步打算',
      zh`本年度牵头帮扶2个镇、0个县,其中1个于年内调整`,
      '2024年1月1日至2024年6月10日前',
      '示例甲',
      '计划1000.50元',
      '到位500.00元',
      '使用0.01元',
      '捐赠资金',
      '截至2024年12月31日',
    ])
      expect(said).toContain(fact);
    expect(said).not.toMatch(/undefined|null|NaN|草稿|第2版/);
  });

  it('says that it is a draft, or which version it takes the place of and why', () => {
    const draft = annualReport({ ...report, number: null, submittedOn: null });
    expect(draft.title).toContain('草稿');
    const next = textOf(annualReport({ ...report, version: 2, correction: '漏列资金。' })).join('\n');
    expect(next).toContain(zh`本报告为第2版,代替此前报送的版本。漏列资金。`);
  });

  it('has no table where nothing is on record, and no figures where none were assembled', async () => {
    const none = { areas: [], people: [], work: [], measures: [], funds: [], duties: [] };
    const empty = annualReport({ ...report, figures: { ...figures, ...none } });
    expect(empty.blocks.some(({ kind }) => kind === 'table')).toBe(false);
    const without = annualReport({ ...report, figures: null });
    expect(textOf(without).join('\n')).not.toContain('截至');
    expect((await toDocx(annualReport(report))).byteLength).toBeGreaterThan(1000);
  });
});

const cites = ['posting/a-1/1/1#1'];
const sheet: EvidenceSheet = {
  ...{ name: '示例甲', person: 'c-1', unit: '示例局', programme: policy.name.zh, on: '2025-03-01' },
  record: {
    postings: [
      {
        ...{ posting: 'posting/a-1/1/1', place: '示例市示例镇', seat: 'a-1/1', role: 'leader', cites },
        ...{ dispatchedOn: '2021-07-01', arrivedOn: '2021-07-12', releasedOn: '2024-07-11' },
        releaseReason: 'relieved',
      },
    ],
    hostPosts: [],
    firstSecretary: [],
    opinions: [{ year: 2023, grade: 'excellent', served: 365, final: true, corrected: true, cites: ['e#9'] }],
    statutoryGrades: [
      {
        ...{ year: 2023, version: 1, grade: 'competent', document: '考核1号', on: '2024-01-20' },
        ...{ stands: false, cites: ['考核1号'] },
      },
    ],
    awards: [{ what: '示例奖励', cites: ['cadres/c-1'] }],
    findings: [],
    appraisals: [],
  },
  ...{ words: { relieved: '到期轮换' }, sha256: 'a'.repeat(64), foot: '据记录' },
};

describe('实绩佐证表', () => {
  it('has each line with what it rests on, the opinion apart from the statutory grade', async () => {
    const paper = evidenceSheet(sheet);
    const said = textOf(paper).join('\n');
    for (const fact of [
      '2021年7月12日至2024年7月11日',
      zh`离任:到期轮换`,
      'posting/a-1/1/1#1',
      '纪实评估意见',
      zh`优秀;在岗365天;经申诉更正`,
      zh`法定年度考核等次(所在单位)`,
      zh`称职(2024年1月20日);已更正,不再有效`,
      '示例奖励',
      '无记录。',
      'a'.repeat(64),
    ])
      expect(said).toContain(fact);
    expect(said).not.toMatch(/undefined|null|NaN/);
    expect(toPage(paper)).toContain('实绩佐证表');
    expect((await toDocx(paper)).byteLength).toBeGreaterThan(1000);
  });
});
