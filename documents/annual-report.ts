import type { ReportFigures } from '../domain/report-figures.ts';
import type { ReportSection } from '../domain/report-policy.ts';
import type { DateString } from '../domain/time.ts';
import { paragraph, type Block, type Paper } from './model.ts';
import { sentenceOf } from './report-sentences.ts';
import { tablesOf, type ReportNames } from './report-tables.ts';
import { day, zh } from './words.ts';

/** 年度驻镇帮扶工作情况报告 (六(四)): one version as it was sent, or the draft. */
export interface AnnualReport {
  readonly unit: string;
  readonly year: number;
  readonly version: number;
  readonly number: string | null;
  readonly submittedOn: DateString | null;
  readonly recipients: readonly string[];
  readonly programme: string;
  readonly sections: readonly (ReportSection & { readonly text: string | null })[];
  readonly figures: ReportFigures | null;
  /** Why the version before it is corrected. */
  readonly correction: string | null;
  readonly names: ReportNames;
  readonly foot: string;
}

const numerals = '一二三四五六七八九十';

/** 一 to 三十, as headings are numbered. */
const numeral = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const one = ones === 0 ? '' : (numerals[ones - 1] ?? '');
  return tens === 0 ? one : `${tens > 1 ? (numerals[tens - 1] ?? '') : ''}十${one}`;
};

export function annualReport(report: AnnualReport): Paper {
  const { unit, year, version, number, submittedOn, recipients, programme, figures, correction, foot } =
    report;
  const title = zh`${unit}${year}年度\n驻镇帮扶工作情况报告`;
  return {
    ...{ title: submittedOn === null ? zh`${title}(草稿)` : title, number, layout: 'letter', foot },
    blocks: [
      paragraph(zh`${recipients.join('、')}:`, 'addressee'),
      paragraph(zh`根据《${programme}》,现将${year}年度驻镇帮扶工作情况报告如下。`),
      ...(version > 1 ? [paragraph(zh`本报告为第${version}版,代替此前报送的版本。${correction ?? ''}`)] : []),
      ...report.sections.flatMap((section, n) => sectionOf(report, section, n)),
      ...(figures ? [paragraph(zh`注:所列数据据系统记录汇总,截至${day(figures.through)}。`, 'note')] : []),
      { kind: 'signature', who: unit, on: submittedOn },
    ],
  };
}

function sectionOf(
  { figures, names }: AnnualReport,
  { name, assembles, text }: AnnualReport['sections'][number],
  n: number,
): readonly Block[] {
  const said = text ?? (assembles && figures ? sentenceOf(assembles, figures) : '');
  return [
    paragraph(`${numeral(n + 1)}、${name.zh}`, 'heading'),
    ...said
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => paragraph(line)),
    ...(assembles && figures ? tablesOf(assembles, figures, names) : []),
  ];
}
