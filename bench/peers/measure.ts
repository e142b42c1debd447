import { cpuOf } from '../cpu.ts';
import { percentile } from '../report.ts';
import { PEOPLE, STEPS, type Engine } from './engine.ts';

const AT_ONCE = 64;
/** Decided first and not counted: by then Java has compiled what it runs, and caches and pools are full. */
const WARM_UP = 128;
/** Decided one after the other with nothing else running, so many times four decisions: a p99 that is not the worst one. */
const ALONE = 50;
/** For what is still going on after the slates have been opened. */
const REST_MS = 2000;

export interface Measured {
  readonly peoplePerSecond: number;
  /** One office's decision on a slate with nothing else running, in ms. */
  readonly alone: { readonly p50: number; readonly p99: number };
  /** CPU of each process for one such decision when 64 slates are in flight, in ms. Empty where the system does not say. */
  readonly cpu: Readonly<Record<string, number>>;
}

/** How many slates `measure` takes: it warms up before, less for a small run. */
export const slatesTaken = (slates: number): number => slates + 2 * Math.min(slates, WARM_UP) + ALONE;

/** Opens slates from `first` on and has them decided: some to warm up, some alone, then so many, 64 at a time. */
export async function measure(
  engine: Engine,
  first: number,
  slates: number,
  postgres: number | undefined,
): Promise<Measured> {
  const warmUp = Math.min(slates, WARM_UP);
  const before = await engine.agreed();
  await engine.open(first, slatesTaken(slates));
  await engine.decide(first, warmUp, AT_ONCE);
  const alone = await engine.decide(first + warmUp, ALONE, 1);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  // Once more: what a pause has cooled is no part of the rate.
  await engine.decide(first + warmUp + ALONE, warmUp, AT_ONCE);
  const began = cpus(engine, postgres);
  const { seconds } = await engine.decide(first + 2 * warmUp + ALONE, slates, AT_ONCE);
  const ended = cpus(engine, postgres);
  const agreed = (await engine.agreed()) - before;
  const expected = slatesTaken(slates) * PEOPLE;
  if (agreed !== expected) throw new Error(`${agreed} people are agreed to, not ${expected}`);
  return {
    peoplePerSecond: (slates * PEOPLE) / seconds,
    alone: { p50: percentile(alone.took, 0.5), p99: percentile(alone.took, 0.99) },
    cpu: Object.fromEntries(
      Object.entries(ended).map(([name, cpu]) => [
        name,
        ((cpu - (began[name] ?? 0)) * 1000) / (slates * STEPS),
      ]),
    ),
  };
}

/** Postgres has a process for each connection; an engine's own processes are listed one by one. */
function cpus({ processes }: Engine, postgres: number | undefined): Readonly<Record<string, number>> {
  const taken = Object.entries(processes).map(([name, pid]) => [name, cpuOf(pid, 'alone')] as const);
  const ofPostgres = postgres === undefined ? null : cpuOf(postgres, 'with children');
  return Object.fromEntries(
    [...taken, ['Postgres', ofPostgres] as const].flatMap(([name, cpu]) =>
      cpu === null ? [] : [[name, cpu]],
    ),
  );
}
