import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nominatedSlate, objectAndSettle, publishedSlate, raceToSign } from '../support/crowd.ts';
import { expectLedgerHolds, type Ledger } from '../support/ledger.ts';
import { towns } from '../support/slate.ts';
import { startStack, type Stack } from '../support/stack.ts';

/** With a cache of one, nearly every task replays its case's history. */
describe.each([{ cache: 'the usual cache' }, { cache: 'a cache of one', maxCachedWorkflows: 1 }])(
  '20 clients on one case, with $cache',
  ({ maxCachedWorkflows }) => {
    let stack: Stack;
    let places: readonly string[];

    beforeAll(async () => {
      stack = await startStack();
      await stack.worker(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows });
      await stack.launch();
      places = await towns(stack.database.db);
    });

    afterAll(() => stack?.stop());

    it('sign the same steps at the same instant: each step is signed once', async () => {
      const selection = await nominatedSlate(stack, places[0] ?? '');
      const ledger: Ledger = [];
      await raceToSign(stack, selection, ledger);
      await expectLedgerHolds(stack, selection, ledger);
      expect(ledger.filter(({ answer }) => answer.ok)).toHaveLength(5);
    });

    it('decide hundreds of things: no acknowledged decision is lost or doubled', async () => {
      const selection = await publishedSlate(stack, places[1] ?? '');
      const ledger: Ledger = [];
      await objectAndSettle(stack, selection, 8, ledger);
      await expectLedgerHolds(stack, selection, ledger);
      expect(ledger.filter(({ answer }) => answer.ok)).toHaveLength(320);
      // Through several runs: the history's limit was reached on the way.
      const handle = stack.client.workflow.getHandle(selection.id);
      const { runId, raw } = await handle.describe();
      expect(runId).not.toBe(raw.workflowExecutionInfo?.firstRunId);
    });
  },
);
