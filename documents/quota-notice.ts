import type { SeatRole } from '../domain/policy.ts';
import type { DateString } from '../domain/time.ts';
import { label, paragraph, value, type Paper } from './model.ts';
import { day, roleWords, teamName, zh, type TeamName } from './words.ts';

/** 选派名额通知: which unit is to supply whom, with which conditions, by when. */
export interface QuotaNotice {
  readonly number: string | null;
  readonly on: DateString | null;
  readonly team: TeamName;
  readonly programme: string;
  readonly seats: readonly QuotaSeat[];
  /** What the policy asks of each role, in its own words. */
  readonly conditions: readonly { readonly role: SeatRole; readonly rules: readonly string[] }[];
  readonly nominateBy: DateString | null;
  readonly needBy: DateString | null;
  readonly issuer: string | null;
  readonly foot: string;
}

export interface QuotaSeat {
  readonly unit: string;
  readonly seat: string;
  readonly role: SeatRole;
  readonly termFrom: DateString;
  readonly termMonths: number;
}

/** 156 mm: A4 without the margins of GB/T 9704. */
const columns = [40, 32, 20, 64] as const;
const numerals = ['一', '二', '三'];

export function quotaNotice(notice: QuotaNotice): Paper {
  const { number, on, team, programme, seats, conditions, issuer, foot } = notice;
  const units = [...new Set(seats.map(({ unit }) => unit))];
  const sections = [
    [zh`名额`, quota(notice, units)],
    [zh`条件`, conditions.map(({ role, rules }) => paragraph(zh`${roleWords[role]}:${rules.join(zh`;`)}。`))],
    [zh`时间`, [paragraph(times(notice))]],
  ] as const;
  return {
    ...{ title: zh`关于下达${team.place}\n${team.kind}选派名额的通知`, number, layout: 'letter', foot },
    blocks: [
      paragraph(zh`${units.join('、')}:`, 'addressee'),
      paragraph(zh`根据《${programme}》,现将${teamName(team)}选派名额通知如下。`),
      ...sections.flatMap(([heading, blocks], n) => [
        paragraph(`${numerals[n] ?? ''}、${heading}`, 'heading'),
        ...blocks,
      ]),
      { kind: 'signature', who: issuer, on },
    ],
  };
}

const quota = ({ seats }: QuotaNotice, units: readonly string[]) => [
  {
    kind: 'table' as const,
    columns,
    headings: 1,
    rows: [
      { height: 10, cells: ['派出单位', '席位', '岗位', '任期'].map((heading) => label(heading)) },
      ...units.flatMap((unit) => {
        const own = seats.filter((seat) => seat.unit === unit);
        return own.map(({ seat, role, termFrom, termMonths }, n) => ({
          height: 10,
          cells: [
            ...(n === 0 ? [value(zh`${unit}(${own.length}名)`, { rows: own.length })] : []),
            ...[value(seat), value(roleWords[role])],
            value(zh`${day(termFrom)}起${termMonths}个月`),
          ],
        }));
      }),
    ],
  },
];

function times({ nominateBy, needBy }: QuotaNotice): string {
  const parts = [
    nominateBy && zh`请于${day(nominateBy)}前报送推荐人选`,
    needBy && zh`人选应于${day(needBy)}前到岗`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(zh`,`)}。` : '';
}
