import { ensureHoldsOrEnters, officeId, type OfficeId, type OnBehalf } from './office.ts';
import type { Facts } from './ports.ts';
import type { PostingState } from './posting-state.ts';

type Placed = Pick<PostingState, 'places'>;

/** HR of the unit that owes the seat: speaks for whoever is in it. */
export const hrOf = ({ places }: Placed): OfficeId => officeId(places.supplyingUnit ?? '', 'hr');
export const leadHrOf = ({ places }: Placed): OfficeId => officeId(places.leadUnit ?? '', 'hr');
export const hostOf = ({ places }: Placed): OfficeId => officeId(places.host ?? '', 'host');
export const headquartersOf = ({ places }: Placed): OfficeId =>
  officeId(places.headquarters ?? '', 'headquarters');

/** Offices that may enter an act for the host, with its document. */
export const clerksOf = (state: Placed): readonly OfficeId[] => [
  leadHrOf(state),
  headquartersOf(state),
  officeId(state.places.municipality ?? '', 'administrator'),
];

export function ensureSpeaksForHost(state: Placed, onBehalf: OnBehalf | undefined, { actor }: Facts): void {
  ensureHoldsOrEnters(actor, hostOf(state), onBehalf, clerksOf(state));
}
