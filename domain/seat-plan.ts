import type { Places } from './office.ts';

/**
 * Who owes which seat of a team: seat 1 (leader, or a county's head) the lead unit (三(一), 三(二)); the others go round the
 * member units, then the lead unit again. The plan leaves it to the consortium, so this is assumed.
 */
export function owners(seats: number, leadUnit: string, members: readonly string[]): readonly string[] {
  const givers = members.length > 0 ? [...members, leadUnit] : [leadUnit];
  return Array.from({ length: seats }, (_, n) =>
    n === 0 ? leadUnit : (givers[(n - 1) % givers.length] ?? leadUnit),
  );
}

export interface SeatPlace {
  readonly supplyingUnit: string;
  readonly leadUnit: string;
  /** The topmost unit. */
  readonly municipality: string;
  /** The district in whose tree the supplying unit is; none of a municipal one. */
  readonly district: string | undefined;
  readonly county: string;
  readonly headquarters: string;
}

/** Where every case about a seat is. */
export const placesOfSeat = ({
  supplyingUnit,
  leadUnit,
  municipality,
  district,
  county,
  headquarters,
}: SeatPlace): Places => ({
  ...{ supplyingUnit, leadUnit, municipality, headquarters },
  root: district ?? municipality,
  host: county,
});
