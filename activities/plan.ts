import { eq } from 'drizzle-orm';
import type { RecordDeps } from '../db/record.ts';
import { caseTable } from '../db/schema.ts';
import type { CaseRef, CommandBase } from '../domain/case.ts';
import type { RotationPlanFacts, Solved } from '../domain/rotation-plan-state.ts';
import { latest } from '../domain/time.ts';
import type { Solver } from './solver.ts';

/**
 * The job `solve` of a rotation plan: the problem as `record` will see it, solved. The answer holds seats, postings and dates,
 * and which problem it is of: whoever comes or leaves meanwhile makes it another one.
 */
export async function solve(
  { db, gather }: RecordDeps,
  solver: Solver,
  { case: { id }, command }: { readonly case: CaseRef; readonly command: CommandBase },
): Promise<Solved> {
  const facts: RotationPlanFacts = await db.transaction(async (tx) => {
    const [row] = await tx.select().from(caseTable).where(eq(caseTable.id, id));
    if (!row) throw new Error(`${id} is not in the record: it cannot be solved`);
    const date = latest(command.date, row.changedOn);
    return gather(tx, row, { ...command, date });
  });
  const { problem, problemId = '' } = facts;
  if (!problem) throw new Error(`${id}: the policy has no rules for planning`);
  return { problem: problemId, answer: await solver.solve(problem) };
}
