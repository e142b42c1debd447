import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { caseTable, command as commandTable, event } from '../../db/schema.ts';
import { caseKinds, type CaseRef } from '../../domain/case.ts';
import { processOf } from '../../domain/processes.ts';
import { SEVERAL, type CaseInput, type CaseView } from '../../workflows/messages.ts';
import { handsOf, nominatedSlate, objectAndSettle, publishedSlate } from '../support/crowd.ts';
import { START } from '../support/prepared.ts';
import {
  accepted,
  agreeing,
  commandOf,
  launchSelection,
  openSteps,
  proposals,
  refOf,
  stateOf,
  towns,
} from '../support/slate.ts';
import { startStack, type Stack } from '../support/stack.ts';

/** With a cache of one, nearly every task replays its case's history. */
describe.each([{ cache: 'the usual cache' }, { cache: 'a cache of one', maxCachedWorkflows: 1 }])(
  'a case, with $cache',
  ({ maxCachedWorkflows }) => {
    let stack: Stack;
    let selection: CaseRef;
    let places: readonly string[];

    beforeAll(async () => {
      stack = await startStack();
      await stack.worker(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows });
      await stack.launch();
      places = await towns(stack.database.db);
      selection = await nominatedSlate(stack, places[0] ?? '');
    });

    afterAll(() => stack?.stop());

    const handle = (ref: CaseRef) => stack.client.workflow.getHandle(ref.id);
    const view = (ref: CaseRef): Promise<CaseView> => handle(ref).query<CaseView>('state');

    const recorded = async (ref: CaseRef) => {
      const [row] = await stack.database.db.select().from(caseTable).where(eq(caseTable.id, ref.id));
      if (!row) throw new Error(`${ref.id} is not in the record`);
      return row;
    };

    const outcomeOf = async (id: string) => {
      const [row] = await stack.database.db.select().from(commandTable).where(eq(commandTable.id, id));
      return row?.outcome;
    };

    async function nextDecision() {
      const [step] = await openSteps(stack.database.db, selection.id);
      const [decision] = step ? agreeing(step.office, step.meeting, step.keys.slice(0, 1), START) : [];
      if (!decision) throw new Error('nothing is open');
      return decision;
    }

    it('keeps no stacks of what it waits for: the SDK still asks for them in the words that workflows/stacks.ts answers', async () => {
      expect(await handle(selection).query<string>('__stack_trace')).toBe('');
    });

    it('answers the query "state" with what the record holds', async () => {
      const row = await recorded(selection);
      expect(await view(selection)).toEqual({
        version: row.version,
        stage: row.stage,
        due: row.due,
        state: row.state,
      });
    });

    it('takes a signal of the same name for an update', async () => {
      const decision = await nextDecision();
      await handle(selection).signal(decision.act, decision);
      await vi.waitFor(async () => expect(await outcomeOf(decision.id)).toMatchObject({ ok: true }), 10_000);
      // The same command as an update finds what the signal came to.
      expect(await stack.cases.send(selection, decision)).toEqual(await outcomeOf(decision.id));
    });

    it('refuses a malformed update, ignores a malformed signal, and goes on', async () => {
      const decision = await nextDecision();
      const malformed = { ...decision, act: 'withdraw' };
      const { runId } = await handle(selection).describe();
      await expect(handle(selection).executeUpdate('decide', { args: [malformed] })).rejects.toThrow();
      await handle(selection).signal('decide', malformed);
      await handle(selection).signal('decide', null);
      expect(await stack.cases.send(selection, decision)).toMatchObject({ ok: true });
      expect((await handle(selection).describe()).runId).toBe(runId);
    });

    it('answers a refusal as data', async () => {
      const command = commandOf('withdraw', 'a-sz-administrator-1', START, { person: 'nobody' });
      expect(await stack.cases.send(selection, command)).toEqual({
        ok: false,
        refusal: { code: 'nominee-unknown', params: { person: 'nobody' }, field: 'person' },
      });
    });

    it('goes on as a new run when its history is long, with its state and its search attributes', async () => {
      const published = await publishedSlate(stack, places[1] ?? '');
      await objectAndSettle(stack, published, 4, []);
      const before = await handle(published).describe();
      expect(before.runId).not.toBe(before.raw.workflowExecutionInfo?.firstRunId);
      expect(before.historyLength).toBeLessThan(400);
      const row = await recorded(published);
      expect(await view(published)).toMatchObject({ version: row.version, state: row.state });
      const attributes = before.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]);
      expect(Object.fromEntries(attributes)).toMatchObject({
        LunhuanProgramme: 'shenzhen-2022',
        LunhuanTown: places[1],
        LunhuanStage: row.stage,
      });
      const [person = ''] = Object.keys((row.state as { nominees: object }).nominees);
      const late = commandOf('object', 'a-sz-leader-1', START, { person, objection: 'o-late', reason: 't' });
      expect(await stack.cases.send(published, late)).toEqual({ ok: true, version: row.version + 1 });
    });

    it('ends in Temporal when it is cancelled there, and comes back with the next command', async () => {
      const before = await recorded(selection);
      await handle(selection).cancel();
      await vi.waitFor(
        async () => expect((await handle(selection).describe()).status.name).toBe('CANCELLED'),
        10_000,
      );
      expect(await recorded(selection)).toEqual(before);
      expect(await stack.cases.send(selection, await nextDecision())).toMatchObject({ ok: true });
      expect((await view(selection)).version).toBeGreaterThan(before.version);
    });

    it('comes back from the record when Temporal no longer knows it', async () => {
      await handle(selection).terminate('as after the end of its retention');
      const { version } = await recorded(selection);
      const answer = await stack.cases.send(selection, await nextDecision());
      expect(answer).toMatchObject({ ok: true });
      expect((await view(selection)).version).toBeGreaterThan(version);
      expect((await view(selection)).state).toEqual((await recorded(selection)).state);
    });

    it('is folded again from the record when it was carried in another format', async () => {
      await handle(selection).terminate('to be started as an older version would have carried it');
      const carried = { format: 0, version: 3, state: { opened: 'in some older way' } };
      const input: CaseInput = { case: selection, clock: 'driven', carried };
      await stack.client.workflow.start('selection', {
        ...{ workflowId: selection.id, taskQueue: stack.config.taskQueue, args: [input] },
      });
      expect(await stack.cases.send(selection, await nextDecision())).toMatchObject({ ok: true });
      expect((await view(selection)).state).toEqual((await recorded(selection)).state);
    });

    it('ends, and whoever comes later is told so', async () => {
      const hands = handsOf(stack);
      const short = await launchSelection(hands, places[2] ?? '');
      const [{ actor: hr = '' } = {}] = await proposals(hands.db, short);
      const { seats } = await stateOf<{ seats: Record<string, { places: { leadUnit: string } }> }>(
        hands.db,
        short.id,
      );
      for (const [seat, { places: where }] of Object.entries(seats)) {
        const actor = `a-${where.leadUnit}-hr-1`;
        await accepted(hands, short, commandOf('giveUp', actor, START, { seat, reason: 'text-1' }));
      }
      expect((await recorded(short)).endedOn).toBe(START);
      await vi.waitFor(
        async () => expect((await handle(short).describe()).status.name).toBe('COMPLETED'),
        10_000,
      );
      const late = commandOf('withdraw', hr, START, { person: 'nobody' });
      expect(await stack.cases.send(short, late)).toMatchObject({
        ok: false,
        refusal: { code: 'case-ended' },
      });
      await hands.settle();
      const told = await stack.database.db
        .select()
        .from(event)
        .where(eq(event.caseId, `team/${places[2]}`));
      expect(told.map(({ type }) => type)).toContain('selectionClosed');
    });

    it.each(caseKinds)('%s: every act can be sent as an update and as a signal', async (kind) => {
      const ref = refOf(kind, `names-of/${kind}`);
      const input: CaseInput = { case: ref, clock: 'driven' };
      await stack.client.workflow.start(kind, {
        ...{ workflowId: ref.id, taskQueue: stack.config.taskQueue, args: [input] },
      });
      const { definition } = await handle(ref).query<{
        definition: Record<'updateDefinitions' | 'signalDefinitions', readonly { name: string }[]>;
      }>('__temporal_workflow_metadata');
      await handle(ref).terminate();
      const acts = [...processOf(kind).acts, 'tick', 'recalendar'].toSorted();
      const names = (list: readonly { name: string }[]): string[] => list.map(({ name }) => name).toSorted();
      expect(names(definition.updateDefinitions)).toEqual([...acts, SEVERAL].toSorted());
      expect(names(definition.signalDefinitions)).toEqual(acts);
    });
  },
);
