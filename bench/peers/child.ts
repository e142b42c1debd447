import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Decided, Engine } from './engine.ts';
import type { Command } from './install.ts';

/** How long an engine may take to end in good order. */
const PATIENCE_MS = 10_000;

/** What a peer prints: a line when it is ready, then one for each request. Its log goes to stderr. */
type Line = { readonly ready: true } | { readonly done: unknown } | { readonly failed: string };

/**
 * An engine in a process of its own, which makes the decisions itself, as its manual's clients do, and measures them
 * there. Requests and answers are lines of JSON on its stdin and stdout, one at a time.
 */
export async function startEngine(
  name: string,
  { command, args }: Command,
  env: Readonly<Record<string, string>>,
): Promise<Engine> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(`it ended (${code ?? signal})`));
    child.once('error', (error) => resolve(error.message));
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const answer = async (): Promise<unknown> => {
    const next = await Promise.race([lines.next(), ended]);
    if (typeof next === 'string' || next.done) throw new Error(`${name}: ${await ended}`);
    const line = JSON.parse(next.value) as Line;
    if ('failed' in line) throw new Error(`${name}: ${line.failed}`);
    return 'done' in line ? line.done : null;
  };
  const ask = (act: string, request: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify({ act, ...request })}\n`);
    return answer();
  };
  const stop = async (): Promise<void> => {
    child.stdin.end();
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await ended;
    clearTimeout(patience);
  };

  try {
    await answer();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    open: async (first, count) => void (await ask('open', { first, count })),
    decide: async (first, count, atOnce) => (await ask('decide', { first, count, atOnce })) as Decided,
    agreed: async () => (await ask('agreed', {})) as number,
    processes: { [`the ${name} process`]: child.pid ?? 0 },
    stop,
  };
}
