import { sql } from 'drizzle-orm';
import { postLevels } from '../domain/cadre.ts';
import { chance } from '../domain/chance.ts';
import { ruleOf } from '../domain/policy.ts';
import type { DateString } from '../domain/time.ts';
import { deed, holderOf, textId } from './identities.ts';
import type { Chore, Deed, PlannedSeat, World } from './world.ts';

/** Refusals that a nomination may run into when HR did not look closely. */
const SLIPS = ['rule-failed', 'fact-missing', 'waiver-needed'];
/** That HR does not look closely at the first candidate. */
const CARELESS = 0.05;
/** That HR asks for an exception where a rule admits one, although there is somebody else. */
const ASKS_WAIVER = 0.1;

/**
 * HR of the supplying units name somebody for each seat, one unit after the other: whoever is wanted elsewhere, was
 * refused before or has served already is not asked again.
 */
export async function nominations(
  world: World,
  chores: readonly Chore[],
  date: DateString,
): Promise<readonly Deed[]> {
  if (chores.length === 0) return [];
  const asked = await world.db.execute<{ person: string }>(
    sql`select person from nominee union select person from posting union select person from claim`,
  );
  const taken = new Set(asked.map(({ person }) => person));
  const slipped = await world.db.execute<{ key: string }>(
    sql`select case_id || ' ' || act as key from command where act = 'nominate' and not (outcome->>'ok')::boolean`,
  );
  const careful = new Set(slipped.map(({ key }) => key.split(' ')[0]));
  return chores.flatMap((chore) =>
    chore.subjects.flatMap((name): Deed[] => {
      const seat = world.seats.get(name);
      if (!seat) throw new Error(`${chore.ref.id} asks for seat ${name}, which is not in the plan`);
      const found = nominate(world, chore, seat, date, taken, !careful.has(chore.ref.id));
      return found ? [found] : [];
    }),
  );
}

function nominate(
  world: World,
  chore: Chore,
  seat: PlannedSeat,
  date: DateString,
  taken: Set<string>,
  mayBeCareless: boolean,
): Deed | undefined {
  const { options, policy } = world;
  const keys = [options.seed, chore.ref.id, seat.seat] as const;
  const actor = holderOf(chore.office);
  let fallback: Deed | undefined;
  for (const person of candidates(world, seat, chore.ref.id)) {
    if (taken.has(person.id)) continue;
    const failed = world.screen(person, seat, date).filter(({ outcome }) => outcome !== 'passed');
    const proposal = { seat: seat.seat, person: person.id };
    if (failed.length === 0) {
      taken.add(person.id);
      return deed(chore.ref, 'nominate', actor, date, proposal);
    }
    const waivable = failed.every(
      ({ rule, outcome }) => outcome === 'failed' && ruleOf(policy, rule)?.force !== 'must',
    );
    if (waivable) {
      const waive = failed.map(({ rule }) => ({ rule, reason: textId('waiver') }));
      fallback ??= deed(chore.ref, 'nominate', actor, date, { ...proposal, waive });
      if (chance(...keys, person.id, 'waiver') < ASKS_WAIVER) break;
    }
    if (mayBeCareless && chance(...keys, person.id, 'careless') < CARELESS) {
      return deed(chore.ref, 'nominate', actor, date, proposal, SLIPS);
    }
  }
  if (fallback) taken.add(fallback.command.person as string);
  return fallback;
}

/** The unit's people in the order in which HR thinks of them: leaders are kept for leaders' seats. */
function candidates({ people, options }: World, seat: PlannedSeat, selection: string): World['people'] {
  const leads = (level: string | undefined): number =>
    seat.role === 'member' && level !== undefined && postLevels.indexOf(level as never) >= 2 ? 1 : 0;
  const order = (id: string): number => chance(options.seed, selection, seat.seat, id);
  return people
    .filter(({ unitLine }) => unitLine.includes(seat.places.supplyingUnit ?? ''))
    .toSorted((a, b) => leads(a.postLevel) - leads(b.postLevel) || order(a.id) - order(b.id));
}
