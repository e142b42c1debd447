import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createCases } from '../../client/cases.ts';
import { caseTable, event } from '../../db/schema.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
  // The programme of 2021 on today's calendar: everything that it waited for is due.
  await stack.database.db.execute(sql`update clock set mode = 'real', date = null`);
  await stack.worker();
});

afterAll(() => stack?.stop());

it('a case on the calendar ticks by itself until nothing of it is due', async () => {
  const { client, config, database } = stack;
  const cases = createCases({ client, taskQueue: config.taskQueue, clock: 'real' });
  const [row] = await database.db.execute<{ today: string }>(sql`select business_date()::text as today`);
  const today = row?.today ?? '';
  const ref = { id: 'programme/shenzhen-2022', kind: 'programme' as const };
  const launch = { id: 'launch', act: 'launch', actor: 'a-sz-administrator-1', date: today };
  const answer = await cases.send({ ...ref, programme: 'shenzhen-2022', policyVersion: 1 }, launch, {});
  expect(answer).toMatchObject({ ok: true });

  await vi.waitFor(
    async () => {
      const [programme] = await database.db.select().from(caseTable).where(eq(caseTable.id, ref.id));
      expect(programme?.due && programme.due > today).toBe(true);
    },
    { timeout: 30_000, interval: 250 },
  );
  const ticks = await database.db.select().from(event).where(eq(event.actor, 'clock'));
  expect(ticks.filter(({ caseId }) => caseId === ref.id).length).toBeGreaterThan(0);
  expect(new Set(ticks.map(({ command }) => command.split(':')[0]))).toEqual(new Set(['tick']));

  // One timer stands for the next due date; those before it have fired.
  await vi.waitFor(
    async () => {
      const { events } = await client.workflow.getHandle(ref.id).fetchHistory();
      const count = (key: 'timerStartedEventAttributes' | 'timerFiredEventAttributes'): number =>
        events?.filter((one) => one[key]).length ?? 0;
      expect(count('timerFiredEventAttributes')).toBeGreaterThan(0);
      expect(count('timerStartedEventAttributes')).toBe(count('timerFiredEventAttributes') + 1);
    },
    { timeout: 10_000, interval: 250 },
  );
});
