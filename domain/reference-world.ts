import type { CadreRecord } from './cadre.ts';
import type { OfficeId } from './office.ts';
import type { DateString } from './time.ts';

/** What a list of people is checked against. */
export interface PeopleWorld {
  readonly today: DateString;
  readonly units: ReadonlySet<string>;
  /** Codes of the counties and towns of the host area. */
  readonly areas: ReadonlySet<string>;
  /** Everybody on the roster, by id. */
  readonly records: ReadonlyMap<string, CadreRecord>;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly person: string | null;
}

/** Who holds which office from when; `until` is the first day that they do not, null without an end. */
export interface Holding {
  readonly account: string;
  readonly office: OfficeId;
  readonly from: DateString | null;
  readonly until: DateString | null;
}

/** What a list of accounts is checked against. */
export interface AccountsWorld {
  readonly today: DateString;
  readonly units: ReadonlySet<string>;
  /** Kinds of the areas and headquarters, by code. */
  readonly areas: ReadonlyMap<string, string>;
  readonly persons: ReadonlySet<string>;
  readonly accounts: ReadonlyMap<string, Account>;
  /** Earlier ones first. */
  readonly holdings: readonly Holding[];
}
