import { Worker } from 'node:worker_threads';
import type { PlanAnswer } from '../domain/plan-answer.ts';
import type { PlanProblem } from '../domain/plan-problem.ts';

/** Plans in a thread of its own, so that whoever asks goes on meanwhile. Problems that come together are taken in turn. */
export interface Solver {
  solve(problem: PlanProblem): Promise<PlanAnswer>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: PlanAnswer) => void;
  readonly reject: (error: Error) => void;
}

export type SolverReply = { readonly answer: PlanAnswer } | { readonly failed: string };

/** The thread starts with the first problem and stays: the solver is loaded once. If it dies, the next problem starts another. */
export function createSolver(): Solver {
  let thread: Worker | null = null;
  const waiting: Waiting[] = [];

  function start(): Worker {
    const started = startThread();
    const fail = (error: Error): void => {
      if (thread === started) thread = null;
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    started.on('message', (reply: SolverReply) => {
      const next = waiting.shift();
      if ('answer' in reply) next?.resolve(reply.answer);
      else next?.reject(new Error(reply.failed));
      // An idle solver keeps no program alive.
      if (waiting.length === 0) started.unref();
    });
    started.on('error', fail);
    started.on('exit', (code) => fail(new Error(`the solver's thread ended (${code})`)));
    return started;
  }

  return {
    solve: (problem) =>
      new Promise((resolve, reject) => {
        thread ??= start();
        thread.ref();
        waiting.push({ resolve, reject });
        thread.postMessage(problem, []);
      }),
    async stop() {
      await thread?.terminate();
    },
  };
}

/** Compiled in production. In development TypeScript, whose loader a thread does not inherit: it has to register it first. */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./solver-thread.js', import.meta.url));
  const thread = JSON.stringify(new URL('./solver-thread.ts', import.meta.url).href);
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  return new Worker(`import(${loader}).then(({ register }) => { register(); return import(${thread}); });`, {
    eval: true,
    execArgv: [],
  });
}
