import type { Grade } from '../domain/cadre.ts';
import type { PersonRecord } from '../domain/person-record.ts';
import type { DateString } from '../domain/time.ts';
import { label, paragraph, prose, value, type Block, type Paper, type Table } from './model.ts';
import { day, gradeWords, roleWords, zh } from './words.ts';

/** 派驻工作实绩佐证表: somebody's record of service, each line with what it rests on. */
export interface EvidenceSheet {
  readonly name: string;
  readonly person: string;
  readonly unit: string;
  readonly programme: string;
  readonly on: DateString;
  readonly record: PersonRecord;
  /** What the record's codes are called: posts in the host area, grounds, grades of an appraisal. */
  readonly words: Readonly<Record<string, string>>;
  /** Of the record as it is listed. */
  readonly sha256: string;
  readonly foot: string;
}

/** 174 mm: A4 without the margins of a form. */
const columns = [44, 74, 56] as const;

interface Line {
  readonly when: string;
  readonly what: string;
  readonly cites: readonly string[];
}

const span = (from: DateString | null, until: DateString | null): string =>
  until ? zh`${day(from)}至${day(until)}` : zh`${day(from)}起`;

const gradeWord = (grade: string): string => gradeWords[grade as Grade] ?? grade;

const findingWords = { made: '待整改', rectified: '已整改待验收', closed: '已销号' } as const;

export function evidenceSheet(sheet: EvidenceSheet): Paper {
  const { name, person, unit, programme, on, sha256, foot } = sheet;
  return {
    ...{ title: zh`派驻工作实绩佐证表`, number: null, layout: 'form', foot },
    blocks: [
      paragraph(zh`姓名:${name}(${person})  单位:${unit}  截至:${day(on)}`, 'addressee'),
      paragraph(zh`依据《${programme}》六(四),供选拔任用、评先评优参考;仅列本人实绩,不作排名。`),
      ...sectionsOf(sheet).flatMap(([heading, lines]) => sectionOf(heading, lines)),
      paragraph(zh`注:各行末列为所依据的记录或文书。清单校验值(SHA-256):${sha256}`, 'note'),
    ],
  };
}

function sectionsOf({ record, words }: EvidenceSheet): readonly (readonly [string, readonly Line[]])[] {
  const word = (code: string): string => words[code] ?? code;
  return [
    [
      '派驻经历',
      record.postings.map(
        ({ place, seat, role, dispatchedOn, arrivedOn, releasedOn, releaseReason, cites }) => ({
          when: span(arrivedOn ?? dispatchedOn, releasedOn),
          what: zh`${place}${roleWords[role]}(席位${seat})${releaseReason ? zh`;离任:${word(releaseReason)}` : ''}`,
          cites,
        }),
      ),
    ],
    [
      '挂任职务',
      record.hostPosts.map(({ title, place, from, until, cites }) => ({
        ...{ when: span(from, until), what: `${place}${word(title)}`, cites },
      })),
    ],
    [
      '担任村第一书记',
      record.firstSecretary.map(({ village, place, from, until, cites }) => ({
        ...{ when: span(from, until), what: `${place}${village}`, cites },
      })),
    ],
    [
      '纪实评估意见',
      record.opinions.map(({ year, grade, served, final, corrected, cites }) => ({
        when: zh`${year}年度`,
        what: zh`${gradeWords[grade]};在岗${served}天${corrected ? zh`;经申诉更正` : ''}${final ? '' : zh`;尚在申诉期内`}`,
        cites,
      })),
    ],
    [
      zh`法定年度考核等次(所在单位)`,
      record.statutoryGrades.map(({ year, grade, on, stands, cites }) => ({
        when: zh`${year}年度`,
        what: zh`${gradeWords[grade]}(${day(on)})${stands ? '' : zh`;已更正,不再有效`}`,
        cites,
      })),
    ],
    ['奖励', record.awards.map(({ what, cites }) => ({ when: '', what, cites }))],
    [
      '监督发现问题',
      record.findings.map(({ place, on, status, closedOn, cites }) => ({
        when: day(on),
        what: zh`${place};${findingWords[status]}${closedOn ? day(closedOn) : ''}`,
        cites,
      })),
    ],
    [
      '期满鉴定',
      record.appraisals.map(({ place, on, grade, opinion, comment, cites }) => ({
        when: day(on),
        what: [zh`${place};${gradeWord(grade)}`, opinion, comment].filter((one) => one !== null).join('\n'),
        cites,
      })),
    ],
  ];
}

const sectionOf = (heading: string, lines: readonly Line[]): readonly Block[] => [
  paragraph(heading, 'heading'),
  lines.length > 0 ? tableOf(lines) : paragraph('无记录。'),
];

const tableOf = (lines: readonly Line[]): Table => ({
  ...{ kind: 'table', columns, headings: 1 },
  rows: [
    { height: 9, cells: ['时间', '内容', '依据'].map((one) => label(one)) },
    ...lines.map(({ when, what, cites }) => ({
      height: 9,
      cells: [value(when), prose([what]), prose(cites)],
    })),
  ],
});
