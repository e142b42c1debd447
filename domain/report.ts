import { approvalActs, recalendarApprovals } from './approval-acts.ts';
import { dueOfApprovals } from './approval.ts';
import { drafts, type Message, type Process } from './case.ts';
import { decideReport, settingOf } from './report-acts.ts';
import { evolveReport } from './report-evolve.ts';
import {
  initialReport,
  leanReport,
  type ReportCommand,
  type ReportEvent,
  type ReportFacts,
  type ReportState,
} from './report-state.ts';
import { tasksOfReport } from './report-tasks.ts';
import { earliest } from './time.ts';

/** Received by everybody, and nothing can follow it any more. */
const isOver = ({ stage, closeOn = null }: ReportState): boolean => stage === 'received' && closeOn === null;

/** 六(四): each district and each leading department reports every year to the leading group AND to the city headquarters. */
export const report: Process<ReportState, ReportCommand, ReportEvent, ReportFacts> = {
  kind: 'report',
  acts: [
    ...(['open', 'assemble', 'draft', 'submit', 'withdraw', ...approvalActs] as const),
    ...(['acknowledge', 'returnReport', 'correct', 'takeNote'] as const),
  ],
  initial: initialReport,
  decide: decideReport,
  evolve: evolveReport,
  lean: leanReport,
  recalendar: (state, facts) =>
    drafts(...recalendarApprovals(state.approvals, settingOf(state, facts), facts)),
  due: (state) =>
    isOver(state)
      ? null
      : earliest(
          state.lateOn,
          state.remindOn,
          state.closeOn,
          dueOfApprovals(state.approvals),
          ...Object.values(state.receipts).map(({ lateOn }) => lateOn),
        ),
  stage: (state) => state.stage,
  ended: isOver,
  tags: ({ unit }) => (unit ? { unit } : {}),
  tasks: tasksOfReport,
  messages: (after, event): readonly Message[] =>
    event.type === 'reportReceived' && !event.again
      ? [
          {
            to: after.programme,
            kind: 'programme',
            act: 'reportEnded',
            payload: { unit: after.unit, year: after.year },
          },
        ]
      : [],
};
