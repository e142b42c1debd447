import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { CaseRef, CommandBase, Fault, Outcome } from '../domain/case.ts';
import type { DateString } from '../domain/time.ts';

/** What a case is started with, and what it hands to its next run. */
export interface CaseInput {
  readonly case: CaseRef;
  /** `real`: the case's own timer sends its ticks. `driven`: a driver does. */
  readonly clock: 'real' | 'driven';
  /** The fold so far. Without it, or in another format than today's, it is folded again from the record. */
  readonly carried?: { readonly format: number; readonly version: number; readonly state: unknown };
}

/** Raised when a state folded by an older version of the domain can no longer be evolved by today's. */
export const STATE_FORMAT = 1;

export type Answer = Outcome | Fault;

/** A command as it travels: the update or the signal is named after the act, so that the history holds it once. */
export type Sent = Omit<CommandBase, 'act'>;

/** Commands that share one transaction at the most, and that may be sent as one. */
export const BATCH = 20;

/** The update of commands that are sent as one, and carried out in their order: each with its act. Its answer has one for each. */
export const SEVERAL = 'several';

/** What the query `state` answers. */
export interface CaseView {
  readonly version: number;
  readonly stage: string;
  readonly due: DateString | null;
  readonly state: unknown;
}

/** Search attributes, registered for every namespace: 4 of the 10 keywords and 1 of the 3 dates a dev server has room for. */
export const searchAttributes = {
  programme: defineSearchAttributeKey('LunhuanProgramme', SearchAttributeType.KEYWORD),
  town: defineSearchAttributeKey('LunhuanTown', SearchAttributeType.KEYWORD),
  unit: defineSearchAttributeKey('LunhuanUnit', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('LunhuanStage', SearchAttributeType.KEYWORD),
  due: defineSearchAttributeKey('LunhuanDue', SearchAttributeType.DATETIME),
};
