import { approval } from './approval.ts';
import { approvals } from './approvals.ts';
import { decision } from './decision.ts';
import { duties } from './duties.ts';
import { figures } from './figures.ts';
import { memory } from './memory.ts';
import { rehearsal } from './rehearsal.ts';
import { planner } from './planner.ts';
import { print, type Report } from './report.ts';
import { start } from './start.ts';

const benches: Readonly<Record<string, readonly [run: () => Promise<Report>, what: string]>> = {
  approval: [approval, 'events and bytes of history that one four-step approval takes'],
  approvals: [approvals, 'slates decided a second, beside DBOS and Flowable (--slates N: fewer than 1000)'],
  decision: [decision, 'how long a decision takes over HTTP, recorded in Postgres'],
  duties: [duties, 'three thousand duties that wait: on record, and beside it as workflows'],
  figures: [figures, 'a province’s three years: what leaders ask, yearly totals, a month’s import'],
  memory: [memory, 'memory of a waiting case in the worker'],
  planner: [planner, 'the rotation plan of this programme and of a province, beside CP-SAT and by hand'],
  rehearsal: [
    rehearsal,
    'the whole plan for three years, three times: time, also against bare Temporal, memory, outcome',
  ],
  start: [start, 'how long npm start takes, the first and the second time'],
};

async function main(): Promise<void> {
  const [name = ''] = process.argv.slice(2);
  const found = benches[name];
  if (!found) {
    console.error('npm run bench -- NAME, one of:\n');
    for (const [known, [, what]] of Object.entries(benches)) console.error(`  ${known.padEnd(10)} ${what}`);
    process.exitCode = 2;
    return;
  }
  print(await found[0]());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
