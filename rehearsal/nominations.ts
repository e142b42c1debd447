import { inArray, sql } from 'drizzle-orm';
import {
  contextOf,
  placeOf,
  teamToBe,
  teamWith,
  type Place,
  type TeamSeat,
} from '../db/queries/screening.ts';
import { caseTable } from '../db/schema.ts';
import { postLevels } from '../domain/cadre.ts';
import { chance } from '../domain/chance.ts';
import { ruleOf } from '../domain/policy.ts';
import type { Screening } from '../domain/ports.ts';
import type { SeatPlan, SelectionState } from '../domain/selection-state.ts';
import { latest, type DateString } from '../domain/time.ts';
import { deed, holderOf, textId } from './identities.ts';
import { papersOf } from './papers.ts';
import type { Chore, Deed, World } from './world.ts';

/** Refusals that a nomination may run into when HR did not look closely. */
const SLIPS = ['rule-failed', 'fact-missing', 'waiver-needed'];
/** That HR does not look closely at the first candidate. */
const CARELESS = 0.05;
/** That HR asks for an exception where a rule admits one, although there is somebody else. */
const ASKS_WAIVER = 0.1;

type Person = World['people'][number];

/** A selection as HR sees it today; whoever is proposed for its team this round is in `team` already. */
interface Looking {
  readonly state: SelectionState;
  readonly place: Place;
  team: readonly TeamSeat[];
}

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
  const selections = await lookAt(world, chores, date);
  return chores.flatMap((chore) =>
    chore.subjects.flatMap((seat): Deed[] => {
      const looking = selections.get(chore.ref.id);
      const plan = looking?.state.seats[seat];
      if (!looking || !plan) throw new Error(`${chore.ref.id} asks for seat ${seat}, which it does not fill`);
      const found = nominate(world, chore, looking, plan, date, taken, !careful.has(chore.ref.id));
      return found ? [found] : [];
    }),
  );
}

async function lookAt(
  { db }: World,
  chores: readonly Chore[],
  date: DateString,
): Promise<ReadonlyMap<string, Looking>> {
  const rows = await db
    .select({ id: caseTable.id, state: caseTable.state })
    .from(caseTable)
    .where(inArray(caseTable.id, [...new Set(chores.map(({ ref }) => ref.id))]));
  const found = rows.map(async ({ id, state: stored }) => {
    const state = stored as SelectionState;
    const [place, team] = await Promise.all([placeOf(db, state.area, date), teamToBe(db, state)]);
    return [id, { state, place, team }] as const;
  });
  return new Map(await Promise.all(found));
}

function nominate(
  world: World,
  chore: Chore,
  looking: Looking,
  plan: SeatPlan,
  date: DateString,
  taken: Set<string>,
  mayBeCareless: boolean,
): Deed | undefined {
  const { options, policy } = world;
  const { seat, role } = plan;
  const keys = [options.seed, chore.ref.id, seat] as const;
  const actor = holderOf(chore.office);
  const choose = (person: Person, proposal: object): Deed => {
    const { id, unitLine } = person;
    taken.add(id);
    const joined = { seat, role, person: { id, record: person, unitLine, termEnd: null, nominated: null } };
    looking.team = looking.team.map((other) => (other.seat === seat ? joined : other));
    const file = papersOf(policy, chore.office, date);
    return deed(chore.ref, 'nominate', actor, date, { seat, person: id, file, ...proposal });
  };
  let fallback: (() => Deed) | undefined;
  for (const person of candidates(world, plan, chore.ref.id)) {
    if (taken.has(person.id)) continue;
    const failed = screening(world, looking, plan, person, date).filter(
      ({ outcome }) => outcome !== 'passed',
    );
    if (failed.length === 0) return choose(person, {});
    if (failed.every(({ rule, outcome }) => outcome === 'failed' && mayBeWaived(world, rule))) {
      const waive = failed.map(({ rule }) => ({ rule, reason: textId('waiver') }));
      fallback ??= () => choose(person, { waive });
      if (chance(...keys, person.id, 'waiver') < ASKS_WAIVER) break;
    }
    if (mayBeCareless && chance(...keys, person.id, 'careless') < CARELESS) {
      return deed(chore.ref, 'nominate', actor, date, { seat, person: person.id }, { slip: SLIPS });
    }
  }
  return fallback?.();
}

/** What the record would say today: every rule for the person, and for the team with them. */
function screening(
  { screens, policy }: World,
  { state, place, team }: Looking,
  plan: SeatPlan,
  person: Person,
  date: DateString,
): Screening {
  const days = { screening: date, nomination: date, dispatch: latest(plan.termFrom, date) };
  const context = contextOf(plan, place, person.unitLine, days);
  const { people, complete } = teamWith(team, { seat: plan.seat, record: person, context });
  return [
    ...screens.screen(policy, person, context),
    ...screens.screenTeam(policy, state.kind, people, complete),
  ];
}

const mayBeWaived = ({ policy }: World, rule: string): boolean => ruleOf(policy, rule)?.force !== 'must';

/** The unit's people in the order in which HR thinks of them: leaders are kept for leaders' seats. */
export function candidates(
  { people, options }: World,
  plan: Pick<SeatPlan, 'seat' | 'role' | 'places'>,
  occasion: string,
): World['people'] {
  const leads = (level: string | undefined): number =>
    plan.role === 'member' && level !== undefined && postLevels.indexOf(level as never) >= 2 ? 1 : 0;
  const order = (id: string): number => chance(options.seed, occasion, plan.seat, id);
  return people
    .filter(({ unitLine }) => unitLine.includes(plan.places.supplyingUnit ?? ''))
    .toSorted((a, b) => leads(a.postLevel) - leads(b.postLevel) || order(a.id) - order(b.id));
}
