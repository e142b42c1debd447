import type { CadreRecord } from '../domain/cadre.ts';
import type { DateString } from '../domain/time.ts';
import { exceptionWords, type Exception } from './exceptions.ts';
import { label, prose, uprightLabel, value, type Paper, type Row, type Table } from './model.ts';
import { opinionRows, toSign, type StepOpinions } from './opinions.ts';
import {
  ageOn,
  day,
  dotted,
  establishmentWords,
  gradeWords,
  healthWords,
  levelWords,
  sexWords,
  zh,
} from './words.ts';

/** 干部任免审批表 of one person. */
export interface AppointmentForm {
  readonly record: CadreRecord;
  /** The day of the nomination: ages and grades are as of that day. */
  readonly asOf: DateString;
  readonly proposedPost: string;
  /** 拟免职务: a post in the host area is held beside the home post, so that there is none as a rule. */
  readonly relievedPost: string | null;
  readonly reason: string;
  readonly exceptions: readonly Exception[];
  /** 选派材料: every one that is asked for. */
  readonly caseFile: readonly FiledPaper[];
  readonly reportedBy: string | null;
  readonly steps: readonly StepOpinions[];
  readonly notice: Notice | null;
  /** Set once the last step has agreed. */
  readonly approved: { readonly office: string; readonly on: DateString } | null;
  readonly foot: string;
}

/** An item of the case file; number and date are open while it is missing. */
export interface FiledPaper {
  readonly name: string;
  readonly number: string | null;
  readonly on: DateString | null;
}

export interface Notice {
  readonly number: string;
  readonly on: DateString;
  readonly until: DateString | null;
  readonly objections: readonly { readonly open: boolean; readonly result: 'upheld' | 'dismissed' | null }[];
}

/** 174 mm: A4 without the form's margins. */
const columns = [22, 28, 22, 25, 25, 27, 25] as const;
/** Cells of a label across two columns and what it names across the other five. */
const wide = { columns: 5 };
const pair = { columns: 2 };
const rest = { columns: 6 };
/** Forms have room for three years' grades, and for five relatives. */
const YEARS = 3;
const RELATIVES = 5;

export function appointmentForm(form: AppointmentForm): Paper {
  const table: Table = {
    kind: 'table',
    columns,
    rows: [...personRows(form), ...recordRows(form), ...familyRows(form.record), ...approvalRows(form)],
  };
  return {
    ...{ title: '干部任免审批表', number: null, layout: 'form', foot: form.foot },
    blocks: [table, { kind: 'paragraph', as: 'note', text: zh`年龄计算至${day(form.asOf)}。` }],
  };
}

function personRows({ record, asOf, proposedPost, relievedPost }: AppointmentForm): readonly Row[] {
  const { education, health, postLevel, establishment } = record;
  const row = (...cells: Row['cells']): Row => ({ height: 11, cells });
  return [
    row(
      ...[label('姓  名'), value(record.name), label('性  别'), value(sexWords[record.sex])],
      ...[label(zh`出生年月(岁)`), value(bornWords(record, asOf)), value('照片', { rows: 4 })],
    ),
    row(
      ...[label('民  族'), value(record.ethnicity), label('籍  贯'), value(record.nativePlace)],
      ...[label('出 生 地'), value(record.birthplace)],
    ),
    row(
      ...[label('入党时间'), partyCell(record), label('参加工作时间'), value(dotted(record.workStart))],
      ...[label('健康状况'), value(health && healthWords[health])],
    ),
    row(
      ...[label('专业技术职务'), value(record.technicalTitle, { columns: 2 })],
      ...[
        label('熟悉专业有何专长'),
        value([record.specialty, ...record.skills].filter(once).join('、'), pair),
      ],
    ),
    row(label('学历学位', { rows: 2 }), label('全日制教育'), value(education.fullTime, wide)),
    row(label('在职教育'), value(education.inService, wide)),
    row(label('现任职务', pair), value(record.post, wide)),
    row(
      ...[label('职务层级', pair), value(postLevel && levelWords[postLevel])],
      ...[label('职  级'), value(record.rank), label('编制性质'), value(establishmentWords[establishment])],
    ),
    row(label('拟任职务', pair), value(proposedPost, wide)),
    row(label('拟免职务', pair), value(relievedPost, wide)),
  ];
}

const once = (item: string, n: number, all: readonly string[]): boolean =>
  item !== '' && all.indexOf(item) === n;

function bornWords({ born }: CadreRecord, asOf: DateString): string {
  const age = ageOn(born, asOf);
  return dotted(born) + (age === undefined ? '' : zh`\n(${age}岁)`);
}

const partyCell = ({ partyEntry, fullMembership }: CadreRecord) => {
  const full = fullMembership ? `\n${dotted(fullMembership)}转正` : '';
  return value(dotted(partyEntry) + full);
};

function recordRows({ record, asOf, reason, exceptions }: AppointmentForm): readonly Row[] {
  const years = Object.entries(record.grades)
    .filter(([year]) => year < asOf.slice(0, 4))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(-YEARS);
  const resume = record.resume.map(
    ({ from, until, what }) => `${dotted(from)}—${until ? dotted(until) : '       '}  ${what}`,
  );
  const sanctions = record.sanctions.map(
    ({ what, from, until }) => zh`处分:${what}(${day(from)}至${day(until)})`,
  );
  return [
    { height: 54, cells: [uprightLabel('简历'), prose(resume, rest)] },
    {
      height: 18,
      cells: [
        label('奖惩情况'),
        prose([...record.rewards, ...(sanctions.length > 0 ? sanctions : [zh`处分:无`])], rest),
      ],
    },
    {
      height: 18,
      cells: [
        label('年度考核结果'),
        prose(
          years.map(([year, grade]) => zh`${year}年度:${gradeWords[grade]}`),
          rest,
        ),
      ],
    },
    { height: 18, cells: [label('任免理由'), prose([reason, ...exceptions.map(exceptionWords)], rest)] },
  ];
}

function familyRows({ family }: CadreRecord): readonly Row[] {
  const relatives = [...family, ...Array.from({ length: RELATIVES }, () => undefined)].slice(
    0,
    Math.max(family.length, RELATIVES),
  );
  const row = (...cells: Row['cells']): Row => ({ height: 10, cells });
  return [
    row(
      uprightLabel('家庭主要成员及重要社会关系', { rows: relatives.length + 1 }),
      ...[label('称  谓'), label('姓  名'), label('出生年月'), label('政治面貌')],
      label('工作单位及职务', pair),
    ),
    ...relatives.map((relative) =>
      // Birth and politics of relatives are no part of the record.
      row(
        value(relative?.relation),
        value(relative?.name),
        value(''),
        value(''),
        value(relative?.unit, pair),
      ),
    ),
  ];
}

function approvalRows({
  reportedBy,
  asOf,
  caseFile,
  steps,
  notice,
  approved,
}: AppointmentForm): readonly Row[] {
  const dated = (said: string, on: DateString | null) => ({
    ...wide,
    lines: [
      { text: said, align: 'left' as const },
      on === null ? toSign : { text: day(on), align: 'right' as const },
    ],
  });
  return [
    {
      height: 18,
      cells: [label('呈报单位', pair), dated(reportedBy ?? '', reportedBy === null ? null : asOf)],
    },
    ...(caseFile.length > 0
      ? [
          {
            height: 14,
            cells: [label('选派材料', pair), prose([caseFile.map(filedWords).join(zh`;`)], wide)],
          },
        ]
      : []),
    ...opinionRows(steps, [2, 5]),
    ...(notice ? [{ height: 14, cells: [label('公示情况', pair), prose([noticeWords(notice)], wide)] }] : []),
    {
      height: 24,
      cells: [
        label('审批机关意见', pair),
        dated(approved ? zh`同意。${approved.office}` : '', approved?.on ?? null),
      ],
    },
  ];
}

const filedWords = ({ name, number, on }: FiledPaper): string =>
  name + (number === null ? zh`(缺)` : zh`(${number},${day(on)})`);

function noticeWords({ number, on, until, objections }: Notice): string {
  const count = (result: 'upheld' | 'dismissed') => objections.filter((one) => one.result === result).length;
  const open = objections.filter((one) => one.open).length;
  const parts = [
    count('upheld') > 0 && `成立${count('upheld')}件`,
    count('dismissed') > 0 && `不成立${count('dismissed')}件`,
    open > 0 && `核实中${open}件`,
  ].filter((part) => part !== false);
  const found =
    objections.length === 0 ? zh`未收到异议` : zh`收到异议${objections.length}件:${parts.join('、')}`;
  return zh`${number},${day(on)}至${day(until)};${found}。`;
}
