import type { Places } from '../domain/office.ts';
import type { Policy } from '../domain/policy.ts';
import type { PlannedTeam } from '../domain/programme-state.ts';
import type { Tables } from './load.ts';

/**
 * Who owes which seat. Seat 1 (leader, or a county's head) is the lead unit's (三(一), 三(二)); the others go round the
 * member units, then the lead unit again: the plan leaves it to the consortium, so this is assumed.
 */
export function planTeams(policy: Policy, { areas, units, pairings }: Tables): readonly PlannedTeam[] {
  const root = units.find(({ parent }) => parent === null)?.code ?? '';
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const headquarters = areas.filter(({ kind }) => kind === 'headquarters');
  return areas.flatMap((area): PlannedTeam[] => {
    if (area.kind !== 'town' && area.kind !== 'county') return [];
    const own = pairings.filter((pairing) => pairing.area === area.code);
    const lead = own.find(({ role }) => role === 'lead')?.unit;
    if (!lead) return [];
    const members = own.filter(({ role }) => role === 'member').map(({ unit }) => unit);
    const givers = members.length > 0 ? [...members, lead] : [lead];
    const [city = '', county = area.code] = area.line;
    const placesOf = (supplyingUnit: string): Places => ({
      supplyingUnit,
      leadUnit: lead,
      root: unitOf.get(supplyingUnit)?.line.find((code) => unitOf.get(code)?.kind === 'district') ?? root,
      municipality: root,
      host: county,
      headquarters: headquarters.find(({ parent }) => parent === city)?.code ?? '',
    });
    const seats = policy.teams[area.kind].seats.map((role, n) => ({
      seat: `${area.code}/${n + 1}`,
      role,
      places: placesOf(n === 0 ? lead : (givers[(n - 1) % givers.length] ?? lead)),
    }));
    return [{ area: area.code, kind: area.kind, seats }];
  });
}
