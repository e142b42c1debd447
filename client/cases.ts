import { randomBytes } from 'node:crypto';
import {
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import type { CaseRef, CommandBase, Tags } from '../domain/case.ts';
import { unpackOutcome, type PackedOutcome } from '../domain/answer.ts';
import { BATCH, SEVERAL, searchAttributes, type Answer, type CaseInput } from '../workflows/messages.ts';

/** Updates in flight on one case at a time: above ten the server answers with errors and stalls of seconds. */
const IN_FLIGHT = 8;
/** gRPC codes after which the same command may simply be sent again: its id makes that safe. */
const RETRY = new Set([4, 8, 10, 14]);

export interface CasesDeps {
  readonly client: Client;
  readonly taskQueue: string;
  /** Whether cases arm timers of their own. */
  readonly clock: CaseInput['clock'];
}

/** Sends commands to cases. An answer means that it is recorded; no answer means nothing, and the same id may be sent again. */
export interface Cases {
  send(ref: CaseRef, command: CommandBase, tags?: Tags): Promise<Answer>;
  /**
   * Several to one case at the price of one, carried out in their order; an answer for each. A refusal is that of its own
   * command; after a fault none of the rest is tried.
   */
  sendAll(ref: CaseRef, commands: readonly CommandBase[], tags?: Tags): Promise<readonly Answer[]>;
}

/** What is sent to a case: an update's name and what it carries. */
interface Message {
  readonly name: string;
  readonly body: unknown;
}

export function createCases({ client, taskQueue, clock }: CasesDeps): Cases {
  const turns = createTurns(IN_FLIGHT);

  const update = <R>({ id }: CaseRef, { name, body }: Message, updateId: string): Promise<R> =>
    client.workflow.getHandle(id).executeUpdate<R, [unknown]>(name, { args: [body], updateId });

  /** Also how a case comes back that Temporal no longer knows: it folds itself from the record. */
  const start = <R>(
    ref: CaseRef,
    { name, body }: Message,
    { town, unit }: Tags,
    updateId: string,
  ): Promise<R> => {
    const input: CaseInput = { case: ref, clock };
    const startWorkflowOperation = new WithStartWorkflowOperation(ref.kind, {
      workflowId: ref.id,
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      typedSearchAttributes: new TypedSearchAttributes([
        { key: searchAttributes.programme, value: ref.programme },
        ...(town === undefined ? [] : [{ key: searchAttributes.town, value: town }]),
        ...(unit === undefined ? [] : [{ key: searchAttributes.unit, value: unit }]),
      ]),
    });
    return client.workflow.executeUpdateWithStart(name, {
      args: [body],
      updateId,
      startWorkflowOperation,
    });
  };

  const attempt = async <R>(
    ref: CaseRef,
    message: Message,
    tags: Tags | undefined,
    updateId: string,
  ): Promise<R> => {
    if (tags) return start(ref, message, tags, updateId);
    try {
      return await update<R>(ref, message, updateId);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return start(ref, message, {}, updateId);
      throw error;
    }
  };

  const deliver = <R>(ref: CaseRef, message: Message, tags?: Tags): Promise<R> =>
    turns(ref.id, async () => {
      // One id a call, so that its own retries meet. Not the command's: the record knows that one for ever, while
      // Temporal would answer another body, or a fault mended since, with what it remembers of the run. Short, since
      // a history holds it four times; unique within a run is enough.
      const updateId = randomBytes(6).toString('base64url');
      for (let tried = 1; ; tried += 1) {
        try {
          return await attempt<R>(ref, message, tags, updateId);
        } catch (error) {
          if (tried === 5 || !mayRetry(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tried));
        }
      }
    });

  const send: Cases['send'] = async (ref, { act, ...sent }, tags) =>
    unpackOutcome(await deliver<PackedOutcome>(ref, { name: act, body: sent }, tags));

  return {
    send,
    async sendAll(ref, commands, tags) {
      const answers: Answer[] = [];
      for (let from = 0; from < commands.length; from += BATCH) {
        const [first, ...rest] = commands.slice(from, from + BATCH);
        if (!first || answers.some((answer) => 'fault' in answer)) break;
        if (rest.length === 0) answers.push(await send(ref, first, tags));
        else {
          const several = { name: SEVERAL, body: [first, ...rest] };
          answers.push(...(await deliver<readonly PackedOutcome[]>(ref, several, tags)).map(unpackOutcome));
        }
      }
      return answers;
    },
  };
}

function mayRetry(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return (
    (isGrpcServiceError(error) && RETRY.has(error.code)) ||
    (isGrpcServiceError(cause) && RETRY.has(cause.code))
  );
}

/** At most `most` at a time for each key; the others wait in order. */
function createTurns(most: number) {
  const waiting = new Map<string, { running: number; queue: (() => void)[] }>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = waiting.get(key) ?? { running: 0, queue: [] };
    waiting.set(key, turn);
    if (turn.running >= most) await new Promise<void>((resolve) => turn.queue.push(resolve));
    else turn.running += 1;
    try {
      return await work();
    } finally {
      const next = turn.queue.shift();
      if (next) next();
      else if (--turn.running === 0) waiting.delete(key);
    }
  };
}
