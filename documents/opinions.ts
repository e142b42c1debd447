import type { DateString } from '../domain/time.ts';
import { label, linesOf, openDate, type Cell, type Line, type Row } from './model.ts';
import { day, zh } from './words.ts';

/** One step of a chain with every opinion that was given at it, in their order; none while it has not been reached. */
export interface StepOpinions {
  /** What the step is called. */
  readonly step: string;
  readonly office: string;
  readonly opinions: readonly Opinion[];
}

export interface Opinion {
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** Who gave it; null where silence was taken for it. */
  readonly by: string | null;
  /** The holder whose part it was, where somebody else gave it, and how that came about. */
  readonly for: string | null;
  readonly as: string | null;
  readonly on: DateString;
  /** The number of the document that came with it. */
  readonly document: string | null;
  readonly meeting: Meeting | null;
}

/** 视为同意: nobody objected within the limit, and the policy takes that for consent. */
export type Verdict = 'agree' | 'return' | 'reject' | 'defer' | 'recused' | 'deemedConsent' | 'terminated';

export interface Meeting {
  readonly number: string;
  readonly heldOn: DateString;
  readonly due: number;
  readonly present: number;
  readonly agree: number;
  readonly disagree: number;
  readonly defer: number;
  readonly recused: number;
  readonly recordedBy: string | null;
  /** Null while nobody else has confirmed the minutes. */
  readonly confirmedBy: string | null;
}

const verdicts: Readonly<Record<Verdict, string>> = {
  agree: '同意',
  return: '退回',
  reject: '不同意',
  defer: '缓议',
  recused: '回避',
  deemedConsent: zh`限期内未提出意见,视为同意`,
  terminated: '终止审批',
};

/** How somebody came to sign who does not hold the office. */
const capacities: Readonly<Record<string, string>> = {
  substitute: '代行',
  transferred: '转办',
  delegate: '委派',
  added: '加签',
};

export const verdictWord = (verdict: Verdict): string => verdicts[verdict];

/** `应到9人,实到7人;同意6票,不同意1票,缓议0票`. */
const votes = ({ due, present, agree, disagree, defer, recused }: Meeting): string =>
  zh`应到${due}人,实到${present}人;同意${agree}票,不同意${disagree}票,缓议${defer}票` +
  (recused > 0 ? zh`,回避${recused}人` : '');

/** A row for each step: the name of the step and its office, then what was said, by whom and when. */
export const opinionRows = (
  steps: readonly StepOpinions[],
  [labels, texts]: readonly [number, number],
): Row[] =>
  steps.map(({ step, office, opinions }) => ({
    height: 20,
    cells: [
      { ...label(step, { columns: labels }), lines: [centred(step), centred(zh`(${office})`)] },
      {
        columns: texts,
        lines: opinions.length > 0 ? opinions.flatMap(opinionLines) : [plain(''), toSign],
      } satisfies Cell,
    ],
  }));

const centred = (text: string): Line => ({ text, align: 'center' });
const plain = (text: string): Line => ({ text, align: 'left' });
const right = (text: string): Line => ({ text, align: 'right' });

/** Where nothing has been said yet there is room to say it by hand. */
export const toSign = right(openDate);

function opinionLines(opinion: Opinion): readonly Line[] {
  const { verdict, reason, meeting, document, on } = opinion;
  const said = verdicts[verdict] + (document ? zh`(${document})` : '') + (reason ? zh`:${reason}` : '');
  return [
    ...(meeting ? [plain(zh`${day(meeting.heldOn)}会议(${meeting.number}),${votes(meeting)}。`)] : []),
    ...linesOf(said, 'left'),
    ...(meeting
      ? [right(minutesKept(meeting)), right(day(on))]
      : [right(`${signerOf(opinion)}  ${day(on)}`)]),
  ];
}

function signerOf({ by, for: owner, as }: Opinion): string {
  const how = (as && capacities[as]) ?? '';
  if (owner && owner !== by) return zh`${by ?? ''}(${how}${owner})`;
  return (by ?? '') + (how && zh`(${how})`);
}

/** Who kept the minutes and who confirmed them. */
export const minutesKept = ({ recordedBy, confirmedBy }: Meeting): string =>
  [recordedBy && zh`记录:${recordedBy}`, confirmedBy && zh`确认:${confirmedBy}`].filter(Boolean).join('  ');
