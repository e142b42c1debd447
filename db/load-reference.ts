import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CadreRecord } from '../domain/cadre.ts';
import type { Account, AccountsWorld, Holding, PeopleWorld } from '../domain/reference-world.ts';
import type { DateString } from '../domain/time.ts';
import type { Database, Transaction } from './client.ts';
import { today } from './clock.ts';
import { askRescreening } from './rescreen.ts';
import { currentGrades, gradesByPerson } from './queries/statutory-grades.ts';
import { account, area, cadre, holding, unit } from './schema.ts';
import { insertAll } from './store-programme.ts';

/** What a list changes: nobody is ever deleted. */
export interface Loaded {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

type Refused = { readonly ok: false };

/** `rescreened`: nominees on the way whose record has changed, and who are judged anew. */
export type LoadedPeople = Loaded & { readonly rescreened: number };

/**
 * Brings in people that `check` finds nothing wrong with, all or none, in one transaction with what it looked at. With
 * `write` off it only says what would change.
 */
export function loadPeople<R extends Refused>(
  db: Database,
  check: (world: PeopleWorld) => R | { readonly ok: true; readonly records: readonly CadreRecord[] },
  write: boolean,
): Promise<R | (LoadedPeople & { readonly ok: true })> {
  return alone(db, async (tx) => {
    const people = await tx.select({ id: cadre.id, record: cadre.record }).from(cadre);
    const units = await tx.select({ code: unit.code }).from(unit);
    const areas = await tx
      .select({ code: area.code })
      .from(area)
      .where(inArray(area.kind, ['county', 'town']));
    const records = new Map(people.map(({ id, record }) => [id, record]));
    const checked = check({
      today: await today(tx),
      units: new Set(units.map(({ code }) => code)),
      areas: new Set(areas.map(({ code }) => code)),
      records,
    });
    if (!checked.ok) return checked;
    // What the home unit has recorded by an act stands, whatever year an older list has.
    const given = gradesByPerson(await currentGrades(tx, [...checked.records.map(({ id }) => id)]));
    const listed = checked.records.map((record): CadreRecord => ({
      ...record,
      grades: { ...record.grades, ...given[record.id] },
    }));
    const { found, ...counts } = compare(listed, ({ id }) => records.get(id));
    const changed = found.map(({ id }) => id).filter((id) => records.has(id));
    if (write) {
      await insertAll(found, (rows) =>
        tx
          .insert(cadre)
          .values(rows.map((record) => ({ id: record.id, unit: record.unit, name: record.name, record })))
          .onConflictDoUpdate({
            target: cadre.id,
            set: { unit: sql`excluded.unit`, name: sql`excluded.name`, record: sql`excluded.record` },
          }),
      );
    }
    return { ok: true, ...counts, rescreened: write ? await askRescreening(tx, changed) : 0 };
  });
}

/** The same for accounts and the offices that they hold; what is counted is offices. */
export function loadAccounts<R extends Refused>(
  db: Database,
  check: (
    world: AccountsWorld,
  ) =>
    R | { readonly ok: true; readonly accounts: readonly Account[]; readonly holdings: readonly Holding[] },
  write: boolean,
): Promise<R | { readonly ok: true; readonly accounts: Loaded; readonly holdings: Loaded }> {
  return alone(db, async (tx) => {
    const world = await accountsWorld(tx);
    const checked = check(world);
    if (!checked.ok) return checked;
    const { found: accounts, ...accountCounts } = compare(checked.accounts, ({ id }) =>
      world.accounts.get(id),
    );
    const key = (one: Holding): string => JSON.stringify([one.account, one.office, one.from]);
    const held = new Map(world.holdings.map((one) => [key(one), one]));
    const { found: holdings, ...holdingCounts } = compare(checked.holdings, (one) => held.get(key(one)));
    if (write) {
      await insertAll(accounts, (rows) =>
        tx
          .insert(account)
          .values([...rows])
          .onConflictDoUpdate({
            target: account.id,
            set: { name: sql`excluded.name`, person: sql`excluded.person` },
          }),
      );
      // Ends first: what begins on that day must not meet what it follows.
      for (const one of holdings.filter((each) => held.has(key(each)))) {
        await tx
          .update(holding)
          .set({ period: periodOf(one) })
          .where(
            and(
              eq(holding.account, one.account),
              eq(holding.office, one.office),
              sql`lower(${holding.period}) is not distinct from ${one.from}::date`,
            ),
          );
      }
      await insertAll(
        holdings.filter((each) => !held.has(key(each))),
        (rows) =>
          tx
            .insert(holding)
            .values(rows.map((one) => ({ account: one.account, office: one.office, period: periodOf(one) }))),
      );
    }
    return { ok: true, accounts: accountCounts, holdings: holdingCounts };
  });
}

const periodOf = ({ from, until }: Holding): string => `[${from ?? ''},${until ?? ''})`;

/** Two lists at a time would each be checked against what the other changes. Readers and `record` do not wait. */
function alone<R>(db: Database, work: (tx: Transaction) => Promise<R>): Promise<R> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${cadre}, ${account}, ${holding} in share row exclusive mode`);
    return work(tx);
  });
}

async function accountsWorld(tx: Transaction): Promise<AccountsWorld> {
  const units = await tx.select({ code: unit.code }).from(unit);
  const areas = await tx.select({ code: area.code, kind: area.kind }).from(area);
  const persons = await tx.select({ id: cadre.id }).from(cadre);
  const accounts = await tx.select().from(account);
  const holdings = await tx
    .select({
      account: holding.account,
      office: holding.office,
      from: sql<DateString | null>`lower(${holding.period})::text`,
      until: sql<DateString | null>`upper(${holding.period})::text`,
    })
    .from(holding)
    .where(sql`not isempty(${holding.period})`)
    .orderBy(holding.period);
  return {
    today: await today(tx),
    units: new Set(units.map(({ code }) => code)),
    areas: new Map(areas.map(({ code, kind }) => [code, kind])),
    persons: new Set(persons.map(({ id }) => id)),
    accounts: new Map(accounts.map((one) => [one.id, one])),
    holdings,
  };
}

/** What is new or other than before, and how much of it there is. */
function compare<T>(
  said: readonly T[],
  before: (one: T) => T | undefined,
): Loaded & { readonly found: readonly T[] } {
  const found = said.filter((one) => !isDeepStrictEqual(one, before(one)));
  const changed = found.filter((one) => before(one) !== undefined).length;
  return { found, changed, added: found.length - changed, unchanged: said.length - found.length };
}
