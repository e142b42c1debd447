import { z } from 'zod';
import type { CadreRecord } from '../domain/cadre.ts';
import type { PeopleWorld } from '../domain/reference-world.ts';
import { cadreRecord } from './cadre.ts';
import { listRows, type ListRow } from './import-columns.ts';
import { byCell, cellProblem, type CellProblem, type ImportRule } from './import-words.ts';
import { personFields, type PersonField } from './person-fields.ts';
import { cellReader } from './read-cell.ts';
import { readSheet, type Sheet } from './read-sheet.ts';

/** More than a large city has cadres. */
export const MOST_ROWS = 50_000;

export type CheckedPeople =
  | { readonly ok: true; readonly records: readonly CadreRecord[] }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

type Field = keyof typeof personFields;
const fields = Object.entries<PersonField>(personFields) as [Field, PersonField][];

/** A person as the file says it, and where it says what. */
interface Said {
  readonly record: CadreRecord;
  at(field: string): string | null;
}

/** What somebody has of whom a list says nothing about these fields. */
const blank = { resume: [], rewards: [], grades: {}, family: [], skills: [], volunteer: false };

/**
 * Reads people from a .csv or .xlsx file, or from one JSON object a line, and checks them: records to store, or ALL that
 * is wrong. A column that a sheet does not have leaves that field of whoever is on the roster as it is.
 */
export function checkPeople(bytes: Uint8Array, world: PeopleWorld): CheckedPeople {
  const problems: CellProblem[] = [];
  const people = isJson(bytes) ? fromJson(bytes, problems) : fromSheet(bytes, world, problems);
  const seen = new Map<string, string>();
  const listed = new Set(people.map(({ record }) => record.id));
  for (const person of people) {
    checkPerson(person, world, seen, problems);
    checkRelatives(person, world, listed, problems);
  }
  return problems.length === 0
    ? { ok: true, records: people.map(({ record }) => record) }
    : { ok: false, problems: problems.toSorted(byCell) };
}

const isJson = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*\{/.test(new TextDecoder().decode(bytes.slice(0, 100)));

function fromJson(bytes: Uint8Array, problems: CellProblem[]): readonly Said[] {
  let lines: readonly string[];
  try {
    lines = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n');
  } catch {
    problems.push(cellProblem(null, null, 'encoding'));
    return [];
  }
  return lines.flatMap((line, n) => {
    if (line.trim() === '') return [];
    const at = (): string => `line ${n + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      problems.push(cellProblem(at(), null, 'json-malformed'));
      return [];
    }
    return parseRecord(value, at, problems);
  });
}

function fromSheet(bytes: Uint8Array, world: PeopleWorld, problems: CellProblem[]): readonly Said[] {
  const read = readSheet(bytes, MOST_ROWS);
  if (!read.ok) {
    problems.push(cellProblem(null, null, read.fault.rule, read.fault.params));
    return [];
  }
  return listRows<Field>(personFields, read.sheet, problems).flatMap((row) =>
    readRow(row, read.sheet, world, problems),
  );
}

function readRow(
  row: ListRow<Field>,
  sheet: Sheet,
  { records }: PeopleWorld,
  problems: CellProblem[],
): readonly Said[] {
  const before = problems.length;
  const { fail, value } = cellReader(row, sheet, problems);
  const said: Partial<Record<Field, unknown>> = {};
  for (const [field, { required, read, form, empty }] of fields) {
    if (row.at(field) === null) continue;
    const cell = value(field, required);
    said[field] = cell ? read(cell, sheet.epoch) : empty;
    if (cell && said[field] === undefined) fail(field, 'form', { value: cell.text, form });
  }
  if (problems.length > before) return [];
  const { fullTime, inService, ...rest } = said;
  const known = records.get(String(said.id));
  const education = { ...known?.education, fullTime, ...('inService' in said && { inService }) };
  const at = (field: string): string | null => row.at(field as Field) ?? row.at('id');
  return parseRecord(present({ ...blank, ...known, ...rest, education: present(education) }), at, problems);
}

const present = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function parseRecord(value: unknown, at: Said['at'], problems: CellProblem[]): readonly Said[] {
  const parse = (language: 'zhCN' | 'en') =>
    cadreRecord.safeParse(value, { error: z.locales[language]().localeError });
  const [{ success, data, error: en }, { error: zh }] = [parse('en'), parse('zhCN')];
  if (success) return [{ record: data, at }];
  en.issues.forEach(({ path, message }, n) => {
    const [field = '', part = ''] = path.map(String);
    const said = { zh: zh?.issues[n]?.message ?? message, en: message };
    const cell = at(field === 'education' ? part : field);
    problems.push(cellProblem(cell, path.join('.') || null, 'field-invalid', { said }));
  });
  return [];
}

/** What cannot come before what, in anybody's life. */
const order = [
  ['born', 'workStart'],
  ['born', 'partyEntry'],
  ['partyEntry', 'fullMembership'],
] as const;

function checkPerson(
  { record, at }: Said,
  { today, units }: PeopleWorld,
  seen: Map<string, string>,
  problems: CellProblem[],
): void {
  const fail = (field: string, rule: ImportRule, params: object): void => {
    problems.push(cellProblem(at(field), field, rule, { ...params }));
  };
  const { id, unit } = record;
  const other = seen.get(id);
  if (other) fail('id', 'person-twice', { value: id, other });
  seen.set(id, at('id') ?? '');
  for (const [field, value] of [
    ['unit', unit],
    ['coManagedBy', record.coManagedBy],
  ] as const) {
    if (value !== undefined && !units.has(value)) fail(field, 'unit-unknown', { value });
  }
  for (const field of ['born', 'workStart', 'partyEntry', 'fullMembership'] as const) {
    const value = record[field];
    if (value !== undefined && value > today) fail(field, 'date-not-yet', { value, today });
  }
  for (const [first, then] of order) {
    const [other, value] = [record[first], record[then]];
    // A month and a day within it do not contradict each other.
    if (other && value && value < other.slice(0, value.length)) {
      fail(then, 'dates-contradict', { value, other });
    }
  }
}

/** Relatives on the roster may stand in the same list, before or after. */
function checkRelatives(
  { record: { id, family }, at }: Said,
  { areas, records }: PeopleWorld,
  listed: ReadonlySet<string>,
  problems: CellProblem[],
): void {
  const fail = (rule: ImportRule, value: string): void => {
    problems.push(cellProblem(at('family'), 'family', rule, { value }));
  };
  for (const { area, cadre } of family) {
    if (area !== undefined && !areas.has(area)) fail('area-unknown', area);
    if (cadre === id) fail('relative-self', cadre);
    else if (cadre !== undefined && !records.has(cadre) && !listed.has(cadre)) fail('person-unknown', cadre);
  }
}
