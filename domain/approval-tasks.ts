import type { Approvals } from './approval.ts';
import { turnsOf } from './approval-turns.ts';
import type { Task } from './case.ts';

/**
 * The inbox rows of every open approval: a signature, a meeting to be held, minutes to be confirmed; of somebody who was
 * asked by name; and of the office above, which may urge what is late. Whoever initiated an approval is not asked to decide it,
 * nor is whoever recused themselves: not in an absent holder's place either.
 */
export const tasksOfApprovals = (
  approvals: Approvals,
  initiatorsOf: (key: string) => readonly string[],
): readonly Task[] =>
  Object.entries(approvals).flatMap(([subject, approval]) =>
    turnsOf(approval).map(({ act, office, account, notFor: gone = [] }): Task => {
      const initiators = act === 'urge' ? [] : initiatorsOf(subject);
      const notFor = [...gone, ...initiators];
      const barred = act === 'urge' ? [] : [...initiators, ...(approval.recused ?? [])];
      return {
        key: account === undefined ? `${act}:${subject}` : `${act}:${subject}@${account}`,
        ...{ office, act, subject, due: approval.due },
        ...(account !== undefined && { account }),
        ...(account === undefined && notFor.length > 0 && { notFor }),
        ...(account === undefined && barred.length > 0 && { barred }),
        ...(approval.urgedOn && act !== 'urge' && { urgedOn: approval.urgedOn }),
      };
    }),
  );
