import { sql, type SQL } from 'drizzle-orm';
import type { CommandBase, Outcome } from '../domain/case.ts';
import type { Appended, CaseRow } from './append.ts';
import type { Transaction } from './client.ts';
import { insertion } from './rows.ts';
import { event as eventTable } from './schema.ts';

/**
 * Writes a command that was carried out: the case's row where it is another than before, its new events, the command with its outcome.
 * One statement for all: every command sends it.
 */
export async function keep(
  tx: Transaction,
  row: CaseRow,
  links: Appended['links'],
  command: CommandBase,
  outcome: Outcome,
): Promise<void> {
  const { id, state, version, head, changedOn, stage, due, town, unit, endedOn, calendar } = row;
  await tx.execute(sql`
    with moved as (
      update "case" set version = ${version}, state = ${JSON.stringify(state)}::jsonb, head = ${head},
        changed_on = ${changedOn}, stage = ${stage}, due = ${due}, town = ${town}, unit = ${unit},
        ended_on = ${endedOn}, calendar = ${calendar}
      where id = ${id} and (version, calendar) <> (${version}, ${calendar})),
    linked as (${insertion(eventTable, links)}),
    ${answered(id, command, outcome)}`);
}

/** Writes a command that was refused: it changes nothing but that it is known. */
export async function remember(
  tx: Transaction,
  caseId: string,
  command: CommandBase,
  outcome: Outcome,
): Promise<void> {
  await tx.execute(sql`with ${answered(caseId, command, outcome)}`);
}

/** The end of either: the command is known by its id, its message is delivered, whoever follows the events or waits for it hears of it. */
function answered(caseId: string, command: CommandBase, outcome: Outcome): SQL {
  const { id, act, actor, date, bodyHash = null } = command;
  return sql`
    answered as (
      insert into command (id, case_id, act, actor, date, body_hash, outcome)
      values (${id}, ${caseId}, ${act}, ${actor}, ${date}, ${bodyHash}, ${JSON.stringify(outcome)}::jsonb)),
    delivered as (update outbox set delivered = true where id = ${id} and not delivered)
    select pg_notify('lunhuan_event', ${id})`;
}
