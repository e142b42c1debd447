import { entryFault } from '../domain/supervision-entries.ts';
import type { RefusalData } from '../domain/errors.ts';
import {
  daysOf,
  presenceKinds,
  type PresenceEntry,
  type PresenceKind,
} from '../domain/supervision-presence.ts';
import type { SupervisionFacts, SupervisionState } from '../domain/supervision-state.ts';
import type { DateString } from '../domain/time.ts';
import { bare, listRows, plain, type ListRow } from './import-columns.ts';
import { byCell, cellProblem, refusedCell, type CellProblem, type ImportRule } from './import-words.ts';
import { cellReader } from './read-cell.ts';
import { readSheet, type Sheet } from './read-sheet.ts';

const columns = {
  person: { headings: ['人员编号', 'person'], required: true },
  name: { headings: ['姓名', 'name'], required: false },
  from: { headings: ['起', 'from', '日期', 'day'], required: true },
  to: { headings: ['止', 'to'], required: false },
  kind: { headings: ['情况', 'kind', '在岗情况'], required: true },
} as const;

type Column = keyof typeof columns;

/** A month of eight thousand people with five entries each; a row of headings and a title come on top. */
export const MOST_PRESENCE_ROWS = 40_000;
const ABOVE = 10;

const kindWords: Readonly<Record<PresenceKind, readonly [zh: string, ...others: string[]]>> = {
  onSite: ['在岗', '到岗', '在'],
  trip: ['出差', '公出'],
  leave: ['请假', '休假'],
  absent: ['擅自离岗', '擅离', '旷工'],
  rest: ['休息', '公休'],
};
export const presenceWord = (kind: PresenceKind): string => kindWords[kind][0];
/** The list's columns, as one writes them. */
export const presenceHeadings: readonly string[] = Object.values(columns).map(({ headings }) => headings[0]);

const kindOf = new Map(
  presenceKinds.flatMap((kind) =>
    [kind, ...kindWords[kind]].map((word) => [word.toLowerCase(), kind] as const),
  ),
);
const allKinds = {
  zh: presenceKinds.map((kind) => kindWords[kind][0]).join('、'),
  en: presenceKinds.join(', '),
};

/** Days in a row of one person, as a row of the sheet says it; undefined where a cell could not be read. */
interface PresenceRow {
  readonly row: ListRow<Column>;
  readonly person: string | undefined;
  readonly name: string | undefined;
  readonly from: DateString | undefined;
  readonly to: DateString | undefined;
  readonly kind: PresenceKind | undefined;
}

export interface PresenceSheet {
  readonly name: string | null;
  readonly rows: readonly PresenceRow[];
  readonly problems: readonly CellProblem[];
}

/** Somebody on site in a team for a time of the year; `to` is the first day on which they no longer were. */
export interface PresenceStint {
  readonly posting: string;
  readonly area: string;
  readonly personName: string;
  readonly from: DateString;
  readonly to: DateString | null;
}

/** What a month's list is checked against, as it stands now; each team decides again when it is entered. */
export interface PresenceWorld {
  readonly today: DateString;
  /** `2022-03`. */
  readonly month: string;
  /** Of a correction after the month was closed. */
  readonly reason: string | undefined;
  readonly actor: SupervisionFacts['actor'];
  readonly stints: ReadonlyMap<string, readonly PresenceStint[]>;
  readonly teams: ReadonlyMap<
    string,
    {
      readonly state: SupervisionState;
      readonly members: SupervisionFacts['members'];
      /** Why nothing can be entered there, whatever it is. */
      readonly closed: RefusalData | null;
    }
  >;
}

export interface CheckedPresence {
  /** By team, rows in which nothing is wrong. */
  readonly teams: ReadonlyMap<string, readonly PresenceEntry[]>;
  readonly problems: readonly CellProblem[];
  /** The team of each row that names somebody's, whether or not the row is right. */
  readonly areas: ReadonlyMap<number, string>;
  /** Something is wrong with the list as a whole: none of its rows can be trusted. */
  readonly unreadable: boolean;
}

/** Reads who was where on which days from the bytes of a .csv or .xlsx file. */
export function readPresence(bytes: Uint8Array): PresenceSheet {
  const read = readSheet(bytes, MOST_PRESENCE_ROWS + ABOVE);
  if (!read.ok) {
    const { rule, params } = read.fault;
    const said = rule === 'too-many-rows' ? { most: MOST_PRESENCE_ROWS } : params;
    return { name: null, rows: [], problems: [cellProblem(null, null, rule, said)] };
  }
  const problems: CellProblem[] = [];
  const list = listRows<Column>(columns, read.sheet, problems);
  if (list.length > MOST_PRESENCE_ROWS) {
    const tooMany = cellProblem(null, null, 'too-many-rows', { most: MOST_PRESENCE_ROWS });
    return { name: read.sheet.name, rows: [], problems: [tooMany] };
  }
  const rows = list.map((row) => readRow(row, read.sheet, problems));
  return { name: read.sheet.name, rows, problems };
}

function readRow(row: ListRow<Column>, sheet: Sheet, problems: CellProblem[]): PresenceRow {
  const { text, date, fail } = cellReader(row, sheet, problems);
  const said = text('kind', true);
  const kind = said === undefined ? undefined : kindOf.get(said.toLowerCase());
  if (said !== undefined && !kind) fail('kind', 'presence-kind', { value: said, kinds: allKinds });
  const from = date('from', true);
  const last = plain(row.cell('to')?.text ?? '') === '' ? from : date('to');
  return { row, person: text('person', true), name: text('name'), from, to: last, kind };
}

/** Checks every row as its team would: entries by team, and ALL that is wrong. */
export function checkPresence(sheet: PresenceSheet, world: PresenceWorld): CheckedPresence {
  const problems = [...sheet.problems];
  const unreadable = problems.some(({ cell }) => cell === null) || sheet.rows.length === 0;
  const wrong = new Set(problems.map(({ cell }) => rowOf(cell)));
  const seen = new Map<string, string>();
  const teams = new Map<string, PresenceEntry[]>();
  const areas = new Map<number, string>();
  for (const row of sheet.rows) {
    const before = problems.length;
    const stint = stintOf(world.stints.get(row.person ?? '') ?? [], row.from);
    if (stint) areas.set(row.row.row, stint.area);
    const checked = checkRow(row, stint, world, seen, problems);
    if (!checked || problems.length > before || wrong.has(row.row.row)) continue;
    const team = teams.get(checked.area) ?? [];
    team.push(checked.entry);
    teams.set(checked.area, team);
  }
  return { teams, problems: problems.toSorted(byCell), areas, unreadable };
}

/** Rows are named by cell: `C7`. */
export const rowOf = (cell: string | null): number => Number(/\d+$/.exec(cell ?? '')?.[0] ?? 0);

function checkRow(
  { row, person, name, from, to, kind }: PresenceRow,
  stint: PresenceStint | undefined,
  world: PresenceWorld,
  seen: Map<string, string>,
  problems: CellProblem[],
): { readonly area: string; readonly entry: PresenceEntry } | undefined {
  const fail = (column: Column, rule: ImportRule, params = {}): undefined => {
    problems.push(cellProblem(row.at(column), column, rule, params));
  };
  const refuse = (column: Column, refusal: RefusalData): undefined => {
    problems.push(refusedCell(row.at(column) ?? row.at('from'), column, refusal));
  };
  const { month } = world;
  for (const [column, day] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (day && !day.startsWith(`${month}-`)) return fail(column, 'not-in-month', { value: day, month });
  if (from && to && to < from) return fail('to', 'day-before', { value: to, from });
  if (!person) return undefined;
  const team = stint && world.teams.get(stint.area);
  if (!team) return fail('person', 'never-on-site', { value: person, year: month.slice(0, 4) });
  if (team.closed) return refuse('person', team.closed);
  if (!from || !to || !kind) return undefined;
  const entry = { posting: stint.posting, from, to, kind };
  const { state, members } = team;
  const fault = entryFault(state, entry, { actor: world.actor, members }, world.today, world.reason);
  if (fault) return refuse(columnOf(fault), fault);
  // Only whoever may enter somebody's presence learns whether a name is theirs.
  if (name && bare(name) !== bare(stint.personName))
    return fail('name', 'name-differs', { value: name, person });
  for (const { day } of daysOf(entry)) {
    const key = `${stint.posting} ${day}`;
    const other = seen.get(key);
    if (other) return fail('from', 'presence-twice', { day, other });
    seen.set(key, row.at('from') ?? '');
  }
  return { area: stint.area, entry };
}

/** The stint that the day is in, or the nearest one: what is wrong with the day is said of that. */
function stintOf(stints: readonly PresenceStint[], day: DateString | undefined): PresenceStint | undefined {
  const begun = day === undefined ? [] : stints.filter(({ from }) => from <= day);
  return begun.findLast(({ to }) => to === null || to > (day ?? '')) ?? begun.at(-1) ?? stints[0];
}

function columnOf({ field }: RefusalData): Column {
  const [, name = ''] = (field ?? '').split('.');
  return name in columns ? (name as Column) : 'person';
}
