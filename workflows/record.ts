import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { unpack, type PackedAnswer, type RecordAnswer } from '../domain/answer.ts';
import type { CaseRef, CommandBase } from '../domain/case.ts';

interface RecordInput {
  readonly case: CaseRef;
  readonly version: number;
  readonly commands: readonly CommandBase[];
  /** They were sent as one: after a fault none of the rest is tried. */
  readonly inOrder?: true;
}

interface RecordActivity {
  record(input: RecordInput): Promise<PackedAnswer>;
}

/** Local: no task of its own, a fifth of the time. Four attempts bridge a lost connection. */
const local = proxyLocalActivities<RecordActivity>({
  startToCloseTimeout: '10 seconds',
  retry: { maximumAttempts: 4, initialInterval: '100 milliseconds', backoffCoefficient: 2 },
});

/** For as long as Postgres is away: local retries would add to the history for ever, these do not. */
const durable = proxyActivities<RecordActivity>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
});

/** Decides and records commands: see db/record.ts. */
export async function record(input: RecordInput): Promise<RecordAnswer> {
  try {
    return unpack(await local.record(input));
  } catch (error) {
    const final =
      error instanceof ActivityFailure &&
      error.cause instanceof ApplicationFailure &&
      error.cause.nonRetryable;
    if (final) throw error;
    return unpack(await durable.record(input));
  }
}
