import { officeRoles, type OfficeRole } from '../domain/office.ts';
import type { Account, AccountsWorld, Holding } from '../domain/reference-world.ts';
import { id, shortText } from './cadre.ts';
import { listRows, type ListRow } from './import-columns.ts';
import { MOST_ROWS } from './import-people.ts';
import { byCell, cellProblem, type CellProblem, type ImportRule } from './import-words.ts';
import { cellReader } from './read-cell.ts';
import { readSheet, type Sheet } from './read-sheet.ts';

/** One row an office: somebody with two offices has two rows. Without an office a row is an account and nothing more. */
const columns = {
  account: { headings: ['账号', 'account'], required: true },
  name: { headings: ['姓名', 'name', '名称'], required: true },
  person: { headings: ['人员编号', 'person'], required: false },
  office: { headings: ['职务', 'office', '办理身份'], required: true },
  from: { headings: ['起', 'from'], required: false },
  until: { headings: ['止', 'until'], required: false },
} as const;

type Column = keyof typeof columns;

export type CheckedAccounts =
  | { readonly ok: true; readonly accounts: readonly Account[]; readonly holdings: readonly Holding[] }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

type Fail = (column: Column, rule: ImportRule, params?: object) => void;

/** What the list comes to, row by row. */
interface Plan {
  readonly accounts: Map<string, Account & { readonly at: string }>;
  /** What is held already as well; `at` is the cell of the row that says so. */
  readonly holdings: (Holding & { readonly at?: string })[];
}

/** Reads who holds which office from a .csv or .xlsx file: what to store, or ALL that is wrong with it. */
export function checkAccounts(bytes: Uint8Array, world: AccountsWorld): CheckedAccounts {
  const read = readSheet(bytes, MOST_ROWS);
  if (!read.ok) {
    return { ok: false, problems: [cellProblem(null, null, read.fault.rule, read.fault.params)] };
  }
  const problems: CellProblem[] = [];
  const plan: Plan = { accounts: new Map(), holdings: [...world.holdings] };
  for (const row of listRows<Column>(columns, read.sheet, problems)) {
    checkRow(row, read.sheet, world, plan, problems);
  }
  if (problems.length > 0) return { ok: false, problems: problems.toSorted(byCell) };
  return {
    ok: true,
    accounts: [...plan.accounts.values()].map(({ at: _, ...account }) => account),
    holdings: plan.holdings.filter(({ at }) => at !== undefined).map(({ at: _, ...holding }) => holding),
  };
}

function checkRow(
  row: ListRow<Column>,
  sheet: Sheet,
  world: AccountsWorld,
  plan: Plan,
  problems: CellProblem[],
): void {
  const { fail, text, date } = cellReader(row, sheet, problems);
  const before = problems.length;
  const [account, name, person] = [text('account', true), text('name', true), text('person')];
  const [from, until] = [date('from'), date('until')];
  const office = text('office', Boolean(row.cell('from') ?? row.cell('until')));
  if (account && !id.safeParse(account).success) {
    fail('account', 'form', {
      value: account,
      form: { zh: '不含空格和 / 的代码', en: 'a code without spaces or /' },
    });
  }
  if (name && !shortText.safeParse(name).success) fail('name', 'too-long', { most: 200 });
  if (person && !world.persons.has(person)) fail('person', 'person-unknown', { value: person });
  if (office) checkOffice(office, world, fail);
  if (problems.length > before || !account || !name) return;
  planAccount({ id: account, name, person: person ?? null }, row.at('account') ?? '', world, plan, fail);
  if (office) planHolding({ account, office, from, until }, row.at('office') ?? '', world, plan, fail);
}

function checkOffice(office: string, { units, areas }: AccountsWorld, fail: Fail): void {
  const [scope = '', role = '', ...more] = office.split('/');
  if (!scope || !role || more.length > 0) {
    return fail('office', 'office-form', { value: office, scope: '{scope}', role: '{role}' });
  }
  if (!officeRoles.includes(role as OfficeRole)) {
    fail('office', 'role-unknown', { value: role, roles: officeRoles.join(', ') });
  }
  const kind = areas.get(scope);
  if (!units.has(scope) && kind === undefined) return fail('office', 'scope-unknown', { value: scope });
  const needed = { host: 'county', headquarters: 'headquarters' }[role];
  const fits = needed === undefined ? units.has(scope) : kind === needed;
  if (officeRoles.includes(role as OfficeRole) && !fits) fail('office', 'role-elsewhere', { scope, role });
}

/** An empty cell takes nobody's person away: rows of further offices need not say it again. */
function planAccount(
  account: Account,
  at: string,
  world: AccountsWorld,
  { accounts }: Plan,
  fail: Fail,
): void {
  const { id: key, name, person } = account;
  const earlier = accounts.get(key);
  const differs = { account: key, other: earlier?.at ?? '' };
  if (earlier && earlier.name !== name) fail('name', 'account-differs', differs);
  if (earlier?.person && person && earlier.person !== person) fail('person', 'account-differs', differs);
  const known = earlier?.person ?? world.accounts.get(key)?.person ?? null;
  accounts.set(key, { id: key, name: earlier?.name ?? name, person: person ?? known, at: earlier?.at ?? at });
}

interface SaidHolding {
  readonly account: string;
  readonly office: string;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/**
 * A row without a first day speaks of what is held now, is to be held, or was ended on the same day; else of an office
 * that is new from today on. A first day that is written down is never moved: acts of the past rest on it.
 */
function planHolding(
  said: SaidHolding,
  at: string,
  { today }: AccountsWorld,
  { holdings }: Plan,
  fail: Fail,
): void {
  const { account, office } = said;
  const until = said.until ?? null;
  const own = holdings.filter((one) => one.account === account && one.office === office);
  const meant = own.filter((one) =>
    said.from === undefined
      ? one.until === null || one.until > today || one.until === until
      : one.from === said.from,
  );
  const held = meant.find((one) => one.until === until) ?? meant[0];
  const from = held ? held.from : (said.from ?? today);
  if (until !== null && from !== null && until <= from)
    return fail('until', 'until-order', { value: until, from });
  const clash = own.find(
    (one) =>
      (one === held ? one.at !== undefined : true) &&
      (one.until === null || from === null || one.until > from) &&
      (until === null || one.from === null || one.from < until),
  );
  if (clash?.at) return fail('office', 'holding-twice', { account, value: office, other: clash.at });
  if (clash) {
    const { from: since, until: end } = clash;
    return fail('from', 'holding-overlaps', {
      account,
      value: office,
      from: since ?? '—',
      until: end ?? '—',
    });
  }
  const planned = { account, office, from, until, at };
  if (held) holdings[holdings.indexOf(held)] = planned;
  else holdings.push(planned);
}
