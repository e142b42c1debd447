import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaults, readOptions } from './options.ts';
import { page } from './page.ts';
import { followed } from './progress.ts';
import { rehearse, type RehearsalResult } from './run.ts';
import { faultsOf } from './verdict.ts';

/** Two full reliefs, and the worker killed twenty times in the years. */
const soakDefaults = { ...defaults, years: 6, kills: 20, out: 'soak-out' };

/**
 * Plays the same years twice, once left alone and once with the worker killed at moments drawn from the seed, and says whether it
 * came to the same. It ends with 1 where it did not, and where either does not add up by itself.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), soakDefaults);
  if ('help' in options) {
    console.log(`npm run soak -- ${options.help}`);
    return;
  }
  await mkdir(options.out, { recursive: true });
  const run = async (name: string, kills: number): Promise<RehearsalResult> => {
    console.error(`\n${name}`);
    const result = await rehearse({ ...options, kills }, followed(process.stderr));
    await writeFile(join(options.out, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
    await writeFile(join(options.out, `${name}.html`), page(result));
    return result;
  };
  const alone = await run('undisturbed', 0);
  const killed = await run('killed', options.kills);
  const checks = {
    sameOutcome: alone.outcomeDigest === killed.outcomeDigest,
    sameEvents: alone.events === killed.events,
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
  if (Object.values(checks).includes(false)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
