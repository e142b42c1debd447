import { sql } from 'drizzle-orm';
import type { Task } from '../../domain/case.ts';
import type { Transaction } from '../client.ts';
import type { AnyProcess } from '../../domain/processes.ts';
import { codes } from '../queries/parts.ts';
import { insertRows } from '../rows.ts';
import { task as taskTable, type caseTable } from '../schema.ts';

type CaseRow = typeof caseTable.$inferSelect;

/**
 * Makes the inbox rows of a case those that its state asks for. An unchanged task keeps the day it was opened on; what goes is
 * kept with the days on which it waited, by the statement that takes it away.
 */
export async function syncTasks(
  tx: Transaction,
  process: AnyProcess,
  before: CaseRow,
  after: CaseRow,
): Promise<void> {
  const tasksOf = (row: CaseRow): Map<string, Task> =>
    new Map(row.endedOn || row.version === 0 ? [] : process.tasks(row.state).map((task) => [task.key, task]));
  const [old, now] = [tasksOf(before), tasksOf(after)];
  const same = (a: Task, b: Task | undefined): boolean =>
    b !== undefined &&
    a.office === b.office &&
    a.due === b.due &&
    a.urgedOn === b.urgedOn &&
    a.notFor?.join() === b.notFor?.join() &&
    a.barred?.join() === b.barred?.join();
  const gone = [...old.values()].filter((task) => !same(task, now.get(task.key)));
  const come = [...now.values()].filter((task) => !same(task, old.get(task.key)));
  const keys = gone.map(({ key }) => key);
  const rows = come.map(({ notFor, barred, ...task }) => ({
    ...task,
    ...(notFor && { notFor: [...notFor] }),
    ...(barred && { barred: [...barred] }),
    ...{ caseId: after.id, openedOn: after.changedOn },
  }));
  // Sent together, and done in this order: what changed goes and comes under one key.
  await Promise.all([takeAway(tx, after, keys), insertRows(tx, taskTable, rows)]);
}

async function takeAway(tx: Transaction, { id, changedOn }: CaseRow, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.execute(sql`
    with gone as (delete from task where case_id = ${id} and key = any(${codes(keys)}) returning *)
    insert into past_task (case_id, key, office, act, due, period)
    select case_id, key, office, act, due, daterange(opened_on, ${changedOn}::date)
    from gone where opened_on < ${changedOn}::date`);
}
