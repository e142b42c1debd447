import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import { answerTo } from '../domain/plan-answer.ts';
import type { PlanProblem } from '../domain/plan-problem.ts';
import { solvePlan } from './plan-solve.ts';
import type { SolverReply } from './solver.ts';

/** The solver's thread: a problem in, an answer out, one after the other. */
// Its types speak of the package's CommonJS half; what is loaded here is the other, whose default is the loader itself.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

parentPort?.on('message', (problem: PlanProblem) => {
  parentPort?.postMessage(replyTo(problem), []);
});

function replyTo(problem: PlanProblem): SolverReply {
  try {
    return { answer: answerTo(problem, (options) => solvePlan(highs, options)) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
