import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import type { CaseRef, CommandBase, EventBase } from '../domain/case.ts';
import type { DateString } from '../domain/time.ts';
import type { Answer } from './messages.ts';

interface RecordActivity {
  record(input: {
    readonly case: CaseRef;
    readonly version: number;
    readonly commands: readonly CommandBase[];
  }): Promise<{
    readonly events: readonly (readonly [DateString, EventBase])[];
    readonly outcomes: readonly Answer[];
  }>;
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

export const record: RecordActivity['record'] = async (input) => {
  try {
    return await local.record(input);
  } catch (error) {
    const final =
      error instanceof ActivityFailure &&
      error.cause instanceof ApplicationFailure &&
      error.cause.nonRetryable;
    if (final) throw error;
    return durable.record(input);
  }
};
