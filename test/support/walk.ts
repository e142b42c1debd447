import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CommandBase, EventBase, Process, Tick } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Facts } from '../../domain/ports.ts';
import { processOf } from '../../domain/processes.ts';
import { addDays, type DateString } from '../../domain/time.ts';
import { decideOn, type Asked } from './given.ts';
import { clock } from './shenzhen.ts';

/** A command that somebody might send now, allowed or not. */
export type Choice<C extends CommandBase, F extends Facts> = readonly [Asked<C> | Asked<Tick>, F];

export interface Walk<S, C extends CommandBase, E extends EventBase, F extends Facts> {
  readonly process: Process<S, C, E, F>;
  readonly begin: DateString;
  /** Opens the case: carried out first. */
  readonly opening: Choice<C, F>;
  /** What might be sent in this state; the tick is always among it. */
  choices(state: S, date: DateString): readonly Choice<C, F>[];
  /** The facts of a tick, where it needs more than every command. */
  readonly timer?: F;
  /** Who else may try each of these commands. */
  readonly strangers: readonly F[];
  /** What holds in every state that can be reached, with all events so far. */
  check(state: S, events: readonly E[]): void;
  /** The way through: without it the walks never come far enough to say anything. */
  reached(events: readonly E[]): boolean;
}

/** Times as many walks as usual: `WALKS=5` for thousands through the longest processes, too. */
const TIMES = Number(process.env.WALKS ?? 1);

/** Long enough for a busy machine. */
export const walking = { timeout: 60_000 * TIMES };

/** Days for which nobody was there in the end, years: one tick has to bring a case past all that was due. */
const ABSENCE = 1500;

interface Move {
  readonly choice: number;
  readonly stranger: number;
  readonly days: number;
}

/** Without bias: towards small numbers, it would always make the first choices. */
const moves: fc.Arbitrary<readonly Move[]> = fc.noBias(
  fc.array(
    fc.record({
      choice: fc.nat({ max: 100_000 }),
      // Mostly whoever the choice is for.
      stranger: fc.nat({ max: 250 }),
      days: fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 3 }) }, fc.nat({ max: 40 })),
    }),
    { minLength: 40, maxLength: 140, size: 'max' },
  ),
);

/**
 * Random commands, one after the other, as the record would carry them out. Whatever is reached must keep what every
 * process promises (see Process), and what `check` asks for. What is asserted at every step is as node does it: vitest keeps
 * account of each `expect`, which was a third of the time of the longest walks.
 */
export function walk<S, C extends CommandBase, E extends EventBase, F extends Facts>(
  { process, begin, opening, choices, strangers, check, reached, timer }: Walk<S, C, E, F>,
  runs = 80,
): void {
  let arrived = 0;
  const tickOf = (date: DateString) => [{ act: 'tick', date }, timer ?? clock] as unknown as Choice<C, F>;
  const way = fc.property(moves, (sequence) => {
    let state = process.initial;
    let date = begin;
    const events: E[] = [];
    const carryOut = ([asked, facts]: Choice<C, F>): void => {
      let decided: readonly E[];
      try {
        decided = decideOn(process, state, asked, facts);
      } catch (error) {
        // A timer has nobody to tell: what it asks is never refused while the case goes on.
        if (error instanceof Refusal && (asked.act !== 'tick' || process.ended(state))) return;
        throw error;
      }
      for (const event of decided) {
        const before = state;
        state = process.evolve(before, event, date);
        if (process.lean)
          assert.deepEqual(
            process.evolve(before, process.lean(event) as E, date),
            state,
            'folded from what it needs',
          );
        events.push(event);
        for (const { kind, act } of process.messages(state, event, `${process.kind}/case`))
          assert.ok(processOf(kind).acts.includes(act), `${kind} knows ${act}`);
      }
      if (asked.act === 'tick') {
        const due = process.due(state);
        assert.ok(due === null || due > date, `the tick of ${date} left ${due}`);
      }
      keepsPromises(process, state);
      check(state, events);
    };
    carryOut(opening);
    for (const { choice, stranger, days } of sequence) {
      date = addDays(date, days);
      const all = [...choices(state, date), tickOf(date)];
      const [asked, facts] = all[choice % all.length] ?? opening;
      carryOut([asked, asked.act === 'tick' ? facts : (strangers[stranger] ?? facts)]);
    }
    date = addDays(date, ABSENCE);
    carryOut(tickOf(date));
    if (reached(events)) arrived += 1;
  });
  // A counterexample that is not the shortest one will do.
  fc.assert(way, { numRuns: runs * TIMES, interruptAfterTimeLimit: 30_000 * TIMES });
  assert.ok(arrived > 0, 'walks that came all the way');
}

function keepsPromises<S, C extends CommandBase, E extends EventBase, F extends Facts>(
  process: Process<S, C, E, F>,
  state: S,
): void {
  const tasks = process.tasks(state);
  assert.deepEqual(
    tasks.filter(({ act }) => !(process.acts as readonly string[]).includes(act)),
    [],
  );
  assert.equal(new Set(tasks.map(({ key }) => key)).size, tasks.length, 'tasks have keys of their own');
  assert.deepEqual(
    tasks.filter(({ office }) => !/^[^/]+\/[^/]+$/.test(office)),
    [],
  );
  if (!process.ended(state)) return;
  assert.equal(process.due(state), null, 'an ended case waits for nothing');
  assert.deepEqual(tasks, [], 'an ended case asks for nothing');
}
