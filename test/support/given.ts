import { expect } from 'vitest';
import type { CommandBase, EventBase, Message, Process, Task, Tick } from '../../domain/case.ts';
import { Refusal, type RefusalCode, type RefusalParams } from '../../domain/errors.ts';
import type { Facts } from '../../domain/ports.ts';
import type { DateString } from '../../domain/time.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A command as a test writes it: what it asks for, and the date. Who asks stands in the facts. */
export type Asked<C extends CommandBase> = Without<C, 'id' | 'actor' | 'date'> & {
  readonly date: DateString;
};

export interface Given<S, C extends CommandBase, E extends EventBase, F extends Facts> {
  readonly state: S;
  /** Every event so far. */
  readonly events: readonly E[];
  readonly stage: string;
  readonly due: DateString | null;
  readonly ended: boolean;
  readonly tasks: readonly Task[];
  when(command: Asked<C> | Asked<Tick>, facts: F): Result<S, C, E, F>;
  /** Carries a command out on the way to what a test is about: a refusal is an error here. */
  after(command: Asked<C> | Asked<Tick>, facts: F): Given<S, C, E, F>;
}

export interface Result<S, C extends CommandBase, E extends EventBase, F extends Facts> {
  /** The events that were decided, in order; each may be given in part, but for its type. */
  then(...events: readonly (Partial<E> & { readonly type: E['type'] })[]): Given<S, C, E, F>;
  refused(code: RefusalCode, params?: RefusalParams, field?: string): void;
  /** What the decided events ask of other cases. */
  messages(caseId: string): readonly Message[];
}

/** A case in the state that these events lead to; commands are carried out as the record does, with nothing stored. */
export function given<S, C extends CommandBase, E extends EventBase, F extends Facts>(
  process: Process<S, C, E, F>,
  events: readonly E[] = [],
  date: DateString = '2021-03-15',
): Given<S, C, E, F> {
  return at(
    process,
    events.reduce((state, event) => process.evolve(state, event, date), process.initial),
    events,
  );
}

let commands = 0;

export function decideOn<S, C extends CommandBase, E extends EventBase, F extends Facts>(
  process: Process<S, C, E, F>,
  state: S,
  asked: Asked<C> | Asked<Tick>,
  facts: F,
): readonly E[] {
  if (process.ended(state)) throw new Refusal('case-ended');
  commands += 1;
  const command = { ...asked, id: `command-${commands}`, actor: facts.actor.account } as unknown as C;
  return process.decide(state, command, facts).map(({ event }) => event);
}

function at<S, C extends CommandBase, E extends EventBase, F extends Facts>(
  process: Process<S, C, E, F>,
  state: S,
  events: readonly E[],
): Given<S, C, E, F> {
  const follow = (decided: readonly E[], date: DateString) =>
    at(
      process,
      decided.reduce((folded, event) => process.evolve(folded, event, date), state),
      [...events, ...decided],
    );
  return {
    state,
    events,
    stage: process.stage(state),
    due: process.due(state),
    ended: process.ended(state),
    tasks: process.tasks(state),
    when: (asked, facts) => ({
      then(...wanted) {
        const decided = decideOn(process, state, asked, facts);
        expect(decided.map(({ type }) => type)).toEqual(wanted.map(({ type }) => type));
        expect(decided).toMatchObject(wanted);
        return follow(decided, asked.date);
      },
      refused(code, params, field) {
        const refusal = refusalOf(() => decideOn(process, state, asked, facts));
        expect(refusal.code).toBe(code);
        if (params) expect(refusal.params).toMatchObject(params);
        if (field !== undefined) expect(refusal.field).toBe(field);
      },
      messages(caseId) {
        const decided = decideOn(process, state, asked, facts);
        let now = state;
        return decided.flatMap((event) => {
          now = process.evolve(now, event, asked.date);
          return process.messages(now, event, caseId);
        });
      },
    }),
    after: (asked, facts) => follow(decideOn(process, state, asked, facts), asked.date),
  };
}

function refusalOf(act: () => unknown): Refusal['data'] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.data;
    throw error;
  }
  throw new Error('nothing was refused');
}
