import type { RefusalData } from './errors.ts';
import type { DateString } from './time.ts';
import type { Facts } from './ports.ts';
import type { OfficeId, OnBehalf } from './office.ts';

export const caseKinds = [
  'programme',
  'team',
  'selection',
  'posting',
  'hostPost',
  'rotation',
  'rotationPlan',
  'report',
  'duty',
  'supervision',
  'finding',
  'evaluation',
  'workItem',
  'fund',
] as const;
export type CaseKind = (typeof caseKinds)[number];

/** What every command carries. Free text is in the staging table `text`; a command holds its id. */
export interface CommandBase {
  /** A hash of actor, route and Idempotency-Key; the outbox row's id for a message between cases. */
  readonly id: string;
  readonly act: string;
  /** An account's id; `case:{id}` for a message from another case; `clock` for a tick. */
  readonly actor: string;
  /** The business date on which it was accepted. */
  readonly date: DateString;
  readonly onBehalf?: OnBehalf;
  /** Hash of the request's body: the same id with another body is refused. Messages and ticks have none. */
  readonly bodyHash?: string;
}

/** What a worker does for a case outside its record: an activity of the same name. */
export type Job = 'solve';

/** The case's due date has come. Sent by the case's own timer, or by the driver of a rehearsal. */
export interface Tick extends CommandBase {
  readonly act: 'tick';
}

export interface EventBase {
  readonly type: string;
}

/** An event about to be recorded. `secret` goes to Postgres only and can be erased: names, comments, the facts a screening saw. */
export interface Draft<E extends EventBase> {
  readonly event: E;
  readonly secret?: Readonly<Record<string, unknown>>;
}

/**
 * What one case asks of another: delivered at least once, taken once. `opens` makes the receiver if it is not there;
 * `onRecord` makes it in the same transaction and on record alone, with no workflow before something happens to it: for cases that
 * come in hundreds and mostly wait. Its opening needs no facts beyond those of every command.
 */
export interface Message {
  readonly to: string;
  readonly kind: CaseKind;
  readonly act: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly opens?: true | 'onRecord';
}

/** Something that waits for an office: a row of its inbox while it is open. Overdue ones stay. */
export interface Task {
  /** Unique within the case: `{act}:{subject}`. */
  readonly key: string;
  readonly office: OfficeId;
  /** The command that is asked for. */
  readonly act: string;
  /** The approval, seat, person, objection or recipient it is about: the command names it. */
  readonly subject: string;
  readonly due: DateString | null;
  /** Asked by name: nobody else of the office is. */
  readonly account?: string;
  /** Holders of the office who are not asked, or no more. */
  readonly notFor?: readonly string[];
  /** Accounts that may not do it in anybody's place either: who initiated it, who takes no part. */
  readonly barred?: readonly string[];
  /** The last day on which somebody who waits for it said so. */
  readonly urgedOn?: DateString;
}

/** Where a case belongs: columns of its row, and search attributes in Temporal. */
export interface Tags {
  readonly town?: string;
  readonly unit?: string;
}

/**
 * One kind of case. `decide` runs in `record` alone; `evolve`, `due`, `stage` and `ended` also in the workflow, so they
 * must stay deterministic for as long as old histories replay.
 */
export interface Process<S, C extends CommandBase, E extends EventBase, F extends Facts = Facts> {
  readonly kind: CaseKind;
  /** The acts that people and other cases send, `tick` aside: one Update and one Signal each. */
  readonly acts: readonly Exclude<C['act'], 'tick'>[];
  /**
   * Acts for which something is worked out first, too long for the transaction that records them: by which job. Its answer
   * comes to `decide` as the command's `result`.
   */
  readonly jobs?: Readonly<Partial<Record<C['act'], Job>>>;
  /** The state before the first event. */
  readonly initial: S;
  /** Throws a Refusal; the first command of a case is its opening one. */
  decide(state: S, command: C | Tick, facts: F): readonly Draft<E>[];
  /** What a changed calendar changes; nothing in a case whose limits are all dates that were announced. */
  recalendar?(state: S, facts: F): readonly Draft<E>[];
  evolve(state: S, event: E, date: DateString): S;
  /**
   * What the fold needs of an event, where that is not all of it: the rest stays in Postgres, out of the workflow's history,
   * which is read again at every replay. `evolve` must come to the same state with either.
   */
  lean?(event: E): EventBase;
  /** The next date on which the case must look up by itself. */
  due(state: S): DateString | null;
  /** A phase a person would name; changes seldom (it is a search attribute). */
  stage(state: S): string;
  ended(state: S): boolean;
  tags(state: S): Tags;
  /** What somebody is asked to do now: the inbox rows of this case. */
  tasks(state: S): readonly Task[];
  /** What this event asks of other cases. `after` is the state with the event in it. */
  messages(after: S, event: E, caseId: string): readonly Message[];
}

/** Drafts without secrets, for the many events that have none. */
export const drafts = <E extends EventBase>(...events: readonly E[]): readonly Draft<E>[] =>
  events.map((event) => ({ event }));

/** What a command came to. The same id is answered with the same outcome for ever. */
export type Outcome =
  { readonly ok: true; readonly version: number } | { readonly ok: false; readonly refusal: RefusalData };

/** Somebody else's fault than the sender's: nothing was recorded, and the same id may be tried again after a repair. */
export interface Fault {
  readonly ok: false;
  readonly fault: string;
}

/** The row that a case is found by, and the policy it is pinned to. */
export interface CaseRef {
  readonly id: string;
  readonly kind: CaseKind;
  readonly programme: string;
  readonly policyVersion: number;
}
