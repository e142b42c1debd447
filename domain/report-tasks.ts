import { tasksOfApprovals } from './approval-tasks.ts';
import type { Task } from './case.ts';
import { authorsOf, hrOf, type ReportState } from './report-state.ts';

/** The author's next step, the sign-off, a receipt of each recipient, and a note of whoever was told that it is late. */
export function tasksOfReport(state: ReportState): readonly Task[] {
  const { stage, unit, receipts, told = [], noted = [], remindedOn } = state;
  const own = (act: string): Task => ({
    key: act,
    office: hrOf(state),
    ...{ act, subject: unit },
    // What corrects a version that was sent has no day of its own.
    due: state.correcting ? null : state.due,
    ...(remindedOn !== undefined && { urgedOn: remindedOn }),
  });
  const writing = stage === 'draft' ? [own(state.drafter ? 'submit' : 'draft')] : [];
  return [
    ...writing,
    ...tasksOfApprovals(state.approvals, () => authorsOf(state)),
    ...Object.entries(receipts).flatMap(([office, { status, due }]): Task[] =>
      status === 'sent'
        ? [{ key: `acknowledge:${office}`, office, act: 'acknowledge', subject: office, due }]
        : [],
    ),
    ...told.flatMap((office): Task[] =>
      noted.includes(office)
        ? []
        : [{ key: `takeNote:${office}`, office, act: 'takeNote', subject: office, due: null }],
    ),
  ];
}
