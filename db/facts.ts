import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Approvals } from '../domain/approval.ts';
import type { CommandBase } from '../domain/case.ts';
import type { Policy } from '../domain/policy.ts';
import type { Calendar, Facts, Screens } from '../domain/ports.ts';
import type { DateString } from '../domain/time.ts';
import { declaredCalendar } from './calendar.ts';
import type { Reader, Transaction } from './client.ts';
import { accountsNamed } from './facts/accounts.ts';
import { actorOf } from './facts/actor.ts';
import { currentVersion } from './policies.ts';
import { gatherers } from './facts/index.ts';
import { holding, policy as policyTable, type caseTable } from './schema.ts';

type CaseRow = typeof caseTable.$inferSelect;

/** What the world must offer to the facts: things that do not live in the database. */
export interface FactDeps extends Screens {
  readonly calendar: Calendar;
}

export type Gather = (tx: Transaction, row: CaseRow, command: CommandBase) => Promise<Facts>;

/** Facts that one kind of case needs beyond those of every command. */
export type GatherMore = (
  tx: Reader,
  deps: FactDeps,
  row: CaseRow,
  command: CommandBase,
  facts: Facts,
) => Promise<Facts>;

/** Policies are immutable rows: each is read once. By the object that a connection and its transactions share: two databases may know other ones. */
const policies = new WeakMap<object, Map<string, Policy>>();

export async function policyOf(reader: Reader, id: string, version: number): Promise<Policy> {
  const key = `${id}@${version}`;
  const shared = reader._.tableNamesMap;
  const known = policies.get(shared) ?? new Map<string, Policy>();
  policies.set(shared, known);
  const cached = known.get(key);
  if (cached) return cached;
  const [row] = await reader
    .select()
    .from(policyTable)
    .where(and(eq(policyTable.id, id), eq(policyTable.version, version)));
  if (!row) throw new Error(`policy ${key} is not in the database`);
  known.set(key, row.document);
  return row.document;
}

export const createGather = (deps: FactDeps): Gather => {
  const calendarOn = declaredCalendar(deps.calendar);
  return async (tx, row, command) => {
    // The programme itself has no end: it goes by the version that its new cases begin with.
    const version = row.kind === 'programme' ? await currentVersion(tx, row.programme) : row.policyVersion;
    const policy = await policyOf(tx, row.programme, version);
    const [calendar, actor, holders, accounts] = await Promise.all([
      calendarOn(tx),
      actorOf(tx, command.actor, command.date),
      holdersOf(tx, openOffices(row.state), command.date),
      accountsNamed(tx, command),
    ]);
    const facts: Facts = { policy, calendar, actor, holders, accounts };
    const more = gatherers[row.kind];
    return more ? more(tx, deps, row, command, facts) : facts;
  };
};

const onDate = (date: DateString) => sql`${holding.period} @> ${date}::date`;

async function holdersOf(
  reader: Reader,
  offices: readonly string[],
  date: DateString,
): Promise<Record<string, readonly string[]>> {
  if (offices.length === 0) return {};
  const rows = await reader
    .select({ office: holding.office, account: holding.account })
    .from(holding)
    .where(and(inArray(holding.office, [...offices]), onDate(date)))
    .orderBy(holding.office, holding.account);
  const holders: Record<string, string[]> = {};
  for (const { office, account: id } of rows) (holders[office] ??= []).push(id);
  return holders;
}

/** The offices before which an approval of this case is open. */
function openOffices(state: unknown): string[] {
  const { approvals = {} } = state as { approvals?: Approvals };
  const open = Object.values(approvals).filter(({ status }) => status === 'open');
  return [...new Set(open.map(({ office }) => office))];
}
