import type { Places } from './office.ts';
import type { Policy, SeatRole, TeamKind } from './policy.ts';
import type { DateString } from './time.ts';

/** A seat as an import finds it. */
export interface ImportSeat {
  readonly area: string;
  readonly kind: TeamKind;
  readonly role: SeatRole;
  readonly places: Places;
  /** The id that the seat's next posting has. */
  readonly posting: string;
  /** Nobody holds it, is on the way to it or is being looked for. */
  readonly vacant: boolean;
}

/** What an import of people in post is checked against. It may change before the import is recorded: see `occupied`. */
export interface ImportWorld {
  readonly today: DateString;
  readonly policy: Policy;
  /** By id, `{area}/{n}`. */
  readonly seats: ReadonlyMap<string, ImportSeat>;
  /** Names of the people asked for, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** When each of them is nominated or posted; `until` is the first day after, null without an end. */
  readonly engaged: ReadonlyMap<string, readonly { from: DateString; until: DateString | null }[]>;
}
