import type { Places } from './office.ts';
import type { BearerKind } from './year-policy.ts';

/** A pairing as it is on a day: who helps which town or county, and where that lies. */
export interface Paired {
  readonly area: string;
  readonly kind: 'town' | 'county';
  readonly county: string;
  readonly headquarters: string;
  readonly unit: string;
  readonly unitKind: string;
  readonly role: 'lead' | 'member';
  /** The district that the unit belongs to, or the municipality. */
  readonly root: string;
  readonly municipality: string;
}

/** Who bears a duty: `id` is part of the case's id. */
export interface Bearer {
  readonly id: string;
  readonly unit: string;
  readonly area?: string;
  readonly places: Places;
}

/** Everybody who bears a duty of that kind on the day of the pairings, by id. */
export function bearersOf(of: BearerKind, paired: readonly Paired[]): readonly Bearer[] {
  const bearers = new Map<string, Bearer>();
  for (const pairing of paired) {
    if (!bears(of, pairing)) continue;
    const bearer = of === 'unit' ? unitOf(pairing) : placed(of, pairing, paired);
    bearers.set(bearer.id, bearer);
  }
  return [...bearers.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function bears(of: BearerKind, { kind, role, unitKind }: Paired): boolean {
  switch (of) {
    case 'unit':
      return true;
    case 'countyPairing':
      return kind === 'county' && role === 'lead';
    case 'districtPairing':
      return kind === 'county' && role === 'lead' && unitKind === 'district';
    case 'consortium':
      return kind === 'town';
    case 'town':
      return kind === 'town' && role === 'lead';
  }
}

const unitOf = ({ unit, root, municipality }: Paired): Bearer => ({
  ...{ id: unit, unit },
  places: { unit, root, municipality },
});

function placed(of: BearerKind, pairing: Paired, paired: readonly Paired[]): Bearer {
  const { unit, area, root, municipality, county: host, headquarters } = pairing;
  const lead = paired.find((other) => other.area === area && other.role === 'lead');
  return {
    ...{ id: of === 'town' ? area : `${unit}/${area}`, unit, area },
    places: { unit, leadUnit: lead?.unit ?? unit, root, municipality, host, headquarters },
  };
}
