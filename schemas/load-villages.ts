import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AreaData, VillageData } from '../domain/programme-data.ts';
import { isDate } from './load-units.ts';
import { problem, type Problem } from './problems.ts';
import { readTable } from './table.ts';

const FILE = 'villages.csv';

/** Villages of the towns, what each is, and which ask for a first secretary. A programme may do without the file. */
export async function loadVillages(
  dir: string,
  areas: readonly AreaData[],
  problems: Problem[],
): Promise<readonly VillageData[]> {
  if (!existsSync(join(dir, FILE))) return [];
  const columns = ['village_code', 'village', 'town_code', 'tags', 'asks_from', 'document', 'source'];
  const required = ['village_code', 'village', 'town_code', 'source'];
  const rows = await readTable(dir, FILE, columns, required, problems);
  const towns = new Set(areas.filter(({ kind }) => kind === 'town').map(({ code }) => code));
  const taken = new Set(areas.map(({ code }) => code));
  return rows.map(({ line, cells }) => {
    const { village_code: code = '', village: name = '', town_code: town = '', tags = '' } = cells;
    const { asks_from: from = '', document = '', source = '' } = cells;
    const say = (zh: string, en: string): void => void problems.push(problem(FILE, `line ${line}`, zh, en));
    if (taken.has(code)) say(`代码 ${code} 重复`, `the code ${code} is used twice`);
    taken.add(code);
    if (!towns.has(town)) say(`towns.csv 中没有镇 ${town}`, `towns.csv has no town ${town}`);
    if (from !== '' && !isDate(from)) say(`“asks_from”不是日期:${from}`, `"asks_from" is no date: ${from}`);
    if ((from === '') !== (document === ''))
      say('“asks_from”与“document”须同时填写', '"asks_from" and "document" go together');
    const words = tags.split(';').map((tag) => tag.trim());
    return {
      ...{ code, town, name, source },
      tags: words.filter((tag) => tag !== ''),
      asks: from === '' ? null : { from, document },
    };
  });
}
