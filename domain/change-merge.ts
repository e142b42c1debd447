import type { KnownArea, Pairings, Rearranged } from './change.ts';

/** The areas that a unit helps or owes a seat of, with another in its place. */
export function mergedAreas(
  areas: Readonly<Record<string, KnownArea>>,
  unit: string,
  into: string,
): Pick<Rearranged, 'owed'> & {
  readonly areas: Readonly<Record<string, KnownArea>>;
  readonly pairings: Pairings;
} {
  const touched = Object.entries(areas).filter(
    ([, { lead, members, seats }]) =>
      lead.unit === unit || [...members, ...seats].some((own) => own.unit === unit),
  );
  return {
    areas: Object.fromEntries(
      touched.map(([code, area]) => [
        code,
        {
          ...area,
          lead: area.lead.unit === unit ? { ...area.lead, unit: into } : area.lead,
          seats: area.seats.map((seat) => (seat.unit === unit ? { ...seat, unit: into } : seat)),
        },
      ]),
    ),
    owed: touched.flatMap(([, { seats }]) =>
      seats.filter((seat) => seat.unit === unit).map(({ seat }) => ({ seat, unit: into })),
    ),
    pairings: {
      ended: touched.flatMap(([area, own]) => ended(own, unit, into).map((code) => ({ area, unit: code }))),
      begun: touched.flatMap(([area, own]) =>
        begun(own, unit, into).map((role) => ({ area, unit: into, role })),
      ),
    },
  };
}

const helps = ({ lead, members }: KnownArea, unit: string): boolean =>
  [lead, ...members].some((paired) => paired.unit === unit);

/** Whoever takes the lead over is no member beside it. */
function ended(area: KnownArea, unit: string, into: string): readonly string[] {
  if (!helps(area, unit)) return [];
  const leads = area.lead.unit === unit;
  return [unit, ...(leads && helps(area, into) ? [into] : [])];
}

function begun(area: KnownArea, unit: string, into: string): readonly ('lead' | 'member')[] {
  if (area.lead.unit === unit) return ['lead'];
  return helps(area, unit) && !helps(area, into) ? ['member'] : [];
}
