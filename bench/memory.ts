import { addDays } from '../domain/time.ts';
import { today } from '../db/clock.ts';
import { inParallel } from '../client/parallel.ts';
import type { Report } from './report.ts';
import { settled } from './settled.ts';
import { withStack, type BenchStack } from './stack.ts';

/** So many that what the worker needs for itself is small beside them; all fit in its cache. */
const CASES = 600;
/** Opened first, so that code is compiled and pools are filled before anything is measured. */
const WARM_UP = 100;
const CONCURRENCY = 12;
/** The first of the years counted back from. */
const LAST_YEAR = 2025;

/** What the worker's memory grows by for a case that waits, its time limit armed. */
export const memory = (): Promise<Report> =>
  withStack({ start: 'real', towns: 1 }, async (stack) => {
    const units = stack.programme.units.map(({ code }) => code);
    const reports = Array.from({ length: WARM_UP + CASES }, (_, n) => ({
      unit: units[n % units.length] ?? '',
      // Years that are over: a report is assembled when it is opened.
      year: LAST_YEAR - Math.floor(n / units.length),
    }));
    await open(stack, reports.slice(0, WARM_UP));
    const before = await settled(stack);
    await open(stack, reports.slice(WARM_UP));
    const after = await settled(stack);
    return {
      bench: 'memory',
      figures: [
        { what: 'waiting cases', value: CASES, unit: 'cases' },
        { what: 'the worker before', value: before / 2 ** 20, unit: 'MB' },
        { what: 'the worker with them', value: after / 2 ** 20, unit: 'MB' },
        { what: 'a waiting case', value: (after - before) / CASES / 2 ** 20, unit: 'MB', atMost: 0.35 },
      ],
    };
  });

async function open(
  { cases, programme, database }: BenchStack,
  reports: readonly { unit: string; year: number }[],
) {
  const date = await today(database.db);
  const { id, version } = programme.policy;
  await inParallel(reports, CONCURRENCY, async ({ unit, year }) => {
    const ref = {
      id: `report/${unit}/${year}`,
      kind: 'report' as const,
      programme: id,
      policyVersion: version,
    };
    const command = {
      ...{ id: `bench:${ref.id}`, act: 'open', actor: `case:programme/${id}`, date },
      ...{ programme: `programme/${id}`, unit, year, due: addDays(date, 60) },
      places: { unit, root: 'sz', municipality: 'sz' },
      recipients: ['sz/leadingGroup'],
    };
    const answer = await cases.send(ref, command, { unit });
    if (!answer.ok) throw new Error(`${ref.id}: ${JSON.stringify(answer)}`);
  });
}
