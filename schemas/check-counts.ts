import type { Policy } from '../domain/policy.ts';
import type { Tables } from './load.ts';
import { problem, type Problem } from './problems.ts';

/** The plan's own counts (二, 三), held against the tables beside it. */
export function checkCounts(policy: Policy, tables: Tables, problems: Problem[], warnings: Problem[]): void {
  const { counts } = policy;
  const { areas, pairings, units } = tables;
  const ofKind = (kind: string) => areas.filter((area) => area.kind === kind);
  const expect = (at: string, name: string, found: number, wanted: number): void => {
    if (found === wanted) return;
    problems.push(
      problem(
        'policy.json',
        `counts.${at}`,
        `${name}应为 ${wanted},数据中为 ${found}`,
        `${name}: ${found} in the data, ${wanted} in the plan`,
      ),
    );
  };
  const towns = ofKind('town');
  expect('towns', 'towns', towns.length, counts.towns);
  for (const [city, wanted] of Object.entries(counts.townsByCity)) {
    const code = areas.find((area) => area.kind === 'city' && area.name === city)?.code;
    expect(`townsByCity.${city}`, city, towns.filter(({ line }) => line[0] === code).length, wanted);
  }
  const leads = new Map(pairings.filter(({ role }) => role === 'lead').map(({ area, unit }) => [area, unit]));
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const townLeads = towns.map(({ code }) => unitOf.get(leads.get(code) ?? ''));
  const municipal = townLeads.filter((unit) => unit !== undefined && unit.kind !== 'district');
  expect(
    'townsByMunicipalUnits',
    'towns led by municipal units',
    municipal.length,
    counts.townsByMunicipalUnits,
  );
  for (const [district, wanted] of Object.entries(counts.townsByDistrict)) {
    const found = townLeads.filter((unit) => unit?.names.some(({ name }) => name === district)).length;
    expect(`townsByDistrict.${district}`, district, found, wanted);
  }
  const counties = ofKind('county').filter(({ code }) => leads.has(code));
  expect('countyGroups', 'county groups', counties.length, counts.countyGroups);
  expect('headquarters', 'headquarters', ofKind('headquarters').length, counts.headquarters);
  for (const town of towns) {
    if (!leads.has(town.code)) {
      problems.push(
        problem('towns.csv', town.code, `${town.name} 没有牵头单位`, `${town.name} has no lead unit`),
      );
    }
  }
  warnComposition(tables, leads, warnings);
}

/** 二(二): a town led by a department has enterprises or institutions among its members; in Shantou one municipal enterprise. */
function warnComposition(
  { areas, pairings, units }: Tables,
  leads: ReadonlyMap<string, string>,
  warnings: Problem[],
): void {
  const kindOf = new Map(units.map(({ code, kind }) => [code, kind]));
  for (const { code, name, kind } of areas) {
    if (kind !== 'town' || kindOf.get(leads.get(code) ?? '') === 'district') continue;
    const members = pairings.filter(({ area, role }) => area === code && role === 'member');
    const outside = members.some(({ unit }) =>
      ['stateOwnedEnterprise', 'institution'].includes(kindOf.get(unit) ?? ''),
    );
    if (outside) continue;
    warnings.push(
      problem(
        'towns.csv',
        code,
        `${name} 的成员单位中没有企事业单位(二(二))`,
        `${name} has no enterprise or institution among its members (二(二))`,
      ),
    );
  }
}
