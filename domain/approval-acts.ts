import type { ApprovalEvent, Approvals } from './approval.ts';
import { hand, handsActs, type HandsCommand } from './approval-hands.ts';
import { confirmMinutes, minute, type Meeting, type MinuteItem } from './approval-meeting.ts';
import { sign, type DecideItem } from './approval-sign.ts';
import type { ApprovalSetting, Context } from './approval-steps.ts';
import { ensure } from './errors.ts';
import type { Facts } from './ports.ts';
import type { DateString } from './time.ts';

export type { ApprovalSetting } from './approval-steps.ts';
export {
  openApproval,
  recalendarApprovals,
  resubmitApproval,
  tickApprovals,
  withdrawApproval,
} from './approval-steps.ts';

/** What people do in an approval, the same in every process. Each names several approvals, so that a slate is one request. */
export type ApprovalCommand =
  | { readonly act: 'decide'; readonly items: readonly DecideItem[] }
  | ({ readonly act: 'minute'; readonly items: readonly MinuteItem[] } & Meeting)
  | { readonly act: 'confirmMinutes'; readonly approvals: readonly string[] }
  | HandsCommand;

export const approvalActs = ['decide', 'minute', 'confirmMinutes', ...handsActs] as const;

export const isApprovalCommand = <C extends { readonly act: string }>(
  command: C,
): command is Extract<C, { act: ApprovalCommand['act'] }> =>
  (approvalActs as readonly string[]).includes(command.act);

/** Carries out a command on each of its approvals; one that may not be carried out refuses them all. */
export function decideApproval(
  approvals: Approvals,
  command: ApprovalCommand,
  settingOf: (key: string) => ApprovalSetting,
  facts: Facts,
  date: DateString,
): readonly ApprovalEvent[] {
  const contextOf = (key: string): Context => {
    ensure(approvals[key], 'not-before-you', { subject: key });
    return { ...settingOf(key), facts, date };
  };
  switch (command.act) {
    case 'decide':
      return eachOnce(command.items, 'items', (item, n) =>
        sign(item, `items.${n}`, approvals[item.approval], contextOf(item.approval)),
      );
    case 'minute':
      return eachOnce(command.items, 'items', (item) =>
        minute(command, item, approvals[item.approval], contextOf(item.approval)),
      );
    case 'confirmMinutes':
      return eachKey(command.approvals, (key) => confirmMinutes(key, approvals[key], contextOf(key)));
    default:
      return eachKey(command.approvals, (key) => hand(command, key, approvals[key], contextOf(key)));
  }
}

const eachKey = (
  keys: readonly string[],
  act: (key: string) => readonly ApprovalEvent[],
): readonly ApprovalEvent[] =>
  eachOnce(
    keys.map((approval) => ({ approval })),
    'approvals',
    ({ approval }) => act(approval),
  );

function eachOnce<T extends { approval: string }>(
  items: readonly T[],
  field: string,
  act: (item: T, n: number) => readonly ApprovalEvent[],
): readonly ApprovalEvent[] {
  const seen = new Set<string>();
  return items.flatMap((item, n) => {
    ensure(!seen.has(item.approval), 'already-decided', { subject: item.approval }, field);
    seen.add(item.approval);
    return act(item, n);
  });
}
