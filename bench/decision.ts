import type { Sql } from 'postgres';
import { createHttp } from './http.ts';
import { decideAll, nominationsOf } from './decide.ts';
import { percentile, type Report } from './report.ts';
import { nominateForAll } from './selecting.ts';
import { withStack } from './stack.ts';

/** Enough nominees for a p99 that is not the worst one: three signatures each, of 14 towns and their counties. */
const TOWNS = 14;
/** The first ones find caches cold: they are decided, and not counted. */
const WARM_UP = 10;
const REFERENCES = 200;

/** A decision's answer over HTTP, recorded in Postgres, one at a time with nothing else running. */
export const decision = (): Promise<Report> =>
  withStack({ start: '2021-03-15', towns: TOWNS }, async (stack) => {
    const world = await nominateForAll(stack);
    await world.driver.settle();
    const as = createHttp(stack.url);
    const nominations = await nominationsOf(world);
    const took: number[] = [];
    for (const [n, nomination] of nominations.entries()) {
      const signatures = await decideAll(world, as, nomination);
      if (n >= WARM_UP) took.push(...signatures);
    }
    const plain = await plainCommits(stack.database.sql);
    const [p50, p99] = [percentile(took, 0.5), percentile(took, 0.99)];
    return {
      bench: 'decision',
      figures: [
        { what: 'decisions', value: took.length, unit: 'decisions' },
        { what: 'a decision, p50', value: p50, unit: 'ms', atMost: 25 },
        { what: 'a decision, p99', value: p99, unit: 'ms', atMost: 60 },
        {
          what: 'a plain insert and commit in the same Postgres, p50',
          value: percentile(plain, 0.5),
          unit: 'ms',
        },
        {
          what: 'a decision against a plain commit, p50',
          value: p50 / percentile(plain, 0.5),
          unit: 'times',
        },
      ],
    };
  });

async function plainCommits(sql: Sql): Promise<readonly number[]> {
  await sql`create table plain (n int, words text)`;
  const took: number[] = [];
  for (let n = 0; n < REFERENCES; n += 1) {
    const began = performance.now();
    await sql`insert into plain values (${n}, 'agree')`;
    took.push(performance.now() - began);
  }
  await sql`drop table plain`;
  return took;
}
