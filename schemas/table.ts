import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { problem, type Problem } from './problems.ts';

export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads a table with these columns; whatever is wrong goes to `problems`, with the line of the file. */
export async function readTable(
  dir: string,
  file: string,
  columns: readonly string[],
  required: readonly string[],
  problems: Problem[],
): Promise<readonly Row[]> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(dir, file));
  } catch {
    problems.push(problem(file, 'file', '没有这个文件', 'there is no such file'));
    return [];
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.push(problem(file, 'file', '不是 UTF-8 编码,请另存为 UTF-8', 'is not UTF-8: save it as UTF-8'));
    return [];
  }
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as never;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    problems.push(problem(file, 'file', `无法解析:${said}`, `cannot be read as CSV: ${said}`));
    return [];
  }
  const [header, ...body] = records;
  const names = header?.record ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    problems.push(
      problem(file, 'line 1', `缺少列 ${missing.join('、')}`, `lacks the columns ${missing.join(', ')}`),
    );
    return [];
  }
  if (body.length === 0) problems.push(problem(file, 'line 1', '没有数据行', 'has no rows'));
  return body.flatMap(({ record, info }) => {
    const at = `line ${info.lines}`;
    if (record.length !== names.length) {
      problems.push(
        problem(
          file,
          at,
          `应有 ${names.length} 列,实有 ${record.length} 列`,
          `has ${record.length} cells, not ${names.length}`,
        ),
      );
      return [];
    }
    const cells = Object.fromEntries(names.map((name, n) => [name, record[n] ?? '']));
    const empty = required.filter((column) => cells[column] === '');
    for (const column of empty) problems.push(problem(file, at, `“${column}”为空`, `"${column}" is empty`));
    return empty.length > 0 ? [] : [{ line: info.lines, cells }];
  });
}
