import { tickApprovals, type ApprovalSetting } from './approval-acts.ts';
import { resolve } from './office.ts';
import type { Facts } from './ports.ts';
import { hrOf, type ReportEvent, type ReportState } from './report-state.ts';
import { addDays, type DateString } from './time.ts';

type Events = readonly ReportEvent[];

/** What the day brings: a reminder, a step of those who are told that nothing has come, a receipt that is late, the end. */
export function tickReport(
  state: ReportState,
  date: DateString,
  settingOf: (key: string) => ApprovalSetting,
  facts: Facts,
): Events {
  const { remindOn = null, closeOn = null, lateOn } = state;
  const receipts = Object.entries(state.receipts).flatMap(([office, receipt]): Events =>
    receipt.lateOn !== null && receipt.lateOn <= date ? [{ type: 'overdue', subject: office, office }] : [],
  );
  return [
    ...(remindOn !== null && remindOn <= date ? [{ type: 'reminded', office: hrOf(state) } as const] : []),
    ...(lateOn !== null && lateOn <= date ? [late(state, date, facts)] : []),
    ...tickApprovals(state.approvals, settingOf, facts, date),
    ...receipts,
    ...(closeOn !== null && closeOn <= date ? [{ type: 'reportClosed' } as const] : []),
  ];
}

/** First that its day has passed, then one step after the other; what a long absence made late is said a day apart. */
function late(state: ReportState, date: DateString, { policy, calendar }: Facts): ReportEvent {
  const { told = [] } = state;
  const steps = policy.reports.overdue?.steps ?? [];
  const said = isOverdue(state);
  const at = said ? told.length : -1;
  const following = steps[at + 1];
  const gap = following && following.after - (steps[at]?.after ?? 0);
  const next = gap === undefined ? {} : { next: calendar.addWorkingDays(date, Math.max(1, gap)) };
  const step = steps[at];
  return step
    ? { type: 'reportEscalated', office: resolve(step.tell, state.places), ...next }
    : { type: 'overdue', subject: 'report', office: hrOf(state), ...next };
}

/** Whether it has been said already: the next day to look is no longer that after the last one. */
const isOverdue = ({ due, lateOn, told = [] }: ReportState): boolean =>
  told.length > 0 || (due !== null && lateOn !== null && lateOn > addDays(due, 1));
