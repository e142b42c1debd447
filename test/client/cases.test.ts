import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { createSolver } from '../../activities/solver.ts';
import type { RecordInput } from '../../db/record.ts';
import { command as commandTable, event } from '../../db/schema.ts';
import type { CaseRef, CommandBase } from '../../domain/case.ts';
import { processOf } from '../../domain/processes.ts';
import { BATCH, SEVERAL } from '../../workflows/messages.ts';
import { nominatedSlate } from '../support/crowd.ts';
import { START } from '../support/prepared.ts';
import { agreeing, commandOf, openSteps, recordDeps, towns } from '../support/slate.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let selection: CaseRef;
/** Whether the rules have a fault just now. */
let faulty = false;

beforeAll(async () => {
  stack = await startStack();
  const solver = createSolver();
  const sound = createActivities(recordDeps(stack.database.db), solver);
  const broken = createActivities(
    recordDeps(stack.database.db, {
      processOf: (kind) => ({
        ...processOf(kind),
        decide: () => {
          throw new Error('a fault of ours');
        },
      }),
    }),
    solver,
  );
  await stack.worker({
    activities: { record: (input: RecordInput) => (faulty ? broken : sound).record(input) },
  });
  await stack.launch();
  const [town = ''] = await towns(stack.database.db);
  selection = await nominatedSlate(stack, town);
});

afterAll(() => stack?.stop());

async function nextDecision(): Promise<CommandBase> {
  const [step] = await openSteps(stack.database.db, selection.id);
  const [decision] = step ? agreeing(step.office, step.meeting, step.keys.slice(0, 1), START) : [];
  if (!decision) throw new Error('nothing is open');
  return decision;
}

describe('several commands sent as one', () => {
  const unknown = (): CommandBase => commandOf('withdraw', 'clerk', START, { person: 'nobody' });

  it('are carried out in their order and recorded together; what is refused leaves the others alone', async () => {
    const steps = (await openSteps(stack.database.db, selection.id)).slice(0, 2);
    const [first, second] = steps.flatMap(({ office, meeting, keys }) =>
      agreeing(office, meeting, keys, START).slice(0, 1),
    );
    if (!first || !second) throw new Error('fewer than two steps are open');
    const answers = await stack.cases.sendAll(selection, [first, unknown(), second]);
    expect(answers).toMatchObject([
      { ok: true },
      { ok: false, refusal: { code: 'nominee-unknown' } },
      { ok: true },
    ]);
    const recorded = await stack.database.db
      .select()
      .from(event)
      .where(inArray(event.command, [first.id, second.id]))
      .orderBy(event.sequence);
    expect([...new Set(recorded.map(({ command }) => command))]).toEqual([first.id, second.id]);
    expect(new Set(recorded.map(({ xid }) => xid)).size).toBe(1);
    expect(await stack.cases.sendAll(selection, [first, second])).toEqual([answers[0], answers[2]]);
  });

  it('may be more than one transaction holds', async () => {
    const many = Array.from({ length: BATCH + 2 }, unknown);
    const answers = await stack.cases.sendAll(selection, many);
    expect(answers.map((answer) => 'refusal' in answer && answer.refusal.code)).toEqual(
      many.map(() => 'nominee-unknown'),
    );
  });

  it.each([
    ['none', []],
    ['more than go together', Array.from({ length: BATCH + 1 }, unknown)],
    ['one of another kind of case', [{ ...unknown(), act: 'arrive' }]],
    ['one without a date', [{ ...unknown(), date: undefined }]],
    ['no commands at all', 'withdraw'],
    ['nothing', null],
  ])('%s: refused early, and the case goes on', async (_, sent) => {
    const handle = stack.client.workflow.getHandle(selection.id);
    const good = unknown();
    const all = Array.isArray(sent) && sent.length === 1 ? [good, ...sent] : sent;
    await expect(handle.executeUpdate(SEVERAL, { args: [all] })).rejects.toThrow();
    const known = await stack.database.db.select().from(commandTable).where(eq(commandTable.id, good.id));
    expect(known).toEqual([]);
    expect(await stack.cases.send(selection, good)).toMatchObject({ ok: false });
  });
});

describe('a command sent again under its id', () => {
  it('is answered with the first outcome, however often and at once', async () => {
    const decision = await nextDecision();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => stack.newCases().send(selection, decision)),
    );
    expect(answers[0]).toMatchObject({ ok: true });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('with another body is refused', async () => {
    const decision = { ...(await nextDecision()), bodyHash: 'hash-of-one-body' };
    expect(await stack.cases.send(selection, decision)).toMatchObject({ ok: true });
    expect(await stack.cases.send(selection, { ...decision, bodyHash: 'hash-of-another' })).toEqual({
      ok: false,
      refusal: { code: 'key-reused' },
    });
  });

  it('goes through once a fault of ours is mended', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const decision = await nextDecision();
    faulty = true;
    const answer = await stack.cases.send(selection, decision);
    faulty = false;
    said.mockRestore();
    expect(answer).toMatchObject({ ok: false, fault: expect.stringContaining(decision.id) });
    expect(await stack.cases.send(selection, decision)).toMatchObject({ ok: true });
  });
});
