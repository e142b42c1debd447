import type { RehearsalResult } from './run.ts';

const days = (n: number): string => `${n} town days`;

/** The questions that leaders ask, with the answers of a rehearsal, for the terminal. */
function answers(result: RehearsalResult): readonly (readonly [string, string])[] {
  const { lowestStrength: lowest, waivers, objections } = result;
  return [
    ['Played', `${result.from} to ${result.to}, ${result.towns} towns, seed ${result.options.seed}`],
    [
      'Every town covered on every day?',
      result.uncoveredTownDays === 0 ? 'yes' : `no: ${days(result.uncoveredTownDays)} without anybody`,
    ],
    ['Below the floor', result.belowFloorTownDays === 0 ? 'never' : days(result.belowFloorTownDays)],
    ['Lowest strength', lowest ? `${lowest.strength}, in ${lowest.town} on ${lowest.date}` : '-'],
    ['Deadlines missed', String(result.deadlinesMissed)],
    ['Waivers', `${waivers.asked} asked for, ${waivers.approved} approved, ${waivers.refused} refused`],
    [
      'Objections',
      `${objections.raised} raised, ${objections.upheld} upheld, ${objections.dismissed} dismissed`,
    ],
    ['Teams formed', `${result.teamsFormed} of ${result.teams}`],
    ['Postings', `${result.postings}, ${result.reliefs} relieved by plan`],
    ['Host posts held', String(result.hostPostsHeld)],
    ['Reports received', `${result.reportsReceived} of ${result.reports}`],
    ['Cases, commands, events', `${result.cases}, ${result.commands}, ${result.events}`],
    ['Decisions', String(result.decisions)],
    ['Took', `${result.wallSeconds} s, at most ${(result.peakMemoryBytes / 2 ** 30).toFixed(2)} GiB`],
    ['Outcome', result.outcomeDigest],
  ];
}

export function summary(result: RehearsalResult): string {
  const rows = answers(result);
  const width = Math.max(...rows.map(([question]) => question.length));
  return rows.map(([question, answer]) => `${question.padEnd(width)}  ${answer}`).join('\n');
}
