import type { CadreRecord } from '../domain/cadre.ts';
import type { DateString } from '../domain/time.ts';
import { exceptionWords, type Exception } from './exceptions.ts';
import { label, prose, value, type Paper, type Row } from './model.ts';
import { opinionRows, type StepOpinions } from './opinions.ts';
import { day, dotted, levelWords, sexWords, zh } from './words.ts';

/** 推荐表 of one person for one seat. */
export interface RecommendationForm {
  /** Of the recommendation as it was put on file. */
  readonly number: string | null;
  readonly record: CadreRecord;
  /** The person's own consent as it was put on file. */
  readonly consent: { readonly number: string; readonly on: DateString } | null;
  readonly unit: string | null;
  readonly proposedPost: string;
  readonly seat: string;
  readonly term: { readonly from: DateString; readonly months: number };
  readonly nominated: { readonly by: string; readonly on: DateString };
  /** What the screening found; null where it is no longer on record. */
  readonly screening: readonly Screened[] | null;
  readonly exceptions: readonly Exception[];
  /** Steps at which the sending unit itself has its say. */
  readonly steps: readonly StepOpinions[];
  readonly foot: string;
}

export interface Screened {
  readonly rule: string;
  readonly clause: string | null;
  readonly outcome: 'passed' | 'failed' | 'unknown';
}

/** 174 mm: A4 without the form's margins. */
const columns = [30, 28, 28, 28, 30, 30] as const;
const wide = { columns: 5 };
const outcomes = { passed: '符合', failed: '不符合', unknown: '无法判断' } as const;

export function recommendationForm(form: RecommendationForm): Paper {
  const { exceptions, screening, nominated, steps, foot } = form;
  return {
    ...{ title: '推荐表', number: form.number, layout: 'form', foot },
    blocks: [
      {
        kind: 'table',
        columns,
        rows: [
          ...personRows(form),
          { height: 10, cells: [label('本人意愿'), value(willing(form), wide)] },
          { height: 40, cells: [label('资格审查'), prose(screenedWords(screening ?? []), wide)] },
          ...(exceptions.length > 0
            ? [{ height: 18, cells: [label('例外事项'), prose(exceptions.map(exceptionWords), wide)] }]
            : []),
          {
            height: 18,
            cells: [
              label('推荐'),
              {
                ...wide,
                lines: [
                  { text: zh`推荐为${form.proposedPost}人选。`, align: 'left' },
                  { text: `${nominated.by}  ${day(nominated.on)}`, align: 'right' },
                ],
              },
            ],
          },
          ...opinionRows(steps, [1, 5]),
        ],
      },
    ],
  };
}

function willing({ record, consent }: RecommendationForm): string {
  const said = [record.volunteer && '自愿报名', consent && zh`${consent.number},${day(consent.on)}`];
  return said.filter((part) => part !== false && part !== null).join(zh`;`);
}

/** A line for each outcome, with the rules that came to it. */
function screenedWords(screening: readonly Screened[]): readonly string[] {
  return (['failed', 'unknown', 'passed'] as const).flatMap((outcome) => {
    const rules = screening.filter((one) => one.outcome === outcome);
    const said = rules.map(({ rule, clause }) => rule + (clause ? zh`(${clause})` : ''));
    return rules.length > 0 ? [zh`${outcomes[outcome]}:${said.join(zh`;`)}。`] : [];
  });
}

function personRows({ record, unit, proposedPost, seat, term }: RecommendationForm): readonly Row[] {
  const { name, sex, born, ethnicity, partyEntry, workStart, education, post, postLevel, rank } = record;
  const row = (...cells: Row['cells']): Row => ({ height: 10, cells });
  return [
    row(
      ...[label('姓  名'), value(name), label('性  别'), value(sexWords[sex])],
      ...[label('出生年月'), value(dotted(born))],
    ),
    row(
      ...[label('民  族'), value(ethnicity), label('入党时间'), value(dotted(partyEntry))],
      ...[label('参加工作时间'), value(dotted(workStart))],
    ),
    row(
      label('派出单位'),
      value(unit, { columns: 3 }),
      label('职务层级'),
      value(postLevel && levelWords[postLevel]),
    ),
    row(label('现任职务'), value(post, { columns: 3 }), label('职  级'), value(rank)),
    row(
      label('学  历'),
      value(education.inService ?? education.fullTime, { columns: 3 }),
      label('熟悉专业'),
      value(record.specialty),
    ),
    row(label('特  长'), value(record.skills.join('、'), wide)),
    row(label('推荐岗位'), value(proposedPost, { columns: 3 }), label('席  位'), value(seat)),
    row(label('任  期'), value(zh`自${day(term.from)}起${term.months}个月`, wide)),
  ];
}
