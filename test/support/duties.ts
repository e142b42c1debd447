import { bearersOf, type Paired } from '../../domain/duty-bearers.ts';
import { shenzhen } from './shenzhen.ts';

const districtOf = (line: readonly string[]): string | undefined =>
  line.find((code) => shenzhen.units.some((unit) => unit.code === code && unit.kind === 'district'));

/** The pairings of the plan, as the record gathers them. */
export const paired: readonly Paired[] = shenzhen.pairings.flatMap(({ area: code, unit: unitCode, role }) => {
  const area = shenzhen.areas.find((one) => one.code === code);
  const unit = shenzhen.units.find((one) => one.code === unitCode);
  if (!area || !unit || (area.kind !== 'town' && area.kind !== 'county')) return [];
  const { kind, line } = area;
  const headquarters = shenzhen.areas.find((one) => one.kind === 'headquarters' && one.parent === line[0]);
  return [
    {
      ...{ area: code, kind, county: line[1] ?? code, headquarters: headquarters?.code ?? '', role },
      ...{ unit: unitCode, unitKind: unit.kind, root: districtOf(unit.line) ?? 'sz', municipality: 'sz' },
    },
  ];
});

export const bearers = (of: Parameters<typeof bearersOf>[0]) => bearersOf(of, paired);
