import type { Database } from '../db/client.ts';
import { reportFigures } from '../db/queries/report-figures.ts';
import { yearsOnRecord } from '../db/queries/year-on-record.ts';
import { TODAY } from './province/generate.ts';
import { percentile } from './report.ts';

const YEAR = 2023;

interface Time {
  readonly p50: number;
  readonly p99: number;
}

/** What a year comes to, in milliseconds: for a unit's annual report, and for the evaluation of a team's people. */
export async function yearlyTotals(db: Database, samples: number): Promise<Record<string, Time>> {
  return {
    'a unit’s annual report': await timed(samples, (n) =>
      reportFigures(db, `lead-${1 + (n % 300)}`, YEAR, TODAY),
    ),
    'the year of a team’s people': await timed(samples, (n) => {
      const subjects = [1, 2, 3, 4, 5, 6].map((seat) => {
        const id = `posting/town-${1 + (n % 1190)}/${seat}/1`;
        return { id, unit: '', served: 0 };
      });
      return yearsOnRecord(db, 'person', YEAR, subjects, ['illness']);
    }),
  };
}

async function timed(samples: number, ask: (n: number) => Promise<unknown>): Promise<Time> {
  const took: number[] = [];
  for (let n = 0; n <= samples; n += 1) {
    const began = performance.now();
    await ask(7 * n);
    // The first finds caches cold.
    if (n > 0) took.push(performance.now() - began);
  }
  return { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}
