import { launchProgramme } from '../client/launch.ts';
import { createDriver } from '../client/driver.ts';
import { today } from '../db/clock.ts';
import { openChores } from '../rehearsal/chores.ts';
import { deedsOf } from '../rehearsal/deeds.ts';
import { holderOf } from '../rehearsal/identities.ts';
import { nominations } from '../rehearsal/nominations.ts';
import { defaults } from '../rehearsal/options.ts';
import { worldOf } from '../rehearsal/world-of.ts';
import type { Chore, Deed, World } from '../rehearsal/world.ts';
import type { BenchStack } from './stack.ts';

/** Launches the programme and a selection for every team, and nominates somebody for every seat. */
export async function nominateForAll(stack: BenchStack): Promise<World> {
  const { programme, database, cases } = stack;
  // Everybody agrees at once: what is measured is the engine.
  const options = { ...defaults, returned: 0, lateness: 0, objection: 0, illness: 0 };
  const driver = createDriver(database.db, cases);
  const world = worldOf(programme, options, { ...database, cases, driver });
  await launchProgramme(database.db, cases, programme.policy.id, holderOf('sz/administrator'));
  const date = await today(database.db);
  const waiting = async (act: string, least: number): Promise<readonly Chore[]> => {
    for (let tries = 0; tries < 600; tries += 1) {
      const chores = (await openChores(world)).filter((chore) => chore.act === act);
      if (chores.flatMap(({ subjects }) => subjects).length >= least) return chores;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`nobody was asked to ${act} within a minute`);
  };
  const launches = await waiting('launchSelection', programme.teams.length);
  await send(
    world,
    launches.flatMap((chore) => deedsOf(chore, world, date)),
  );
  const seats = programme.teams.flatMap((team) => team.seats).length;
  const chores = await waiting('nominate', seats);
  await send(
    world,
    (await nominations(world, chores, date)).filter(({ slip }) => !slip),
  );
  return world;
}

async function send(world: World, deeds: readonly Deed[]): Promise<void> {
  for (const { ref, command } of deeds) {
    const outcome = await world.cases.send(ref, command);
    if (!outcome.ok) throw new Error(`${ref.id} ${command.act}: ${JSON.stringify(outcome)}`);
  }
}
