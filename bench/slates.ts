import { randomUUID } from 'node:crypto';
import { workingCalendar } from '../activities/calendar.ts';
import { inParallel } from '../client/parallel.ts';
import { today } from '../db/clock.ts';
import { createGather } from '../db/facts.ts';
import { record, type RecordDeps } from '../db/record.ts';
import type { CommandBase, Fault, Outcome } from '../domain/case.ts';
import { resolve } from '../domain/office.ts';
import { chainOf } from '../domain/policy.ts';
import { processOf } from '../domain/processes.ts';
import type { SeatPlan } from '../domain/selection-state.ts';
import { addDays } from '../domain/time.ts';
import { holderOf } from '../rehearsal/identities.ts';
import { createScreens } from '../schemas/screening.ts';
import { STEPS, type Engine } from './peers/engine.ts';
import { inFlight } from './peers/in-flight.ts';
import { benchPolicy, storeSlates, type Slate } from './slates-world.ts';
import type { BenchStack } from './stack.ts';

/** Set-up: as many as keep two cores busy. */
const OPENED_AT_ONCE = 24;
/** Long enough that the chain's limits do not press. */
const NEEDED_IN_DAYS = 200;

/** How an office decides on a slate. */
interface Ways {
  /** One command with five items, sent as the API sends it. */
  readonly together: Engine;
  /** Five commands, sent at once. */
  readonly apart: Engine;
  /** The same command as `together`, handed to `record` here: what is left without workflow and Temporal. */
  readonly recordOnly: Engine;
}

/** Slates as Lunhuan approves them: a selection each, five nominees, a chain of four signatures. */
export async function slatesOf(stack: BenchStack, most: number): Promise<Ways> {
  const { database, programme, cases } = stack;
  const policy = benchPolicy(programme.policy);
  const slates = await storeSlates(stack, policy, most);
  const date = await today(database.db);
  const deps: RecordDeps = {
    db: database.db,
    processOf,
    gather: createGather({ calendar: workingCalendar(), ...createScreens() }),
  };
  /** Events of each case so far, which `record` is told. */
  const versions = new Map<string, number>();

  const commandOf = (act: string, actor: string, payload: object): CommandBase => ({
    ...payload,
    ...{ id: randomUUID(), act, actor, date },
  });
  const ensureDone = ({ ref }: Slate, { act }: CommandBase, outcome: Outcome | Fault | undefined): void => {
    if (!outcome?.ok) throw new Error(`${ref.id} ${act}: ${JSON.stringify(outcome)}`);
    versions.set(ref.id, Math.max(outcome.version, versions.get(ref.id) ?? 0));
  };
  const send = async (slate: Slate, command: CommandBase): Promise<void> => {
    const tags = command.act === 'open' ? { town: slate.town } : undefined;
    ensureDone(slate, command, await cases.send(slate.ref, command, tags));
  };
  const recordHere = async (slate: Slate, command: CommandBase): Promise<void> => {
    const version = versions.get(slate.ref.id) ?? 0;
    const { outcomes } = await record(deps, { case: slate.ref, version, commands: [command] });
    ensureDone(slate, command, outcomes[0]);
  };

  const open = async (slate: Slate): Promise<void> => {
    const { town, places, people } = slate;
    const term = { termFrom: date, termMonths: policy.term.months };
    const seats = people.map(({ seat }): SeatPlan => ({
      seat,
      role: 'member',
      places,
      posting: `posting/${seat}/1`,
      ...term,
    }));
    const needBy = addDays(date, NEEDED_IN_DAYS);
    const demand = { area: town, kind: 'town', reason: 'formation', needBy, seats };
    await send(slate, commandOf('open', `case:team/${town}`, demand));
    const hr = holderOf(`${places.supplyingUnit}/hr`, 1);
    await Promise.all(people.map((nominee) => send(slate, commandOf('nominate', hr, nominee))));
  };

  const { steps } = chainOf(policy, policy.posting.chains.nomination);
  const officesOf = ({ places }: Slate): readonly string[] =>
    steps.map(({ office }) => resolve(office, places));

  const way = (decide: (slate: Slate, by: string, items: readonly object[]) => Promise<unknown>): Engine => ({
    open: (first, count) => inParallel(slates.slice(first, first + count), OPENED_AT_ONCE, open),
    decide: (first, count, atOnce) =>
      inFlight(slates.slice(first, first + count), atOnce, officesOf, async (slate, office) => {
        const items = slate.people.map(({ person }) => ({ approval: person, verdict: 'agree' }));
        await decide(slate, holderOf(office, 2), items);
      }),
    agreed: async () => {
      const [row] = await database.sql<{ people: number }[]>`
        select count(*)::int as people from (
          select from decision where verdict = 'agree'
          group by case_id, approval having count(distinct step) = ${STEPS}) agreed`;
      return row?.people ?? 0;
    },
    processes: {
      'the worker': stack.worker.pid(),
      'the Temporal server': stack.services.own.find(({ name }) => name === 'temporal')?.pid ?? 0,
      'who sends': process.pid,
    },
    stop: () => stack.halt(),
  });

  return {
    together: way((slate, by, items) => send(slate, commandOf('decide', by, { items }))),
    apart: way((slate, by, items) =>
      Promise.all(items.map((item) => send(slate, commandOf('decide', by, { items: [item] })))),
    ),
    recordOnly: way((slate, by, items) => recordHere(slate, commandOf('decide', by, { items }))),
  };
}
