import type { CadreRecord } from '../domain/cadre.ts';
import type { NoticeField } from '../domain/policy.ts';
import { dotted, month, sexWords, zh } from './words.ts';

/** Somebody as a list or a notice shows them. */
export interface ShownPerson {
  readonly name: string;
  /** The team's place: 汕头市潮阳区河溪镇. */
  readonly town: string;
  /** 队长 in a list under the team's name; in a sentence with the team. */
  readonly proposedPost: string;
  /** The unit that sends the person. */
  readonly unit: string;
  /** Null where whoever reads may not see the person's record. */
  readonly record: Shown | null;
}

type Shown = Pick<
  CadreRecord,
  'sex' | 'born' | 'ethnicity' | 'nativePlace' | 'education' | 'partyEntry' | 'workStart' | 'post' | 'rank'
>;

/** Each field: how a column is headed, how wide it is beside others, what it holds, and how a sentence has it. */
interface Field {
  readonly heading: string;
  readonly width: number;
  readonly cell: (person: ShownPerson) => string | undefined;
  readonly phrase: (person: ShownPerson) => string | undefined;
}

const field = (
  heading: string,
  width: number,
  cell: Field['cell'],
  around: readonly [before: string, after: string] = ['', ''],
): Field => ({
  ...{ heading, width, cell },
  phrase: (person) => {
    const said = cell(person);
    return said ? around[0] + said + around[1] : undefined;
  },
});

const dateField = (heading: string, after: string, of: (record: Shown) => string | undefined): Field => ({
  ...{ heading, width: 4 },
  cell: ({ record }) => (record && dotted(of(record))) || undefined,
  phrase: ({ record }) => {
    const date = record && of(record);
    return date ? month(date) + after : undefined;
  },
});

export const personFields: Readonly<Record<NoticeField, Field>> = {
  name: field('姓名', 3.5, ({ name }) => name),
  sex: field('性别', 2.4, ({ record }) => (record ? sexWords[record.sex] : undefined)),
  born: dateField('出生年月', '出生', ({ born }) => born),
  ethnicity: field('民族', 2, ({ record }) => record?.ethnicity),
  nativePlace: field('籍贯', 4, ({ record }) => record?.nativePlace, ['籍贯', '']),
  education: field('学历', 6, ({ record }) => record?.education.inService ?? record?.education.fullTime),
  partyEntry: dateField('入党时间', '加入中国共产党', ({ partyEntry }) => partyEntry),
  workStart: dateField('参加工作', '参加工作', ({ workStart }) => workStart),
  unit: field('派出单位', 5, ({ unit }) => unit, ['由', '选派']),
  post: field('现任职务', 6, ({ record }) => record?.post, ['现任', '']),
  rank: field('职级', 4, ({ record }) => record?.rank, ['职级', '']),
  proposedPost: field('拟任职务', 4.5, ({ proposedPost }) => proposedPost, ['拟任', '']),
  town: field('派驻地', 6, ({ town }) => town, ['派驻', '']),
};

/** One person in a sentence that has these fields and no others, in their order; a missing fact is not mentioned. */
export const sentence = (fields: readonly NoticeField[], person: ShownPerson): string =>
  `${fields.flatMap((name) => personFields[name].phrase(person) ?? []).join(zh`,`)}。`;
