import type { ApprovalEvent, Approvals } from '../../domain/approval.ts';
import { dueOfApprovals, evolveApprovals } from '../../domain/approval.ts';
import { tasksOfApprovals } from '../../domain/approval-tasks.ts';
import {
  approvalActs,
  decideApproval,
  openApproval,
  resubmitApproval,
  tickApprovals,
  withdrawApproval,
  type ApprovalCommand,
  type ApprovalSetting,
} from '../../domain/approval-acts.ts';
import { drafts, type CommandBase, type Process } from '../../domain/case.ts';
import { ensure } from '../../domain/errors.ts';

export type AloneCommand = CommandBase &
  (ApprovalCommand | { readonly act: 'open' | 'resubmit' | 'withdraw'; readonly key: string });

/** Approvals with no case around them: the machine that every process embeds, by itself. */
export const approvalAlone = (setting: ApprovalSetting): Process<Approvals, AloneCommand, ApprovalEvent> => ({
  kind: 'report',
  acts: approvalActs,
  initial: {},
  decide(state, command, facts) {
    const context = { ...setting, facts, date: command.date };
    switch (command.act) {
      case 'open':
        ensure(!state[command.key], 'already-open', { case: command.key });
        return drafts(...openApproval(command.key, context));
      case 'resubmit':
        return drafts(...resubmitApproval(command.key, state[command.key], context));
      case 'withdraw':
        return drafts(...withdrawApproval(command.key, state[command.key]));
      case 'tick':
        return drafts(...tickApprovals(state, () => setting, facts, command.date));
      default:
        return drafts(...decideApproval(state, command, () => setting, facts, command.date));
    }
  },
  evolve: evolveApprovals,
  due: dueOfApprovals,
  stage: () => 'open',
  ended: () => false,
  tags: () => ({}),
  tasks: (state) => tasksOfApprovals(state, () => setting.initiators),
  messages: () => [],
});
