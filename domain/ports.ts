import type { DateString } from './time.ts';
import type { OfficeId } from './office.ts';
import type { Policy } from './policy.ts';

/** Working days as the State Council publishes them: holidays and make-up days included. */
export interface Calendar {
  isWorkingDay(date: DateString): boolean;
  /** The working day `days` working days after `date`; `date` itself does not count. 0 gives `date` or the next working day. */
  addWorkingDays(date: DateString, days: number): DateString;
  /** Working days after `from` up to and including `to`; 0 when `to` is not later. */
  workingDaysBetween(from: DateString, to: DateString): number;
}

/** Who sent a command, as the record knows them on the command's date: never as a token claims. */
export interface Actor {
  readonly account: string;
  /** The cadre that the account belongs to, if it belongs to one. */
  readonly person?: string;
  readonly offices: readonly OfficeId[];
}

/** What `record` gathers for every command; a process adds its own facts. */
export interface Facts {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly actor: Actor;
  /** Who holds the offices of the steps that are open now: an `all` step waits for each of them. */
  readonly holders: Readonly<Record<OfficeId, readonly string[]>>;
}

/** How one rule came out for one person. `unknown` where a fact is missing or known to the month only and that decides. */
export interface RuleOutcome {
  readonly rule: string;
  readonly outcome: 'passed' | 'failed' | 'unknown';
  /** The facts that were missing when unknown: names of facts, never values. */
  readonly missing?: readonly string[];
}

export type Screening = readonly RuleOutcome[];
