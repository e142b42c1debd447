import { Connection } from '@temporalio/client';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect } from '../../db/client.ts';
import { caseTable, outbox } from '../../db/schema.ts';
import { verifyChains } from '../../db/verify-chain.ts';
import { prepare } from '../../dev/prepare.ts';
import { addDays } from '../../domain/time.ts';
import { handsOf, nominatedSlate, objectAndSettle, publishedSlate } from '../support/crowd.ts';
import { expectLedgerHolds, type Ledger } from '../support/ledger.ts';
import { startOwnServices, type OwnServices } from '../support/own-services.ts';
import { START } from '../support/prepared.ts';
import { agreeToAll, commandOf, refOf, towns } from '../support/slate.ts';
import { createStack, type Stack } from '../support/stack.ts';

let services: OwnServices;
let stack: Stack;
let places: readonly string[];

beforeAll(async () => {
  services = await startOwnServices();
  const url = new URL(services.databaseUrl);
  url.pathname = '/faults';
  await prepare(url.href, { start: START, seed: 1, towns: 3 });
  const connection = await Connection.connect({ address: services.temporalAddress });
  const database = { ...connect(url.href), url: url.href };
  stack = createStack(database, { address: services.temporalAddress, namespace: 'default', connection });
  await stack.worker();
  await stack.launch();
  places = await towns(database.db);
}, 180_000);

afterAll(async () => {
  await stack?.stop();
  await services?.stop();
});

/** While 20 clients decide on one case: what they were told stands, and what they were not told is answered later. */
async function decideThrough(town: string, name: 'postgres' | 'temporal'): Promise<void> {
  const selection = await publishedSlate(stack, town);
  const ledger: Ledger = [];
  const kill = async (): Promise<void> => {
    await vi.waitUntil(() => ledger.length > 60, { timeout: 60_000, interval: 5 });
    await services.kill(name);
    await services.restart(name);
  };
  await Promise.all([objectAndSettle(stack, selection, 8, ledger), kill()]);
  await expectLedgerHolds(stack, selection, ledger);
  expect(ledger.filter(({ answer }) => answer.ok)).toHaveLength(320);
}

/** Cases that stood still when it happened take commands again, and messages between cases arrive. */
async function everyCaseGoesOn(town: string): Promise<void> {
  const other = await nominatedSlate(stack, town);
  await agreeToAll(handsOf(stack), other);
  const again = commandOf('launch', 'a-sz-administrator-1', START);
  expect(await stack.cases.send(refOf('programme', 'programme/shenzhen-2022'), again)).toMatchObject({
    ok: false,
    refusal: { code: 'already-open' },
  });
  await stack.driver.settle();
  const { db } = stack.database;
  expect(await db.select().from(outbox).where(eq(outbox.delivered, false))).toEqual([]);
  expect((await verifyChains(db)).faults).toEqual([]);
}

async function openSelection(town: string): Promise<{ readonly stage: string; readonly due: string }> {
  const [row] = await stack.database.db
    .select()
    .from(caseTable)
    .where(eq(caseTable.id, `selection/${town}/1`));
  if (!row?.due) throw new Error(`the selection of ${town} waits for no day`);
  return { stage: row.stage, due: row.due };
}

describe('killed with -9 while 20 clients decide on one case', () => {
  it('the Temporal server', async () => {
    await decideThrough(places[0] ?? '', 'temporal');
  }, 180_000);

  it('Postgres', async () => {
    await decideThrough(places[1] ?? '', 'postgres');
    await everyCaseGoesOn(places[2] ?? '');
  }, 180_000);

  it('both leave each case where Temporal lists it: by programme, town, stage and due date', async () => {
    const { stage, due } = await openSelection(places[2] ?? '');
    const query =
      `LunhuanProgramme = 'shenzhen-2022' and LunhuanTown = '${places[2]}' and LunhuanStage = '${stage}' ` +
      `and LunhuanDue < '${addDays(due, 1)}T00:00:00+08:00'`;
    // Temporal's list follows its cases with a delay.
    await vi.waitFor(
      async () => {
        const found: string[] = [];
        for await (const { workflowId } of stack.client.workflow.list({ query })) found.push(workflowId);
        expect(found).toEqual([`selection/${places[2]}/1`]);
      },
      { timeout: 10_000, interval: 200 },
    );
  });
});
