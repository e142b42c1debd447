import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { defaults, readOptions, type RehearsalOptions } from './options.ts';
import { page } from './page.ts';
import { followed } from './progress.ts';
import { rehearse, type RehearsalResult } from './run.ts';
import { faultsOf } from './verdict.ts';

/** Two full reliefs, and the worker killed twenty times in the years. */
const soakDefaults = { ...defaults, years: 6, kills: 20, out: 'soak-out' };

/** Of the events in which two runs part: enough to see what it is. */
const SHOWN = 10;

/**
 * Every event as a line, the how-manieth of its kind it is in its case on that day: in which order a case takes what two others tell
 * it on one day is nobody's rule.
 */
async function eventsOf(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ line: string }[]>`
    select concat_ws('|', case_id, type, date, row_number() over (partition by case_id, type, date order by sequence)) as line
    from event order by case_id, sequence`;
  return rows.map(({ line }) => line);
}

/** Those that only one of the two runs has. */
function parting(one: readonly string[], other: readonly string[]): readonly string[] {
  const [left, right] = [new Set(one), new Set(other)];
  return [
    ...one.filter((line) => !right.has(line)).map((line) => `- ${line}`),
    ...other.filter((line) => !left.has(line)).map((line) => `+ ${line}`),
  ];
}

/**
 * Plays the same years twice, once left alone and once with the worker killed at moments drawn from the seed and the cases of each round
 * served in the opposite order, and says whether it came to the same. It ends with 1 where it did not, and where either does not add up by itself.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), soakDefaults);
  if ('help' in options) {
    console.log(`npm run soak -- ${options.help}`);
    return;
  }
  await mkdir(options.out, { recursive: true });
  const run = async (
    name: string,
    disturbed: Pick<RehearsalOptions, 'kills' | 'backwards'>,
  ): Promise<RehearsalResult & { readonly lines: readonly string[] }> => {
    console.error(`\n${name}`);
    let lines: readonly string[] = [];
    const result = await rehearse(
      { ...options, ...disturbed },
      {
        ...followed(process.stderr),
        async onEnd({ sql }) {
          lines = await eventsOf(sql);
        },
      },
    );
    await writeFile(join(options.out, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
    await writeFile(join(options.out, `${name}.html`), page(result));
    return { ...result, lines };
  };
  const alone = await run('undisturbed', { kills: 0, backwards: false });
  const killed = await run('killed', { kills: options.kills, backwards: true });
  const parted = parting(alone.lines, killed.lines);
  const checks = {
    sameOutcome: alone.outcomeDigest === killed.outcomeDigest,
    sameEvents: parted.length === 0,
    everyKillHit: killed.workerRestarts === options.kills,
    everyChainHolds: alone.brokenChains + killed.brokenChains === 0,
    bothAddUp: [...faultsOf(alone), ...faultsOf(killed)].length === 0,
  };
  const kinds = Object.keys(alone.outcomeDigestBy);
  console.log(
    JSON.stringify({
      ...{ years: options.years, towns: alone.towns, seed: options.seed, inPost: options.inPost },
      ...{ kills: options.kills, workerRestarts: killed.workerRestarts },
      ...{ events: [alone.events, killed.events], seconds: [alone.wallSeconds, killed.wallSeconds] },
      outcome: [alone.outcomeDigest, killed.outcomeDigest],
      differing: kinds.filter((kind) => alone.outcomeDigestBy[kind] !== killed.outcomeDigestBy[kind]),
      ...checks,
    }),
  );
  if (parted.length > 0) {
    const shown = parted.slice(0, SHOWN).join('\n');
    console.error(`\n${parted.length} events of one run only, the first of them:\n${shown}`);
  }
  if (Object.values(checks).includes(false)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
