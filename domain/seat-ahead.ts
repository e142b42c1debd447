import type { SeatRole } from './policy.ts';
import type { SeatRecord, Stint } from './strength.ts';

/** A seat over time with whose it is, and what is under way for it: what questions about the time ahead are answered from. */
export interface SeatAhead extends SeatRecord {
  readonly team: string;
  readonly n: number;
  readonly role: SeatRole;
  readonly supplyingUnit: string;
  /** The selection that is looking. */
  readonly selection: string | null;
  readonly reliefBasis: 'ordered' | 'planned' | null;
}

/** Whoever is on site in the seat and does not relieve anybody there: of two in a handover, the predecessor. */
export const holderOf = ({ stints }: SeatAhead): Stint | undefined =>
  stints.find(({ presentFrom, presentUntil }) => presentFrom !== null && presentUntil === null);
