import { ApplicationFailure } from '@temporalio/common';
import { AheadOfRecord, record, type RecordDeps, type RecordInput } from '../db/record.ts';
import { pack, type PackedAnswer } from '../domain/answer.ts';
import type { CaseRef, CommandBase } from '../domain/case.ts';
import type { Solved } from '../domain/rotation-plan-state.ts';
import { solve } from './plan.ts';
import type { Solver } from './solver.ts';

export interface Activities {
  record(input: RecordInput): Promise<PackedAnswer>;
  solve(input: { readonly case: CaseRef; readonly command: CommandBase }): Promise<Solved>;
}

/** What workflows may ask of the world. `record` is first of all: the only one that every case needs; the others are jobs. */
export const createActivities = (deps: RecordDeps, solver: Solver): Activities => ({
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
  solve: (input) => solve(deps, solver, input),
});
