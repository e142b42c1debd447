import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { caseTable } from '../../db/schema.ts';
import { PROGRAMME, startStack, type Stack } from '../support/stack.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
  await stack.worker();
  await stack.launch();
});

afterAll(() => stack?.stop());

it('a case that Temporal has lost is ticked when it is due, and lives again', async () => {
  const { client, database } = stack;
  const { db } = database;
  const teams = await db.select().from(caseTable).where(eq(caseTable.kind, 'team'));
  const lost = teams[0]?.id ?? '';
  await client.workflow.getHandle(lost).terminate('as if Temporal had never known it');
  // Launched in 2021: on today's calendar everything that the team waited for is due.
  await stack.stopWorkers();
  await db.execute(sql`update clock set mode = 'real', date = null`);
  const [row] = await db.execute<{ today: string }>(sql`select business_date()::text as today`);
  const today = row?.today ?? '';

  await stack.worker();
  await vi.waitFor(
    async () => {
      // The programme, too, which has not been ticked for as long.
      const late = await db
        .select({ id: caseTable.id, due: caseTable.due })
        .from(caseTable)
        .where(and(inArray(caseTable.id, [lost, `programme/${PROGRAMME}`]), lte(caseTable.due, today)));
      expect(late).toEqual([]);
    },
    { timeout: 30_000, interval: 250 },
  );
  expect((await client.workflow.getHandle(lost).describe()).status.name).toBe('RUNNING');
});
