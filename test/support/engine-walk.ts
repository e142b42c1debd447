import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { today } from '../../db/clock.ts';
import { caseTable } from '../../db/schema.ts';
import type { CaseRef, CommandBase, Outcome, Task } from '../../domain/case.ts';
import { chance, pick } from '../../domain/chance.ts';
import { Refusal } from '../../domain/errors.ts';
import { processOf } from '../../domain/processes.ts';
import { addDays } from '../../domain/time.ts';
import type { CaseView } from '../../workflows/messages.ts';
import { commandOf, holderOf, recordDeps } from './slate.ts';
import type { Stack } from './stack.ts';

/** A command that somebody might send about a task, sensible mostly: its payload, drawn from the keys. */
export type Answering = (
  task: Task,
  date: string,
  keys: readonly (string | number)[],
) => Readonly<Record<string, unknown>> & {
  readonly act?: string;
};

interface EngineWalk {
  readonly seed: number;
  readonly steps: number;
  readonly answering: Answering;
  /** Accounts that have nothing to do with the case, who try now and then. */
  readonly strangers: readonly string[];
}

/**
 * The same random commands to the engine and to the domain alone: to a real case over Temporal and Postgres, and to a state
 * that is folded here with nothing but `decide` and `evolve`. Each is answered alike, and both end in the same state.
 */
export async function walkAlike(
  { database: { db }, cases, client, driver }: Stack,
  ref: CaseRef,
  { seed, steps, answering, strangers }: EngineWalk,
): Promise<ReadonlySet<string>> {
  const process = processOf(ref.kind);
  const { gather } = recordDeps(db);
  const recorded = async () => {
    const [row] = await db.select().from(caseTable).where(eq(caseTable.id, ref.id));
    if (!row) throw new Error(`${ref.id} is not in the record`);
    return row;
  };
  // Everything about the case but its state, which is folded here alone.
  const row = await recorded();
  let { state, version } = row;
  const seen = new Set<string>();

  async function alone(command: CommandBase): Promise<Outcome> {
    try {
      if (process.ended(state)) throw new Refusal('case-ended', { case: ref.id });
      const facts = await db.transaction((tx) => gather(tx, { ...row, state, version }, command));
      for (const { event } of process.decide(state, command, facts)) {
        state = process.evolve(state, event, command.date);
        version += 1;
        seen.add(event.type);
      }
      return { ok: true, version };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      seen.add(error.data.code);
      return { ok: false, refusal: error.data };
    }
  }

  for (let n = 0; n < steps && !process.ended(state); n += 1) {
    const date = await today(db);
    const keys = [seed, ref.id, n] as const;
    const tasks = process.tasks(state);
    if (tasks.length === 0 || chance(...keys, 'a day passes') < 0.06) {
      const due = process.due(state);
      const next = due !== null && due > date ? due : addDays(date, 1);
      await driver.moveTo(next);
      while (dueBy(next)) expect(await alone(commandOf('tick', 'clock', next))).toMatchObject({ ok: true });
      continue;
    }
    const task = pick(tasks, ...keys, 'task');
    const actor =
      chance(...keys, 'stranger') < 0.1
        ? pick(strangers, ...keys, 'who')
        : (task.account ?? holderOf(task.office, chance(...keys, 'holder') < 0.5 ? 1 : 2));
    const { act = task.act, ...payload } = answering(task, date, keys);
    const command = commandOf(act, actor, date, payload);
    const expected = await alone(command);
    expect(await cases.send(ref, command), `${act} by ${actor}`).toEqual(expected);
  }
  const end = await recorded();
  expect(end.state).toEqual(JSON.parse(JSON.stringify(state)));
  expect(end).toMatchObject({ version, stage: process.stage(state), due: process.due(state) });
  if (!process.ended(state)) {
    const view = await client.workflow.getHandle(ref.id).query<CaseView>('state');
    expect(view).toMatchObject({ version, state: end.state });
  }
  return seen;

  function dueBy(date: string): boolean {
    const due = process.due(state);
    return due !== null && due <= date;
  }
}
