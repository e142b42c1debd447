import type { TeamKind } from './policy.ts';
import {
  lowestFirst,
  lowestOf,
  strengthOn,
  type Lowest,
  type Reckoning,
  type Span,
  type Strength,
  type TeamOutlook,
} from './strength.ts';
import type { DateString } from './time.ts';

export const strengthBy = ['team', 'county', 'city', 'unit', 'level'] as const;
export type StrengthBy = (typeof strengthBy)[number];

/** A team with where it belongs on the day that is asked about. */
export interface PlacedTeam extends TeamOutlook {
  readonly kind: TeamKind;
  readonly county: string | null;
  readonly city: string | null;
  readonly leadUnit: string | null;
}

export interface StrengthRow extends Strength {
  /** Code of the area or of the lead unit; of a level the kind of team. Null where a team has none. */
  readonly key: string | null;
  readonly teams: number;
  readonly floor: number;
  /** Teams below their floor on the day: by what is certain, and by what may be expected. */
  readonly belowFloor: number;
  readonly expectedBelowFloor: number;
  /** The weakest moment of any of its teams in the time ahead of the day. */
  readonly lowest: Readonly<Record<Reckoning, Lowest>>;
}

/** A team as it stands on the day, and at its weakest in the time ahead of it. */
export interface MeasuredTeam extends Omit<PlacedTeam, 'seats'>, Strength, Pick<StrengthRow, 'lowest'> {}

/** Each team once, whatever the rows are by: `ahead` is the time in which the weakest moment is looked for. */
export const measured = (teams: Iterable<PlacedTeam>, on: DateString, ahead: Span): readonly MeasuredTeam[] =>
  Array.from(teams, (placed) => {
    const { seats: _, ...team } = placed;
    const lowest = {
      onSite: lowestOf(placed, ahead, 'onSite'),
      expected: lowestOf(placed, ahead, 'expected'),
    };
    return { ...team, ...strengthOn(placed, on), lowest };
  });

const keyOf: Readonly<Record<StrengthBy, (team: MeasuredTeam) => string | null>> = {
  team: ({ team }) => team,
  county: ({ county }) => county,
  city: ({ city }) => city,
  unit: ({ leadUnit }) => leadUnit,
  level: ({ kind }) => kind,
};

/** One row for each team, county, city, lead unit or level, by key. */
export function strengthRows(teams: readonly MeasuredTeam[], by: StrengthBy): readonly StrengthRow[] {
  const groups = new Map<string | null, MeasuredTeam[]>();
  for (const team of teams) {
    const key = keyOf[by](team);
    const group = groups.get(key);
    if (group) group.push(team);
    else groups.set(key, [team]);
  }
  return [...groups]
    .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .flatMap(([key, group]) => rowOf(key, group) ?? []);
}

/** All teams together; null where there are none. */
export const wholeStrength = (teams: readonly MeasuredTeam[]): StrengthRow | null => rowOf(null, teams);

function rowOf(key: string | null, teams: readonly MeasuredTeam[]): StrengthRow | null {
  const sum = (of: (one: MeasuredTeam) => number): number => teams.reduce((total, one) => total + of(one), 0);
  const weakest = (reckoning: Reckoning): Lowest | undefined =>
    teams.map(({ lowest }) => lowest[reckoning]).toSorted(lowestFirst)[0];
  const [onSite, expected] = [weakest('onSite'), weakest('expected')];
  if (!onSite || !expected) return null;
  return {
    key,
    teams: teams.length,
    owed: sum(({ owed }) => owed),
    posted: sum(({ posted }) => posted),
    onSite: sum((one) => one.onSite),
    expected: sum((one) => one.expected),
    floor: sum(({ floor }) => floor),
    belowFloor: teams.filter((one) => one.onSite < one.floor).length,
    expectedBelowFloor: teams.filter((one) => one.expected < one.floor).length,
    lowest: { onSite, expected },
  };
}
