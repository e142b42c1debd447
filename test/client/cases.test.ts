import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { createSolver } from '../../activities/solver.ts';
import type { RecordInput } from '../../db/record.ts';
import type { CaseRef, CommandBase } from '../../domain/case.ts';
import { processOf } from '../../domain/processes.ts';
import { nominatedSlate } from '../support/crowd.ts';
import { START } from '../support/prepared.ts';
import { agreeing, openSteps, recordDeps, towns } from '../support/slate.ts';
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
