import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { createActivities, type Activities } from '../../activities/index.ts';
import { createSolver } from '../../activities/solver.ts';
import { event } from '../../db/schema.ts';
import type { CaseRef, CommandBase } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import { processOf } from '../../domain/processes.ts';
import type { CaseView } from '../../workflows/messages.ts';
import { nominatedSlate } from '../support/crowd.ts';
import { START } from '../support/prepared.ts';
import { agreeing, openSteps, recordDeps, stateOf, towns } from '../support/slate.ts';
import { startStack, type Stack } from '../support/stack.ts';

/** With a cache of one, nearly every task replays its case's history. */
describe.each([{ cache: 'the usual cache' }, { cache: 'a cache of one', maxCachedWorkflows: 1 }])(
  'a rule tightened between record and replay, with $cache',
  ({ maxCachedWorkflows }) => {
    let stack: Stack;
    let selection: CaseRef;
    let lenient: Activities;
    let strict: Activities;
    /** What the worker does when it is asked to record. */
    let record: Activities['record'];

    beforeAll(async () => {
      stack = await startStack();
      const solver = createSolver();
      lenient = createActivities(recordDeps(stack.database.db), solver);
      strict = createActivities(
        recordDeps(stack.database.db, {
          processOf: (kind) => ({
            ...processOf(kind),
            decide: () => {
              throw new Refusal('four-eyes');
            },
          }),
        }),
        solver,
      );
      record = lenient.record;
      await start();
      await stack.launch();
      const [town = ''] = await towns(stack.database.db);
      selection = await nominatedSlate(stack, town);
    });

    afterAll(() => stack?.stop());

    const start = () =>
      stack.worker({
        activities: { record: (input: Parameters<Activities['record']>[0]) => record(input) },
        ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
      });

    async function nextDecision(): Promise<CommandBase> {
      const [step] = await openSteps(stack.database.db, selection.id);
      const [decision] = step ? agreeing(step.office, step.meeting, step.keys.slice(0, 1), START) : [];
      if (!decision) throw new Error('nothing is open');
      return decision;
    }

    const view = () => stack.client.workflow.getHandle(selection.id).query<CaseView>('state');
    const eventsOf = (id: string) => stack.database.db.select().from(event).where(eq(event.command, id));

    it('what was committed before Temporal heard of it stands, and is answered', async () => {
      const decision = await nextDecision();
      let asked = 0;
      record = async (input) => {
        asked += 1;
        if (asked > 1) return strict.record(input);
        await lenient.record(input);
        throw new Error('the worker died after the commit');
      };
      expect(await stack.cases.send(selection, decision)).toMatchObject({ ok: true });
      expect(asked).toBeGreaterThan(1);
      expect((await eventsOf(decision.id)).filter(({ type }) => type === 'signed')).toHaveLength(1);
      expect((await view()).state).toEqual(await stateOf(stack.database.db, selection.id));
    });

    it('a history that was recorded under the old rule replays in a new worker', async () => {
      record = lenient.record;
      const decision = await nextDecision();
      const first = await stack.cases.send(selection, decision);
      expect(first).toMatchObject({ ok: true });
      // Another worker knows no case: it folds each again from its history.
      await stack.stopWorkers();
      await start();
      record = strict.record;
      expect((await view()).state).toEqual(await stateOf(stack.database.db, selection.id));
      expect(await stack.cases.send(selection, decision)).toEqual(first);
      const next = await nextDecision();
      expect(await stack.cases.send(selection, next)).toEqual({
        ok: false,
        refusal: { code: 'four-eyes' },
      });
      const { runId, raw } = await stack.client.workflow.getHandle(selection.id).describe();
      expect(runId).toBe(raw.workflowExecutionInfo?.firstRunId);
    });
  },
);
