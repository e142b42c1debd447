import type { DateString } from './time.ts';
import type { OfficeId } from './office.ts';
import type { CadreRecord } from './cadre.ts';
import type { Policy, SeatRole, TeamKind } from './policy.ts';

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
  /** Held on that day, in their own right or for somebody who is absent. */
  readonly offices: readonly OfficeId[];
  /** Held in their own right: in a meeting nobody is represented. */
  readonly ownOffices: readonly OfficeId[];
  /** By office: the absent holders for whom they stand in. */
  readonly standsFor: Readonly<Record<OfficeId, readonly string[]>>;
  /** By account: the cadres whom those holders are, where they are any. */
  readonly absentPersons?: Readonly<Record<string, string>>;
}

/** What `record` gathers for every command; a process adds its own facts. */
export interface Facts {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly actor: Actor;
  /** Who holds the offices of the steps that are open now: an `all` step waits for each of them. */
  readonly holders: Readonly<Record<OfficeId, readonly string[]>>;
  /** The accounts that the command names, with the offices they hold; one that does not exist is not among them. */
  readonly accounts: Readonly<Record<string, readonly OfficeId[]>>;
}

/** How one rule came out for one person, or for a team. `unknown` where what is not known of somebody decides. */
export interface RuleOutcome {
  readonly rule: string;
  readonly outcome: 'passed' | 'failed' | 'unknown';
  /** The day that it was judged for. */
  readonly on: DateString;
  /** The facts that were missing when unknown: names of facts, never values. */
  readonly missing?: readonly string[];
  /** The facts that the expression read, with their values. Personal: for secret parts, and for who may read those. */
  readonly seen: Readonly<Record<string, FactSeen>>;
}

export type FactSeen = string | number | boolean;

export type Screening = readonly RuleOutcome[];

/** Judges people by the rules of a policy. */
export interface Screens {
  /** Each rule for the seat's role, in the policy's order. */
  screen(policy: Policy, cadre: CadreRecord, context: ScreeningContext): Screening;
  /** Each rule about a team of that kind, judged for the last of its people's days of dispatch. */
  screenTeam(
    policy: Policy,
    kind: TeamKind,
    people: readonly { readonly cadre: CadreRecord; readonly context: ScreeningContext }[],
    /** Whether every seat has somebody. */
    complete: boolean,
  ): Screening;
}

/** What a screening knows beside the person's record: the seat, where it is, and the days. */
export interface ScreeningContext {
  readonly role: SeatRole;
  readonly days: ScreeningDays;
  /** The term's end as planned: the first day after it. */
  readonly termEnd: DateString;
  readonly leadUnit: string;
  /** The lead unit and the member units of the town. */
  readonly consortium: readonly string[];
  /** The person's unit and all above it. */
  readonly unitLine: readonly string[];
  readonly host: HostArea;
}

/** The days that a rule may name. `dispatch` is the planned beginning of the term until it is known. */
export interface ScreeningDays {
  readonly screening: DateString;
  readonly nomination: DateString;
  readonly dispatch: DateString;
}

/** The county in which somebody is to serve. */
export interface HostArea {
  /** Its code: the first two digits are its province's. */
  readonly county: string;
  readonly countyName: string;
  readonly cityName: string;
  /** Codes of the county and of all below it. */
  readonly areas: readonly string[];
}
