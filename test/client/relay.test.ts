import { NativeConnection, Worker } from '@temporalio/worker';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { createSolver } from '../../activities/solver.ts';
import type { Cases } from '../../client/cases.ts';
import { startRelay, type Relay } from '../../client/relay.ts';
import { caseTable, command as commandTable, event, outbox } from '../../db/schema.ts';
import { verifyChains } from '../../db/verify-chain.ts';
import type { CaseRef } from '../../domain/case.ts';
import type { SelectionState } from '../../domain/selection-state.ts';
import { workflowBundle } from '../support/bundle.ts';
import { handsOf, publishedSlate } from '../support/crowd.ts';
import { START } from '../support/prepared.ts';
import { accepted, commandOf, dispatch, recordDeps, refOf, stateOf, towns } from '../support/slate.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let native: NativeConnection;
let running: Promise<void>;
let worker: Worker;
let relay: Relay;
/** Messages that went out, and how often anything did. */
let sent = 0;
let times = 0;

/** The way to the cases as a bad day has it: messages go twice at once, and every third time the answer is lost. */
const unreliable = ({ send, sendAll }: Cases): Cases => ({
  send,
  async sendAll(ref, commands, tags) {
    sent += commands.length;
    times += 1;
    const lost = times % 3 === 0;
    const [answers] = await Promise.all([sendAll(ref, commands, tags), sendAll(ref, commands, tags)]);
    if (lost) throw new Error('the answer was lost');
    return answers;
  },
});

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  stack = await startStack();
  const deps = recordDeps(stack.database.db);
  native = await NativeConnection.connect({ address: stack.config.temporalAddress });
  // A worker without the relay that startWorker brings: this test has a relay of its own.
  worker = await Worker.create({
    connection: native,
    namespace: stack.config.temporalNamespace,
    taskQueue: stack.config.taskQueue,
    activities: createActivities(deps, createSolver()),
    workflowBundle: workflowBundle(),
  });
  running = worker.run();
  relay = await startRelay(stack.database, unreliable(stack.newCases()), deps);
  await stack.launch();
});

afterAll(async () => {
  await relay?.stop();
  worker?.shutdown();
  await running;
  await native?.close();
  await stack?.stop();
  vi.restoreAllMocks();
});

it('delivers each message once to each receiver, in order, however often it goes out', async () => {
  const { db } = stack.database;
  const hands = handsOf(stack);
  const [town = ''] = await towns(db);
  const selection = await publishedSlate(stack, town);
  await stack.driver.moveTo('2021-04-01');
  await dispatch(hands, selection);
  const { seats } = await stateOf<SelectionState>(db, selection.id);
  for (const { posting, places } of Object.values(seats)) {
    const arrive = commandOf('arrive', `a-${places.host}-host-1`, '2021-04-01', {
      ...{ on: '2021-04-01', document: '报到回执1号' },
    });
    await accepted(hands, refOf('posting', posting), arrive);
  }
  await hands.settle();

  const messages = await db.select().from(outbox).orderBy(outbox.position);
  expect(messages.length).toBeGreaterThan(15);
  expect(messages.filter(({ delivered }) => !delivered)).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(messages.length);
  expect(times).toBeGreaterThan(3);

  const commands = new Map((await db.select().from(commandTable)).map((row) => [row.id, row]));
  const events = await db.select().from(event).orderBy(event.caseId, event.sequence);
  for (const { id, toCase } of messages) expect(commands.get(id)).toMatchObject({ caseId: toCase });
  for (const receiver of new Set(messages.map(({ toCase }) => toCase))) {
    const ids = messages.filter(({ toCase }) => toCase === receiver).map(({ id }) => id);
    const taken = events.filter((row) => row.caseId === receiver).map((row) => row.command);
    const order = [...new Set(taken)].filter((id) => ids.includes(id));
    expect(order).toEqual(ids.filter((id) => taken.includes(id)));
  }
  // Each of the five arrivals fills its seat once.
  const filled = events.filter(({ caseId, type }) => caseId === `team/${town}` && type === 'seatFilled');
  expect(filled.map(({ data }) => data.seat).toSorted()).toEqual(Object.keys(seats).toSorted());
  expect((await verifyChains(db)).faults).toEqual([]);
});

it('brings a message to a case that has ended, which refuses it, and goes on', async () => {
  const { db } = stack.database;
  const [ended] = await db.select().from(caseTable).where(eq(caseTable.stage, 'ended'));
  if (!ended) throw new Error('no case has ended');
  const ref: CaseRef = refOf(ended.kind, ended.id);
  const id = `${ended.id}#late`;
  await db.insert(outbox).values({
    ...{ id, fromCase: ended.id, toCase: ref.id, toKind: ref.kind, act: 'open', payload: {}, opens: false },
    ...{ date: START, programme: ref.programme, policyVersion: ref.policyVersion },
  });
  await vi.waitFor(async () => {
    const [row] = await db.select().from(commandTable).where(eq(commandTable.id, id));
    expect(row?.outcome).toMatchObject({ ok: false, refusal: { code: 'case-ended' } });
  }, 10_000);
  const [message] = await db.select().from(outbox).where(eq(outbox.id, id));
  expect(message?.delivered).toBe(true);
});
