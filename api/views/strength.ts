import type { TeamPlace } from '../../db/queries/strength.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Lowest } from '../../domain/strength.ts';
import type { StrengthBy, StrengthRow } from '../../domain/strength-by.ts';

/** Rows with the names of what they are about. */
export function strengthView(places: readonly TeamPlace[], by: StrengthBy, { teams }: Policy) {
  const teamNames = new Map(places.map(({ team, name }) => [team, name]));
  const named = (lowest: Lowest) => ({ ...lowest, teamName: teamNames.get(lowest.team) ?? lowest.team });
  const names: Readonly<Record<StrengthBy, ReadonlyMap<string | null, string | null>>> = {
    team: teamNames,
    county: new Map(places.map(({ county, countyName }) => [county, countyName])),
    city: new Map(places.map(({ city, cityName }) => [city, cityName])),
    unit: new Map(places.map(({ leadUnit, leadUnitName }) => [leadUnit, leadUnitName])),
    level: new Map(Object.entries(teams).map(([kind, { name }]) => [kind, name.zh])),
  };
  return ({ lowest, ...row }: StrengthRow) => ({
    ...row,
    name: names[by].get(row.key) ?? null,
    lowest: { onSite: named(lowest.onSite), expected: named(lowest.expected) },
  });
}
