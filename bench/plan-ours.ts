import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import loadHighs from 'highs';
import { solvePlan } from '../activities/plan-solve.ts';
import { answerTo } from '../domain/plan-answer.ts';
import type { Plan, PlanProblem } from '../domain/plan-problem.ts';

/** What a process of ours says of one problem: the first time it plans it, and again once it is warm. */
export interface OursSaid {
  readonly plan: Plan;
  readonly seconds: number;
  /** Of all threads: what stays the same on a machine that has other things to do. */
  readonly cpuSeconds: number;
  readonly againSeconds: number;
  readonly peakMemoryBytes: number;
}

/** Plans what it reads, as the solver's thread does: from the problem to the plan, faults and collisions looked for as well. */
const problem = JSON.parse(await text(process.stdin)) as PlanProblem;
const highs = await (loadHighs as unknown as typeof loadHighs.default)();
const [plan, seconds, cpuSeconds] = timed();
const [, againSeconds] = timed();
const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
const said: OursSaid = { plan, seconds, cpuSeconds, againSeconds, peakMemoryBytes: Number(peak) * 1024 };
process.stdout.write(JSON.stringify(said));

function timed(): readonly [Plan, seconds: number, cpuSeconds: number] {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const answer = answerTo(problem, (options) => solvePlan(highs, options));
  if (answer.is !== 'planned') throw new Error(JSON.stringify(answer));
  const { user, system } = process.cpuUsage(cpu);
  return [answer.plan, (performance.now() - start) / 1000, (user + system) / 1e6];
}
