import { proxyActivities } from '@temporalio/workflow';
import type { CaseRef, CommandBase, Job } from '../domain/case.ts';

interface JobInput {
  readonly case: CaseRef;
  readonly command: CommandBase;
}

/** Far more than the largest plan takes; a worker that died is noticed after so long. */
const LONGEST = '5 minutes';

/**
 * What is worked out before a command is recorded. Ordinary activities: they run on any worker and are tried again for as
 * long as it takes. What cannot be worked out is an answer, too, so that a case never waits for ever.
 */
export const workOut = proxyActivities<Record<Job, (input: JobInput) => Promise<unknown>>>({
  startToCloseTimeout: LONGEST,
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});
