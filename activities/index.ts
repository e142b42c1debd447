import { ApplicationFailure } from '@temporalio/common';
import { AheadOfRecord, record, type RecordDeps, type RecordInput } from '../db/record.ts';
import { pack, type PackedAnswer } from '../domain/answer.ts';

export interface Activities {
  record(input: RecordInput): Promise<PackedAnswer>;
}

/** What workflows may ask of the world. `record` is first of all: the only one that every case needs. */
export const createActivities = (deps: RecordDeps): Activities => ({
  async record(input) {
    try {
      return pack(await record(deps, input));
    } catch (error) {
      if (error instanceof AheadOfRecord) {
        console.error(JSON.stringify({ level: 'alarm', case: input.case.id, message: error.message }));
        throw ApplicationFailure.nonRetryable(error.message, 'AheadOfRecord');
      }
      throw error;
    }
  },
});
