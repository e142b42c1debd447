import type { CadreRecord } from '../domain/cadre.ts';
import type { CaseKind, CaseRef, CommandBase, Outcome } from '../domain/case.ts';
import type { Policy, SeatRole } from '../domain/policy.ts';
import type { Calendar, Screens } from '../domain/ports.ts';
import type { Places } from '../domain/office.ts';
import type { DateString } from '../domain/time.ts';
import type { Cases } from '../client/cases.ts';
import type { Driver } from '../client/driver.ts';
import type { Connection } from '../db/client.ts';
import type { RehearsalOptions } from './options.ts';

/** A seat as the plan has it: who owes it, and where it belongs. */
export interface PlannedSeat {
  readonly seat: string;
  readonly area: string;
  readonly role: SeatRole;
  readonly places: Places;
}

/** All that simulated people see and act upon: the same engine, the same record and the same commands as real ones. */
export interface World extends Pick<Connection, 'db' | 'sql'> {
  readonly cases: Cases;
  readonly driver: Driver;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly options: RehearsalOptions;
  readonly seats: ReadonlyMap<string, PlannedSeat>;
  /** The roster, each with the unit and all above it. */
  readonly people: readonly (CadreRecord & { readonly unitLine: readonly string[] })[];
  /** How HR finds out before a nomination what the record would say to it. */
  readonly screens: Screens;
  /** What each command came to that was refused: how often, by code. */
  readonly refusals: Map<string, number>;
}

/** Work that waits for an office in one case since one day: done in one go, as people do with a slate. */
export interface Chore {
  readonly ref: CaseRef;
  readonly kind: CaseKind;
  /** Of the case. */
  readonly version: number;
  readonly act: string;
  readonly office: string;
  readonly openedOn: DateString;
  readonly due: DateString | null;
  readonly subjects: readonly string[];
}

/** What somebody decides to do today. */
export interface Deed {
  readonly ref: CaseRef;
  readonly command: CommandBase & Readonly<Record<string, unknown>>;
  /** Refused for one of these reasons, it was a slip as people make them: no fault of the rehearsal. */
  readonly slip?: readonly string[];
}

export type DeedResult = Deed & { readonly outcome: Outcome };
