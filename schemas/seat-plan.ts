import type { Policy } from '../domain/policy.ts';
import type { PlannedTeam } from '../domain/programme-state.ts';
import { owners, placesOfSeat } from '../domain/seat-plan.ts';
import type { Tables } from './load.ts';

/** The teams that a programme's tables ask for: seats, who owes each, and where it belongs. */
export function planTeams(policy: Policy, { areas, units, pairings }: Tables): readonly PlannedTeam[] {
  const municipality = units.find(({ parent }) => parent === null)?.code ?? '';
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const headquarters = areas.filter(({ kind }) => kind === 'headquarters');
  return areas.flatMap((area): PlannedTeam[] => {
    if (area.kind !== 'town' && area.kind !== 'county') return [];
    const own = pairings.filter((pairing) => pairing.area === area.code);
    const leadUnit = own.find(({ role }) => role === 'lead')?.unit;
    if (!leadUnit) return [];
    const members = own.filter(({ role }) => role === 'member').map(({ unit }) => unit);
    const [city = '', county = area.code] = area.line;
    const roles = policy.teams[area.kind].seats;
    const owed = owners(roles.length, leadUnit, members);
    const seats = roles.map((role, n) => {
      const supplyingUnit = owed[n] ?? leadUnit;
      return {
        seat: `${area.code}/${n + 1}`,
        role,
        places: placesOfSeat({
          ...{ supplyingUnit, leadUnit, municipality, county },
          district: unitOf.get(supplyingUnit)?.line.find((code) => unitOf.get(code)?.kind === 'district'),
          headquarters: headquarters.find(({ parent }) => parent === city)?.code ?? '',
        }),
      };
    });
    return [{ area: area.code, kind: area.kind, seats }];
  });
}
