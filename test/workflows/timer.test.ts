import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createCases } from '../../client/cases.ts';
import { caseTable, event } from '../../db/schema.ts';
import { commandOf, refOf, towns } from '../support/slate.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
  await stack.worker();
  await stack.launch();
});

afterAll(() => stack?.stop());

it('a case on the calendar ticks by itself when it is due', async () => {
  const { client, config, database } = stack;
  const { db } = database;
  const [town = ''] = await towns(db);
  const ref = refOf('team', `team/${town}`);
  // Launched in 2021 and left alone: on today's calendar, everything that the team waited for is due.
  await db.execute(sql`update clock set mode = 'real', date = null`);
  await client.workflow.getHandle(ref.id).terminate('to be started again with a timer of its own');
  const cases = createCases({ client, taskQueue: config.taskQueue, clock: 'real' });
  const [row] = await db.execute<{ today: string }>(sql`select business_date()::text as today`);
  const today = row?.today ?? '';
  const unknown = commandOf('launchSelection', 'a-sz-administrator-1', today);
  expect(await cases.send(ref, unknown)).toMatchObject({
    ok: false,
    refusal: { code: 'not-your-office' },
  });

  await vi.waitFor(
    async () => {
      const [team] = await db.select().from(caseTable).where(eq(caseTable.id, ref.id));
      expect(team?.due === null || (team && team.due > today)).toBe(true);
    },
    { timeout: 30_000, interval: 250 },
  );
  const ticks = await db.select().from(event).where(eq(event.actor, 'clock'));
  expect(ticks.map(({ caseId, type }) => [caseId, type])).toContainEqual([ref.id, 'overdue']);
  const { events } = await client.workflow.getHandle(ref.id).fetchHistory();
  expect(events?.filter((one) => one.timerFiredEventAttributes)).not.toEqual([]);
});
