import { z } from 'zod';
import type { UnitData } from '../domain/programme-data.ts';
import { problem, type Problem } from './problems.ts';
import { readTable } from './table.ts';

const FILE = 'units.csv';

const kinds: readonly string[] = [
  'municipality',
  'district',
  'districtBody',
  'subdistrict',
  'department',
  'partyOrgan',
  'stateOrgan',
  'massOrganisation',
  'institution',
  'stateOwnedEnterprise',
];

export const isDate = (text: string): boolean => z.iso.date().safeParse(text).success;

/** The tree of units. A unit with several rows has had several names, each with its dates. */
export async function loadUnits(
  dir: string,
  problems: Problem[],
): Promise<{ units: readonly UnitData[]; codeOf: (name: string) => string | undefined }> {
  const columns = ['code', 'parent', 'kind', 'name', 'name_from', 'name_until', 'source'];
  const rows = await readTable(dir, FILE, columns, ['code', 'kind', 'name'], problems);
  const units = new Map<string, UnitData & { parent: string | null }>();
  const codes = new Map<string, string>();
  for (const { line, cells } of rows) {
    const {
      code = '',
      parent = '',
      kind = '',
      name = '',
      name_from = '',
      name_until = '',
      source = '',
    } = cells;
    for (const [column, date] of Object.entries({ name_from, name_until })) {
      if (date === '' || isDate(date)) continue;
      problems.push(
        problem(FILE, `line ${line}`, `“${column}”不是日期:${date}`, `"${column}" is no date: ${date}`),
      );
    }
    if (!kinds.includes(kind)) {
      problems.push(
        problem(
          FILE,
          `line ${line}`,
          `没有单位类别 ${kind},可用:${kinds.join('、')}`,
          `there is no kind ${kind}; use ${kinds.join(', ')}`,
        ),
      );
    }
    const dated = { name, ...(name_from && { from: name_from }), ...(name_until && { until: name_until }) };
    const known = units.get(code);
    if (known && (known.parent ?? '') !== parent) {
      problems.push(
        problem(FILE, `line ${line}`, `${code} 的上级单位前后不一`, `${code} has another parent than before`),
      );
    }
    if (codes.has(name) && codes.get(name) !== code) {
      problems.push(problem(FILE, `line ${line}`, `名称 ${name} 重复`, `the name ${name} is another unit's`));
    }
    codes.set(name, code);
    units.set(code, {
      code,
      parent: parent || null,
      kind,
      source,
      line: [],
      names: [...(known?.names ?? []), dated],
    });
  }
  for (const { line, cells } of rows) {
    const { code = '', parent = '' } = cells;
    if (parent !== '' && !units.has(parent)) {
      problems.push(
        problem(FILE, `line ${line}`, `上级单位 ${parent} 不存在`, `its parent ${parent} does not exist`),
      );
    } else if (lineOf(code, units).length === 0) {
      problems.push(problem(FILE, `line ${line}`, `${code} 的上级关系成环`, `${code} is above itself`));
    }
  }
  const roots = [...units.values()].flatMap(({ code, parent }) => (parent === null ? [code] : []));
  if (units.size > 0 && roots.length !== 1) {
    const [zh, en] = [roots.join('、') || '无', roots.join(', ') || 'none'];
    problems.push(
      problem(FILE, 'parent', `最上级单位应恰有一个,现为:${zh}`, `one unit is topmost, not: ${en}`),
    );
  }
  return {
    units: [...units.values()].map((unit) => ({ ...unit, line: lineOf(unit.code, units) })),
    codeOf: (name) => codes.get(name),
  };
}

/** The unit and all above it, the topmost first; empty when they go round in a circle. */
function lineOf(
  code: string,
  units: ReadonlyMap<string, { readonly parent: string | null }>,
): readonly string[] {
  const line: string[] = [];
  for (let at: string | null = code; at !== null; at = units.get(at)?.parent ?? null) {
    if (line.includes(at)) return [];
    line.unshift(at);
  }
  return line;
}
