import type { EventBase, Fault, Outcome } from './case.ts';
import type { DateString } from './time.ts';

/** What `record` answers a workflow. */
export interface RecordAnswer {
  /** Events that the workflow has not seen yet, in order, with their dates. */
  readonly events: readonly (readonly [DateString, EventBase])[];
  /** One for each command, in order; none when the workflow was behind and has to ask again. */
  readonly outcomes: readonly (Outcome | Fault)[];
}

/**
 * The same as it stands in a history, which is read again at every replay and kept for years: events of a date together,
 * a command that went well as the version it led to.
 */
export interface PackedAnswer {
  readonly e: readonly (readonly [DateString, readonly EventBase[]])[];
  readonly o: readonly PackedOutcome[];
}

export type PackedOutcome = number | Exclude<Outcome, { ok: true }> | Fault;

export const packOutcome = (outcome: Outcome | Fault): PackedOutcome =>
  outcome.ok ? outcome.version : outcome;

export const unpackOutcome = (packed: PackedOutcome): Outcome | Fault =>
  typeof packed === 'number' ? { ok: true, version: packed } : packed;

export function pack({ events, outcomes }: RecordAnswer): PackedAnswer {
  const e: [DateString, EventBase[]][] = [];
  for (const [date, event] of events) {
    const last = e.at(-1);
    if (last?.[0] === date) last[1].push(event);
    else e.push([date, [event]]);
  }
  return { e, o: outcomes.map(packOutcome) };
}

export const unpack = ({ e, o }: PackedAnswer): RecordAnswer => ({
  events: e.flatMap(([date, events]) => events.map((event) => [date, event] as const)),
  outcomes: o.map(unpackOutcome),
});
