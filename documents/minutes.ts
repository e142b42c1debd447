import type { DateString } from '../domain/time.ts';
import { label, paragraph, value, type Paper } from './model.ts';
import { minutesKept, verdictWord, type Meeting, type Verdict } from './opinions.ts';
import { day, zh } from './words.ts';

/** 会议纪要 of one meeting, with the vote on each person. */
export interface Minutes {
  readonly number: string;
  readonly office: string;
  readonly heldOn: DateString | null;
  readonly items: readonly MinutesItem[];
  readonly foot: string;
}

export interface MinutesItem {
  readonly name: string;
  readonly proposedPost: string;
  /** What was decided: the step of the chain. */
  readonly step: string;
  readonly meeting: Meeting;
  /** Null while the minutes wait for somebody else's confirmation. */
  readonly verdict: Extract<Verdict, 'agree' | 'reject' | 'defer'> | null;
  readonly confirmedOn: DateString | null;
}

/** 156 mm: A4 without the margins of GB/T 9704. */
const columns = [20, 48, 13, 13, 14, 18, 14, 16] as const;

export function minutes({ number, office, heldOn, items, foot }: Minutes): Paper {
  const steps = [...new Set(items.map(({ step }) => step))].join('、');
  const kept = [...new Set(items.map(({ meeting }) => minutesKept(meeting)))];
  const confirmed = items.map(({ confirmedOn }) => confirmedOn);
  const headings = ['姓名', '拟任职务', '应到', '实到', '同意', '不同意', '缓议', '结果'];
  return {
    ...{ title: zh`${office}会议纪要`, number, layout: 'letter', foot },
    blocks: [
      paragraph(zh`时间:${day(heldOn)}`),
      paragraph(zh`议题:${steps}`),
      paragraph(zh`会议对下列人选逐一进行了表决,结果如下:`),
      {
        kind: 'table',
        columns,
        headings: 1,
        rows: [
          { height: 10, cells: headings.map((heading) => label(heading)) },
          ...items.map(({ name, proposedPost, meeting, verdict }) => ({
            height: 12,
            cells: [
              ...[value(name), value(proposedPost)],
              ...[meeting.due, meeting.present, meeting.agree, meeting.disagree, meeting.defer].map((count) =>
                value(String(count)),
              ),
              value(verdict === null ? '待确认' : verdictWord(verdict)),
            ],
          })),
        ],
      },
      ...recusals(items),
      ...kept.filter(Boolean).map((names) => paragraph(names)),
      {
        kind: 'signature',
        who: office,
        // The last of them: until then the minutes are not confirmed as a whole.
        on: confirmed.includes(null) ? null : (confirmed.toSorted().at(-1) ?? null),
      },
    ],
  };
}

const recusals = (items: readonly MinutesItem[]) =>
  items.flatMap(({ name, meeting: { recused } }) =>
    recused > 0 ? [paragraph(zh`表决${name}同志时,${recused}人回避。`)] : [],
  );
