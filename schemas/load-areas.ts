import type { AreaData, PairingData } from '../domain/programme-data.ts';
import { problem, type Problem } from './problems.ts';
import { readTable, type Row } from './table.ts';

type CodeOf = (name: string) => string | undefined;

/** Cities, counties, towns and headquarters, and who helps them. Names of towns repeat across counties: codes are keys. */
export async function loadAreas(
  dir: string,
  codeOf: CodeOf,
  problems: Problem[],
): Promise<{ areas: readonly AreaData[]; pairings: readonly PairingData[] }> {
  const areas = new Map<string, AreaData>();
  const pairings: PairingData[] = [];
  const towns = await readTable(
    dir,
    'towns.csv',
    [
      'town_code',
      'town',
      'county_code',
      'county',
      'city',
      'lead_unit',
      'member_units',
      'town_source',
      'unit_source',
    ],
    ['town_code', 'town', 'county_code', 'county', 'city', 'lead_unit'],
    problems,
  );
  const counties = await readTable(
    dir,
    'pairings.csv',
    ['lead_unit', 'county_code', 'county', 'city', 'source'],
    ['lead_unit', 'county_code', 'county', 'city'],
    problems,
  );
  const headquarters = await readTable(
    dir,
    'headquarters.csv',
    ['code', 'name', 'city'],
    ['code', 'name', 'city'],
    problems,
  );

  const pair = (file: string, row: Row, area: string, name: string, role: PairingData['role']): void => {
    const unit = codeOf(name);
    const at = `line ${row.line}`;
    if (!unit) {
      problems.push(problem(file, at, `units.csv 中没有单位 ${name}`, `units.csv has no unit ${name}`));
    } else if (role === 'lead' && pairings.some((other) => other.area === area && other.role === 'lead')) {
      problems.push(problem(file, at, `${area} 已有牵头单位`, `${area} has a lead unit already`));
    } else if (pairings.some((other) => other.area === area && other.unit === unit)) {
      problems.push(problem(file, at, `${name} 重复`, `${name} is named twice for ${area}`));
    } else {
      pairings.push({ area, unit, role });
    }
  };
  const place = (row: Row, source: string): { county: string } => {
    const { county_code = '', county = '', city = '' } = row.cells;
    // The first four digits of a county's code are its city's.
    const cityCode = `${county_code.slice(0, 4)}00`;
    areas.set(cityCode, { code: cityCode, kind: 'city', name: city, parent: null, line: [cityCode], source });
    const line = [cityCode, county_code];
    areas.set(county_code, {
      code: county_code,
      kind: 'county',
      name: county,
      parent: cityCode,
      line,
      source,
    });
    return { county: county_code };
  };

  for (const row of counties) {
    const { county_code = '', lead_unit = '', source = '' } = row.cells;
    place(row, source);
    pair('pairings.csv', row, county_code, lead_unit, 'lead');
  }
  for (const row of towns) {
    const {
      town_code: code = '',
      town = '',
      lead_unit = '',
      member_units = '',
      town_source = '',
    } = row.cells;
    const at = `line ${row.line}`;
    if (areas.has(code)) {
      problems.push(problem('towns.csv', at, `镇代码 ${code} 重复`, `the town code ${code} is used twice`));
      continue;
    }
    if (!areas.has(row.cells.county_code ?? '')) {
      problems.push(
        problem(
          'towns.csv',
          at,
          `pairings.csv 中没有县 ${row.cells.county_code}`,
          `pairings.csv has no county ${row.cells.county_code}`,
        ),
      );
    }
    const { county } = place(row, 'documented');
    const line = [`${county.slice(0, 4)}00`, county, code];
    areas.set(code, { code, kind: 'town', name: town, parent: county, line, source: town_source });
    pair('towns.csv', row, code, lead_unit, 'lead');
    for (const member of member_units.split(';').filter((name) => name !== '')) {
      pair('towns.csv', row, code, member, 'member');
    }
  }
  for (const row of headquarters) {
    const { code = '', name = '', city = '' } = row.cells;
    const parent = [...areas.values()].find((area) => area.kind === 'city' && area.name === city)?.code;
    if (!parent) {
      problems.push(
        problem('headquarters.csv', `line ${row.line}`, `没有城市 ${city}`, `there is no city ${city}`),
      );
    } else {
      areas.set(code, {
        code,
        kind: 'headquarters',
        name,
        parent,
        line: [parent, code],
        source: 'documented',
      });
    }
  }
  return { areas: [...areas.values()], pairings };
}
