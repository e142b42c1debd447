import { daysBetween } from '../domain/time.ts';
import { defaults } from '../rehearsal/options.ts';
import { rehearse, type RehearsalResult } from '../rehearsal/run.ts';
import type { Report } from './report.ts';

/** Three times the whole plan and its first relief with one seed, nobody ill: twice as it is, once with the worker killed. */
export async function rehearsal(): Promise<Report> {
  const options = { ...defaults, illness: 0 };
  const first = await rehearse(options, { log });
  const second = await rehearse(options, { log });
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
