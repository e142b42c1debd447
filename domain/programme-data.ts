import type { PlannedTeam } from './programme-state.ts';
import type { Policy } from './policy.ts';
import type { DateString } from './time.ts';

export interface UnitData {
  readonly code: string;
  readonly parent: string | null;
  readonly kind: string;
  readonly names: readonly {
    readonly name: string;
    readonly from?: DateString;
    readonly until?: DateString;
  }[];
  /** The unit and all above it, the municipality first. */
  readonly line: readonly string[];
  readonly source: string;
}

export interface AreaData {
  readonly code: string;
  readonly kind: 'city' | 'county' | 'town' | 'headquarters';
  readonly name: string;
  readonly parent: string | null;
  readonly line: readonly string[];
  readonly source: string;
}

export interface PairingData {
  readonly area: string;
  readonly unit: string;
  readonly role: 'lead' | 'member';
}

export interface VillageData {
  readonly code: string;
  readonly town: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** Since when it asks for a first secretary, on which document; null where it does not. */
  readonly asks: { readonly from: DateString; readonly document: string } | null;
  readonly source: string;
}

/** A programme as its folder under policies/ describes it, checked and with every reference resolved. */
export interface ProgrammeData {
  readonly policy: Policy;
  readonly units: readonly UnitData[];
  readonly areas: readonly AreaData[];
  readonly pairings: readonly PairingData[];
  /** The teams of the 76 towns and of the 14 counties, with their seats and who owes them. */
  readonly teams: readonly PlannedTeam[];
  readonly villages: readonly VillageData[];
}
