import type { RehearsalResult } from './run.ts';

const days = (n: number): string => `${n} town days`;

/** A question that leaders ask, in both languages, and what a rehearsal answers. */
export interface Answer {
  readonly zh: string;
  readonly en: string;
  readonly answer: string;
}

export function answers(result: RehearsalResult): readonly Answer[] {
  const {
    lowestStrength: lowest,
    waivers,
    objections,
    duties,
    uncoveredTownDays,
    belowFloorTownDays,
    unrecordedTownDays,
  } = result;
  const row = (zh: string, en: string, answer: string): Answer => ({ zh, en, answer });
  return [
    row(
      '推演期间',
      'Played',
      `${result.from} to ${result.to}, ${result.towns} towns, seed ${result.options.seed}`,
    ),
    row(
      '每个镇每天都有人?',
      'Every town covered on every day?',
      uncoveredTownDays === 0 ? 'yes' : `no: ${days(uncoveredTownDays)} without anybody`,
    ),
    row(
      '低于下限',
      'Below the floor',
      belowFloorTownDays === 0
        ? 'never'
        : `${days(belowFloorTownDays)}, ${unrecordedTownDays === 0 ? 'each with an exception on record' : `${unrecordedTownDays} WITHOUT one on record`}`,
    ),
    row('缺员例外', 'Exceptions', stories(result)),
    row(
      '最低在岗人数',
      'Lowest strength',
      lowest ? `${lowest.strength}, first in ${lowest.town} on ${lowest.date}` : '-',
    ),
    row('逾期', 'Deadlines missed', String(result.deadlinesMissed)),
    row(
      '例外审批',
      'Waivers',
      `${waivers.asked} asked for, ${waivers.approved} approved, ${waivers.refused} refused`,
    ),
    row(
      '公示异议',
      'Objections',
      `${objections.raised} raised, ${objections.upheld} upheld, ${objections.dismissed} dismissed`,
    ),
    row('组建队伍', 'Teams formed', `${result.teamsFormed} of ${result.teams}`),
    row('派驻', 'Postings', `${result.postings}, ${result.reliefs} relieved by plan`),
    row('席位轮换次数', 'Seats relieved by plan', often(result)),
    row('错峰', 'The stagger', `at most ${result.mostOfOneTeam} of one town in one month; ${load(result)}`),
    row('任期例外', 'Terms not of three years', byReason(result.termExceptions)),
    row('挂任职务', 'Host posts held', String(result.hostPostsHeld)),
    row(
      '规定动作',
      'Duties',
      `${duties.fulfilled} of ${duties.all} done, ${duties.late} of them late; ${duties.waived} waived, ${duties.missed} missed, ${duties.open + duties.confirming} open`,
    ),
    row(
      '评估等次',
      'Grades',
      Object.entries(result.grades)
        .map(([grade, n]) => `${n} ${grade}`)
        .join(', ') || '-',
    ),
    row('评估申诉', 'Appeals', appealed(result)),
    row('在岗情况(人天)', 'Days of all people', whereabouts(result)),
    row('请假', 'Leave', onLeave(result)),
    row('擅自离岗', 'Absent without leave', absent(result)),
    row('抽查与问题', 'Spot checks and findings', checked(result)),
    row('日常监督提出召回', 'Recalls proposed by supervision', recalled(result)),
    row('工作事项', 'Work items', worked(result)),
    row('资金(万元)', 'Funds (10,000 yuan)', funded(result)),
    row('年度报告签收', 'Reports received', `${result.reportsReceived} of ${result.reports}`),
    row(
      '事项、指令、事件',
      'Cases, commands, events',
      `${result.cases}, ${result.commands}, ${result.events}`,
    ),
    row('流程、台账、报告是否一致', 'Workflows, tables, reports agree?', agreed(result)),
    row(
      '哈希链',
      'Hash chains',
      result.brokenChains === 0 ? 'every one holds' : `${result.brokenChains} do not hold`,
    ),
    row('审批决定', 'Decisions', String(result.decisions)),
    row(
      '用时与内存',
      'Took',
      `${result.wallSeconds} s, at most ${(result.peakMemoryBytes / 2 ** 30).toFixed(2)} GiB`,
    ),
    row('结果摘要', 'Outcome', result.outcomeDigest),
  ];
}

function stories({ exceptions }: RehearsalResult): string {
  if (exceptions.length === 0) return 'none';
  const explained = exceptions.filter(({ explained: { on } }) => on !== null).length;
  const open = exceptions.filter(({ until }) => until === null).length;
  const longest = Math.max(...exceptions.map(({ days: lasted }) => lasted));
  return `${exceptions.length}, ${explained} explained, ${open} not over yet; the longest ${longest} days`;
}

const often = ({ seatsByReliefs }: RehearsalResult): string =>
  Object.entries(seatsByReliefs)
    .map(([times, seats]) => `${seats} seats ${times} times`)
    .join(', ');

function load({ loadByMonth }: RehearsalResult): string {
  const months = Object.values(loadByMonth);
  const most = (of: (month: (typeof months)[number]) => number): number => Math.max(0, ...months.map(of));
  return `at most ${most(({ reliefs }) => reliefs)} in a month, ${most(({ mostOfOneUnit }) => mostOfOneUnit)} of one unit`;
}

const appealed = ({ appeals: { made, upheld, dismissed } }: RehearsalResult): string =>
  `${made} made, ${upheld} upheld, ${dismissed} dismissed`;

const absent = ({ absences }: RehearsalResult): string =>
  Object.entries(absences)
    .map(([times, people]) => `${people} ${times === '1' ? 'once' : `${times} times`} in a year`)
    .join(', ') || 'nobody';

const whereabouts = ({ presenceDays }: RehearsalResult): string =>
  Object.entries(presenceDays)
    .map(([kind, n]) => `${n} ${kind}`)
    .join(', ') || '-';

const onLeave = ({ leave: { asked, granted, refused, open, days: taken } }: RehearsalResult): string =>
  `asked for ${asked} times, ${granted} granted, ${refused} refused, ${open} open; ${taken} working days taken`;

const checked = ({ spotChecks, findings: { made, closed, open, escalated } }: RehearsalResult): string =>
  `${spotChecks} checks, ${made} findings: ${closed} closed, ${open} open, ${escalated} of all escalated`;

const recalled = ({ recallsProposed: { all, agreed: agreedTo, rejected } }: RehearsalResult): string =>
  `${all}, ${agreedTo} agreed to by the sender, ${rejected} not`;

const worked = ({
  work: { all, done, dropped, open, confirming, overdue, returned },
}: RehearsalResult): string =>
  `${done} of ${all} done, ${overdue} overdue; ${dropped} dropped, ${open + confirming} open; ${returned} completions returned`;

/** 万元 in fen. */
const WAN = 1_000_000;

function funded({ funds, fundLines, fundCorrections }: RehearsalResult): string {
  const sum = (kind: 'planned' | 'allotted' | 'used'): number =>
    Math.round(funds.reduce((total, source) => total + source[kind], 0) / WAN);
  return `${sum('planned')} planned, ${sum('allotted')} allotted, ${sum('used')} used; ${fundLines} lines, ${fundCorrections} of them corrections`;
}

function agreed({ agreement: { compared, disagreements, shown } }: RehearsalResult): string {
  const all = Object.values(compared).reduce((sum, n) => sum + n, 0);
  const [first] = shown;
  const example = first ? `, such as ${first.check} of ${first.id}: ${first.one} and ${first.other}` : '';
  return `${disagreements} disagreements in ${all} comparisons${example}`;
}

const byReason = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([reason, n]) => `${n} ${reason}`)
    .join(', ') || 'none';

/** For the terminal. */
export function summary(result: RehearsalResult): string {
  const rows = answers(result);
  const width = Math.max(...rows.map(({ en }) => en.length));
  return rows.map(({ en, answer }) => `${en.padEnd(width)}  ${answer}`).join('\n');
}
