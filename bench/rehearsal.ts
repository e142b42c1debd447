import { daysBetween } from '../domain/time.ts';
import { defaults } from '../rehearsal/options.ts';
import { rehearse, type RehearsalResult } from '../rehearsal/run.ts';
import { bareAct } from './bare/bare.ts';
import type { Figure, Report } from './report.ts';

/**
 * Three times the whole plan and its first relief with one seed, nobody ill: twice as it is, once with the worker killed. Before
 * and after each of the first two the barest act is timed on the same machine, whose speed changes from hour to hour.
 */
export async function rehearsal(): Promise<Report> {
  const options = { ...defaults, illness: 0 };
  const before = await bareAct(log);
  const first = await rehearse(options, { log });
  const between = await bareAct(log);
  const second = await rehearse(options, { log });
  const after = await bareAct(log);
  const third = await withKill(options);
  const runs = [first, second, third];
  return {
    bench: 'rehearsal',
    figures: [
      { what: 'the first run', value: first.wallSeconds, unit: 's', atMost: 300 },
      { what: 'the second run', value: second.wallSeconds, unit: 's', atMost: 300 },
      { what: 'with the worker killed', value: third.wallSeconds, unit: 's' },
      { what: 'memory of all processes', value: peak(runs) / 2 ** 30, unit: 'GiB', atMost: 3 },
      { what: 'town days below the floor', value: first.belowFloorTownDays, unit: 'days', atMost: 0 },
      { what: 'events', value: first.events, unit: 'events' },
      { what: 'decisions', value: first.decisions, unit: 'decisions' },
      { what: 'events a second', value: first.events / first.wallSeconds, unit: 'events/s' },
      { what: 'the barest act, before', value: before, unit: 'ms' },
      { what: 'the barest act, between', value: between, unit: 'ms' },
      { what: 'the barest act, after', value: after, unit: 'ms' },
      ...besideBare('the first run', first, [before, between]),
      ...besideBare('the second run', second, [between, after]),
    ],
    claims: {
      'the same outcome twice in a row': first.outcomeDigest === second.outcomeDigest,
      'cases, tables and reports agree': runs.every(({ agreement }) => agreement.disagreements === 0),
      'the worker was killed in the middle': third.workerRestarts === 1,
      'the same outcome with the worker killed': first.outcomeDigest === third.outcomeDigest,
    },
  };
}

const log = (line: string): void => console.error(line);

const peak = (runs: readonly RehearsalResult[]): number =>
  Math.max(...runs.map(({ peakMemoryBytes }) => peakMemoryBytes));

/** What a run would have taken if each of its commands were the barest act, as it was just before and just after. */
function besideBare(
  run: string,
  { wallSeconds, commands }: RehearsalResult,
  [before, after]: readonly [number, number],
): readonly Figure[] {
  const seconds = (commands * (before + after)) / 2 / 1000;
  return [
    { what: `as many of the barest acts as ${run} has commands`, value: seconds, unit: 's' },
    { what: `${run} against as many of the barest acts`, value: wallSeconds / seconds, unit: 'times' },
  ];
}

function withKill(options: typeof defaults): Promise<RehearsalResult> {
  let killed = false;
  return rehearse(options, {
    log,
    onDay(date, { worker, from, to }) {
      if (killed || daysBetween(from, date) < daysBetween(from, to) / 2) return;
      killed = true;
      process.kill(worker.pid(), 'SIGKILL');
    },
  });
}
