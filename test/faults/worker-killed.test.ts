import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nominatedSlate, objectAndSettle, publishedSlate, raceToSign } from '../support/crowd.ts';
import { expectLedgerHolds, type Ledger } from '../support/ledger.ts';
import { towns } from '../support/slate.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { spawnWorker, type WorkerProcess } from '../support/worker-process.ts';

let stack: Stack;
let worker: WorkerProcess;

beforeAll(async () => {
  stack = await startStack();
  worker = await spawnWorker(stack.config);
  await stack.launch();
});

afterAll(async () => {
  await worker?.kill();
  await stack?.stop();
});

/** Kills the worker when so many have been answered, and starts another one. */
async function killAfter(ledger: Ledger, answers: number): Promise<void> {
  while (ledger.length < answers) await new Promise((resolve) => setTimeout(resolve, 5));
  await worker.kill();
  worker = await spawnWorker(stack.config);
}

describe('the worker killed with -9 while 20 clients decide on one case', () => {
  it('no acknowledged decision is lost or doubled, and what was not answered is answered later', async () => {
    const [, town = ''] = await towns(stack.database.db);
    const selection = await publishedSlate(stack, town);
    const ledger: Ledger = [];
    await Promise.all([objectAndSettle(stack, selection, 8, ledger), killAfter(ledger, 90)]);
    await expectLedgerHolds(stack, selection, ledger);
    expect(ledger.filter(({ answer }) => answer.ok)).toHaveLength(320);
  }, 120_000);

  it('each step is signed once', async () => {
    const [town = ''] = await towns(stack.database.db);
    const selection = await nominatedSlate(stack, town);
    const ledger: Ledger = [];
    await Promise.all([raceToSign(stack, selection, ledger), killAfter(ledger, 5)]);
    await expectLedgerHolds(stack, selection, ledger);
    expect(ledger.filter(({ answer }) => answer.ok)).toHaveLength(5);
  }, 120_000);
});
