import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CommandBase } from '../../domain/case.ts';
import type { OfficeId } from '../../domain/office.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { account, holding } from '../schema.ts';

/** Fields of a command in which accounts are named. */
interface Naming {
  readonly to?: unknown;
  readonly account?: unknown;
  readonly accounts?: unknown;
  readonly substitute?: unknown;
}

/** The accounts that a command names, with the offices they hold on its day; one that does not exist is not among them. */
export async function accountsNamed(
  reader: Reader,
  command: CommandBase,
): Promise<Readonly<Record<string, readonly OfficeId[]>>> {
  const { to, account: one, accounts, substitute } = command as Naming;
  const named = [to, one, substitute, ...(Array.isArray(accounts) ? (accounts as unknown[]) : [])];
  const ids = named.filter((id): id is string => typeof id === 'string');
  return officesHeld(reader, ids, command.date);
}

/** Offices that accounts hold in their own right on a day. */
export async function officesHeld(
  reader: Reader,
  accounts: readonly string[],
  date: DateString,
): Promise<Readonly<Record<string, readonly OfficeId[]>>> {
  if (accounts.length === 0) return {};
  const rows = await reader
    .select({ id: account.id, office: holding.office })
    .from(account)
    .leftJoin(holding, and(eq(holding.account, account.id), sql`${holding.period} @> ${date}::date`))
    .where(inArray(account.id, [...accounts]));
  const found: Record<string, OfficeId[]> = {};
  for (const { id, office } of rows) (found[id] ??= []).push(...(office === null ? [] : [office]));
  return found;
}

/** The accounts of people, by person: the first where somebody has several. */
export async function loginsOf(
  reader: Reader,
  persons: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (persons.length === 0) return {};
  const rows = await reader
    .select({ person: account.person, id: sql<string>`min(${account.id})` })
    .from(account)
    .where(inArray(account.person, [...persons]))
    .groupBy(account.person);
  return Object.fromEntries(rows.flatMap(({ person, id }) => (person === null ? [] : [[person, id]])));
}
