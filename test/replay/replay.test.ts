import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, Runtime, Worker, type ReplayResult } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { describe, expect, it } from 'vitest';
import { workflowBundle } from '../support/bundle.ts';
import { historyFromJson, type History } from '../support/history.ts';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

const folder = fileURLToPath(new URL('./histories/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

async function replay(history: History): Promise<ReplayResult | undefined> {
  const results = Worker.runReplayHistories({ workflowBundle: workflowBundle() }, [
    { workflowId: 'replayed', history },
  ]);
  let last: ReplayResult | undefined;
  for await (const result of results) last = result;
  return last;
}

/** The history without the events of these types, numbered anew: as if today's code did not do that any more. */
function without(name: string, ...types: readonly string[]): History {
  const { events } = JSON.parse(read(name)) as { events: readonly { eventType: string }[] };
  const left = events.filter(({ eventType }) => !types.some((type) => eventType === `EVENT_TYPE_${type}`));
  if (left.length === events.length) throw new Error('the edit changed nothing');
  const numbered = left.map((event, n) => ({ ...event, eventId: String(n + 1) }));
  return historyFromJson(JSON.stringify({ events: numbered }));
}

describe('a history in the repo', () => {
  it.each(names)('%s replays on the code of today', async (name) => {
    const result = await replay(historyFromJson(read(name)));
    expect(result).toBeDefined();
    expect(result?.error).toBeUndefined();
  });

  it('there is one of every kind of thing that a case does', () => {
    const seen = names.map(read).join('');
    for (const type of [
      'WORKFLOW_EXECUTION_UPDATE_COMPLETED',
      'MARKER_RECORDED',
      'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
      'ACTIVITY_TASK_COMPLETED',
      'TIMER_STARTED',
      'TIMER_FIRED',
      'WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
      'WORKFLOW_EXECUTION_COMPLETED',
    ]) {
      expect(seen).toContain(`EVENT_TYPE_${type}`);
    }
  });
});

describe('a history that was edited does not replay', () => {
  it('the first record, under another name', async () => {
    const edited = read('selection-first-run.json').replace(
      base64('"activity_type":"record"'),
      base64('"activity_type":"rekord"'),
    );
    expect((await replay(historyFromJson(edited)))?.error).toBeInstanceOf(DeterminismViolationError);
  });

  it('the search attributes left out', async () => {
    const history = without('posting.json', 'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES');
    expect((await replay(history))?.error).toBeInstanceOf(DeterminismViolationError);
  });

  it('the job that the case waits for, left out', async () => {
    const job = ['SCHEDULED', 'STARTED', 'COMPLETED'].map((what) => `ACTIVITY_TASK_${what}`);
    const history = without('rotation-plan.json', ...job);
    expect((await replay(history))?.error).toBeInstanceOf(DeterminismViolationError);
  });

  it('a timer left out', async () => {
    const history = without('team-real-clock.json', 'TIMER_STARTED', 'TIMER_FIRED');
    expect((await replay(history))?.error).toBeInstanceOf(DeterminismViolationError);
  });

  it('another workflow', async () => {
    const edited = read('posting.json').replace('"name":"posting"', '"name":"report"');
    expect((await replay(historyFromJson(edited)))?.error).toBeInstanceOf(DeterminismViolationError);
  });
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
