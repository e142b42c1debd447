import type { ReportFigures } from '../domain/report-figures.ts';
import type { Assembly } from '../domain/report-policy.ts';
import { label, prose, value, type Cell, type Table } from './model.ts';
import { yuan } from './report-sentences.ts';
import { day, roleWords, wide } from './words.ts';

/** What codes are called: areas, people, and the policy's headings, measures, sources and duties. */
export interface ReportNames {
  readonly areas: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
  readonly policy: Readonly<Record<string, string>>;
}

/** 156 mm: A4 without the margins of GB/T 9704. */
const WIDTH = 156;

const table = (
  headings: readonly string[],
  first: readonly number[],
  rows: readonly (readonly Cell[])[],
): readonly Table[] => {
  if (rows.length === 0) return [];
  const rest = (WIDTH - first.reduce((sum, width) => sum + width, 0)) / (headings.length - first.length);
  const columns = headings.map((_, n) => first[n] ?? rest);
  return [
    {
      ...{ kind: 'table', columns, headings: 1 },
      rows: [
        { height: 9, cells: headings.map((heading) => label(wide(heading))) },
        ...rows.map((cells) => ({ height: 9, cells })),
      ],
    },
  ];
};

const numbers = (...all: readonly number[]): readonly Cell[] => all.map((one) => value(String(one)));

const tables: Readonly<Record<Assembly, (figures: ReportFigures, names: ReportNames) => readonly Table[]>> = {
  teams: ({ areas, people }, names) =>
    table(
      ['镇(县)', '牵头起止', '席位', '在岗', '派驻人员'],
      [26, 32, 14, 14],
      areas.map(({ area, from, until, seats, filled }) => [
        value(names.areas[area] ?? area),
        value(until ? `${day(from)}至${day(until)}前` : `${day(from)}起`),
        ...numbers(seats, filled),
        prose(
          people
            .filter((one) => one.area === area)
            .map((one) => `${roleWords[one.role]} ${names.people[one.person] ?? one.person} ${spanOf(one)}`),
        ),
      ]),
    ),
  presence: ({ people }, names) =>
    table(
      ['姓名', '席位', '在任天数', '在岗', '公务外出', '请假', '擅自离岗', '休息'],
      [22, 32],
      people.map(({ person, seat, days, onSite, trip, leave, absent, rest }) => [
        ...[value(names.people[person] ?? person), value(seat)],
        ...numbers(days, onSite, trip, leave, absent, rest),
      ]),
    ),
  work: ({ work, measures }, names) => [
    ...table(
      ['工作事项', '合计', '完成', '推进中', '逾期', '终止'],
      [70],
      work.map(({ heading, all, done, open, overdue, dropped }) => [
        value(names.policy[heading] ?? heading),
        ...numbers(all, done, open, overdue, dropped),
      ]),
    ),
    ...table(
      ['指标', '镇', '数值', '截至'],
      [70, 30, 20],
      measures.map(({ measure, area, value: figure, on }) => [
        ...[value(names.policy[measure] ?? measure), value(names.areas[area] ?? area)],
        ...[value(String(figure)), value(day(on))],
      ]),
    ),
  ],
  funds: ({ funds }, names) =>
    table(
      ['资金来源', '计划(元)', '到位(元)', '使用(元)'],
      [54],
      funds.map(({ source, planned, allotted, used }) => [
        value(names.policy[source] ?? source),
        ...[planned, allotted, used].map((fen) => value(yuan(fen))),
      ]),
    ),
  duties: ({ duties }, names) =>
    table(
      ['规定动作', '合计', '完成', '逾期完成', '未完成', '未履行', '免除'],
      [62],
      duties.map(({ duty, all, fulfilled, late, open, missed, waived }) => [
        value(names.policy[duty] ?? duty),
        ...numbers(all, fulfilled, late, open, missed, waived),
      ]),
    ),
  findings: () => [],
};

const spanOf = ({ from, until }: { readonly from: string; readonly until: string | null }): string =>
  until ? `${from} — ${until}` : `${from} —`;

/** The figures of a section, row by row; no table where there is nothing to show. */
export const tablesOf = (assembles: Assembly, figures: ReportFigures, names: ReportNames): readonly Table[] =>
  tables[assembles](figures, names);
