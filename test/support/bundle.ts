import type { WorkflowBundlePath } from '@temporalio/worker';
import { inject } from 'vitest';

/** The workflows as a worker loads them, bundled once for all suites. */
export const workflowBundle = (): WorkflowBundlePath => ({ codePath: inject('workflowBundle') });
