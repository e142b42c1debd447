import type { DateString } from '../domain/time.ts';
import { label, paragraph, value, type Paper } from './model.ts';
import { day, teamName, zh, type TeamName } from './words.ts';

/** 派遣通知: sends people out. */
export interface DispatchOrder {
  readonly number: string;
  /** The day of the order. */
  readonly on: DateString | null;
  readonly team: TeamName;
  /** Units that send somebody, and the host. */
  readonly addressees: readonly string[];
  /** Working days from the dispatch to the arrival. */
  readonly arrivalLimit: number;
  readonly people: readonly {
    readonly name: string;
    readonly unit: string;
    readonly proposedPost: string;
    readonly termFrom: DateString;
    readonly termEnd: DateString;
    /** Who is relieved. */
    readonly relieves: string | null;
  }[];
  readonly issuer: string;
  readonly foot: string;
}

/** 156 mm: A4 without the margins of GB/T 9704. */
const columns = [20, 30, 46, 40, 20] as const;

export function dispatchOrder(order: DispatchOrder): Paper {
  const { number, on, team, addressees, arrivalLimit, people, issuer, foot } = order;
  const headings = ['姓名', '派出单位', '派驻岗位', '任期', '接替'];
  return {
    ...{ title: zh`关于派遣${team.place}\n${team.kind}人员的通知`, number, layout: 'letter', foot },
    blocks: [
      paragraph(zh`${addressees.join('、')}:`, 'addressee'),
      paragraph(
        zh`经研究,决定派遣下列同志到${teamName(team)}工作。请派出单位做好工作交接,派遣人员自${day(on)}起${arrivalLimit}个工作日内报到。`,
      ),
      {
        kind: 'table',
        columns,
        headings: 1,
        rows: [
          { height: 10, cells: headings.map((heading) => label(heading)) },
          ...people.map(({ name, unit, proposedPost, termFrom, termEnd, relieves }) => ({
            height: 11,
            cells: [
              ...[value(name), value(unit), value(proposedPost)],
              value(zh`${day(termFrom)}至${day(termEnd)}`),
              value(relieves),
            ],
          })),
        ],
      },
      paragraph(zh`派遣期间,派遣人员的原任职务和编制保留在派出单位。`),
      { kind: 'signature', who: issuer, on },
    ],
  };
}
