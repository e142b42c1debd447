import type { ImportWorld } from '../domain/import-world.ts';
import type { TeamKind } from '../domain/policy.ts';
import type { ImportedPosting } from '../domain/programme-state.ts';
import { addMonths, latest, type DateString } from '../domain/time.ts';
import { bare, listRows, plain, type ListRow } from './import-columns.ts';
import { byCell, cellProblem, type CellProblem, type ImportRule } from './import-words.ts';
import { cellReader } from './read-cell.ts';
import { readSheet, type Sheet } from './read-sheet.ts';

const columns = {
  seat: { headings: ['席位', 'seat'], required: true },
  person: { headings: ['人员编号', 'person'], required: true },
  name: { headings: ['姓名', 'name'], required: false },
  since: { headings: ['到任日期', 'since'], required: true },
  termFrom: { headings: ['任期起', 'term from'], required: false },
  termEnd: { headings: ['任期止', 'term end'], required: false },
  posts: { headings: ['挂任职务', 'posts', 'host posts'], required: false },
} as const;

type Column = keyof typeof columns;

/** As long as the number of a document may be in any request. */
const DOCUMENT_MOST = 200;

/** Somebody in post, as a row of the sheet says it; undefined where a cell could not be read. */
interface PostingRow {
  readonly row: ListRow<Column>;
  readonly seat: string | undefined;
  readonly person: string | undefined;
  readonly name: string | undefined;
  readonly since: DateString | undefined;
  readonly termFrom: DateString | undefined;
  readonly termEnd: DateString | undefined;
  readonly posts: readonly { readonly title: string; readonly document?: string }[];
}

/** A sheet as it was read, before anything is known about its seats and people. */
export interface PostingSheet {
  readonly name: string | null;
  readonly rows: readonly PostingRow[];
  readonly problems: readonly CellProblem[];
}

export type CheckedImport =
  | { readonly ok: true; readonly rows: readonly ImportedPosting[] }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

/** Reads who is in which seat since when, and which posts they hold, from the bytes of a .csv or .xlsx file. */
export function readPostings(bytes: Uint8Array): PostingSheet {
  const read = readSheet(bytes);
  if (!read.ok) {
    const { rule, params } = read.fault;
    return { name: null, rows: [], problems: [cellProblem(null, null, rule, params)] };
  }
  const problems: CellProblem[] = [];
  const rows = listRows<Column>(columns, read.sheet, problems).map((row) =>
    readRow(row, read.sheet, problems),
  );
  return { name: read.sheet.name, rows, problems };
}

function readRow(row: ListRow<Column>, sheet: Sheet, problems: CellProblem[]): PostingRow {
  const { value, text, date } = cellReader(row, sheet, problems);
  return {
    row,
    seat: text('seat', true),
    person: text('person', true),
    name: text('name'),
    since: date('since', true),
    termFrom: date('termFrom'),
    termEnd: date('termEnd'),
    posts: postsOf(value('posts')?.text ?? ''),
  };
}

/** `镇党委副书记:汕组通〔2021〕12号;副镇长`: posts one after the other, each with its document if there is one. */
const postsOf = (text: string): PostingRow['posts'] =>
  text
    .split(/[;;\n]/)
    .map((post) => /^([^::]*)(?:[::](.*))?$/s.exec(post.trim()) ?? [])
    .map(([, title = '', document = '']) => ({
      title: plain(title),
      document: document.replace(/\p{Cc}/gu, ' ').trim(),
    }))
    .filter(({ title, document }) => title !== '' || document !== '')
    .map(({ title, document }) => ({ title, ...(document && { document }) }));

/** Checks a sheet against the world: rows to import, or ALL that is wrong with it. */
export function checkPostings(sheet: PostingSheet, world: ImportWorld): CheckedImport {
  const problems = [...sheet.problems];
  const seen = { seat: new Map<string, string>(), person: new Map<string, string>() };
  const rows = sheet.rows.flatMap((row) => checkRow(row, world, seen, problems) ?? []);
  return problems.length === 0 ? { ok: true, rows } : { ok: false, problems: problems.toSorted(byCell) };
}

type Seen = Readonly<Record<'seat' | 'person', Map<string, string>>>;

function checkRow(
  said: PostingRow,
  world: ImportWorld,
  seen: Seen,
  problems: CellProblem[],
): ImportedPosting | undefined {
  const { row, person, since } = said;
  const fail = (column: Column, rule: ImportRule, params = {}): void => {
    problems.push(cellProblem(row.at(column), column, rule, params));
  };
  for (const column of ['seat', 'person'] as const) {
    const value = said[column];
    const other = value && seen[column].get(value);
    if (other) fail(column, `${column}-twice`, { value, other });
    else if (value) seen[column].set(value, row.at(column) ?? '');
  }

  const seat = said.seat === undefined ? undefined : world.seats.get(said.seat);
  if (said.seat && !seat) fail('seat', 'seat-unknown', { value: said.seat });
  if (said.seat && seat && !seat.vacant) fail('seat', 'seat-not-vacant', { value: said.seat });

  const name = person === undefined ? undefined : world.names.get(person);
  if (person && name === undefined) fail('person', 'person-unknown', { value: person });
  if (said.name && name !== undefined && bare(said.name) !== bare(name)) {
    fail('name', 'name-differs', { value: said.name, person });
  }

  if (since && since > world.today) fail('since', 'date-in-future', { value: since, today: world.today });
  const termFrom = said.termFrom ?? since;
  const termEnd = said.termEnd ?? (termFrom && addMonths(termFrom, world.policy.term.months));
  const latestStart = since && termFrom && latest(since, termFrom);
  if (termEnd && latestStart && termEnd <= latestStart) {
    // Without a term end of its own the start must be what is wrong.
    const column = said.termEnd ? 'termEnd' : 'since';
    fail(column, 'date-order', { value: termEnd, earliest: latestStart });
  }
  if (person && since && termEnd) {
    const periods = world.engaged.get(person) ?? [];
    if (periods.some(({ from, until }) => from <= termEnd && (until === null || until > since))) {
      fail('person', 'already-posted', { value: person });
    }
  }
  const posts = seat ? checkPosts(said.posts, seat.kind, world, fail) : [];

  if (!said.seat || !seat || !person || !since || !termFrom || !termEnd) return undefined;
  const { vacant: _, ...where } = seat;
  return {
    ...where,
    ...{ person, seat: said.seat, since, termFrom, termEnd },
    posts: posts.map((post) => ({ ...post, since })),
  };
}

/** Posts by the policy's id or by their name, with or without the words in brackets: `副镇长(挂任)`. */
function checkPosts(
  posts: PostingRow['posts'],
  kind: TeamKind,
  { policy }: ImportWorld,
  fail: (column: Column, rule: ImportRule, params?: object) => void,
): readonly { readonly title: string; readonly document?: string }[] {
  const titles = Object.values(policy.teams[kind].hostPosts).flat();
  const key = (text: string): string => bare(text).toLowerCase();
  const byName = new Map(
    titles.flatMap(({ id, name: { zh, en } }) =>
      [id, zh, plain(zh).replace(/\(.*\)$/, ''), en].map((name) => [key(name), id] as const),
    ),
  );
  const found = new Set<string>();
  return posts.flatMap((post) => {
    const title = byName.get(key(post.title));
    if (title === undefined) {
      const list = (language: 'zh' | 'en') => titles.map(({ name }) => name[language]).join('; ') || '—';
      fail('posts', 'post-unknown', { value: post.title, posts: { zh: list('zh'), en: list('en') } });
      return [];
    }
    if ((post.document ?? '').length > DOCUMENT_MOST) fail('posts', 'too-long', { most: DOCUMENT_MOST });
    if (found.has(title)) fail('posts', 'post-twice', { value: post.title });
    found.add(title);
    return [{ ...post, title }];
  });
}
