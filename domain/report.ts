import { approvalActs, recalendarApprovals } from './approval-acts.ts';
import { tasksOfApprovals } from './approval-tasks.ts';
import { dueOfApprovals, evolveApprovals, leanApproval } from './approval.ts';
import { drafts, type Message, type Process, type Task } from './case.ts';
import type { OfficeId } from './office.ts';
import { decideReport, settingOf } from './report-acts.ts';
import {
  hrOf,
  initialReport,
  type Receipt,
  type ReportCommand,
  type ReportEvent,
  type ReportState,
} from './report-state.ts';
import { addDays, earliest, type DateString } from './time.ts';

/** 六(四): each district and each leading department reports every year to the leading group AND to the city headquarters. */
export const report: Process<ReportState, ReportCommand, ReportEvent> = {
  kind: 'report',
  acts: ['open', 'draft', 'submit', 'withdraw', ...approvalActs, 'acknowledge', 'returnReport'],
  initial: initialReport,
  decide: decideReport,
  evolve,
  lean: leanApproval,
  recalendar: (state, facts) =>
    drafts(...recalendarApprovals(state.approvals, settingOf(state, facts), facts)),
  due: (state) =>
    state.stage === 'received'
      ? null
      : earliest(
          state.lateOn,
          dueOfApprovals(state.approvals),
          ...Object.values(state.receipts).map(({ lateOn }) => lateOn),
        ),
  stage: (state) => state.stage,
  ended: (state) => state.stage === 'received',
  tags: ({ unit }) => (unit ? { unit } : {}),
  tasks,
  messages: (after, event): readonly Message[] =>
    event.type === 'reportReceived'
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

function evolve(state: ReportState, event: ReportEvent, date: DateString): ReportState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  const receipt = (office: OfficeId, change: Receipt): ReportState => ({
    ...next,
    receipts: { ...next.receipts, [office]: change },
  });
  switch (event.type) {
    case 'reportOpened': {
      const { programme, unit, year, places, recipients, due } = event;
      const waiting: Receipt = { status: 'waiting', due: null, lateOn: null };
      return {
        ...next,
        ...{ stage: 'draft', programme, unit, year, places, due },
        lateOn: addDays(due, 1),
        receipts: Object.fromEntries(recipients.map((office) => [office, waiting])),
      };
    }
    case 'drafted':
      return { ...next, drafter: event.by };
    case 'signOffBegun':
      return { ...next, stage: 'signing' };
    case 'approvalReturned':
      return { ...next, stage: 'draft' };
    case 'approvalEnded':
      return event.result === 'agreed' ? next : { ...next, stage: 'draft' };
    case 'submitted': {
      const sent: Receipt = { status: 'sent', due: event.receiptDue, lateOn: addDays(event.receiptDue, 1) };
      return {
        ...next,
        stage: 'submitted',
        lateOn: null,
        receipts: { ...next.receipts, ...Object.fromEntries(event.to.map((office) => [office, sent])) },
      };
    }
    case 'acknowledged':
      return receipt(event.recipient, { status: 'acknowledged', due: null, lateOn: null });
    case 'reportReturned': {
      // Back to the desk it came from; whoever has acknowledged keeps the version they have, the others wait for the next.
      const receipts = Object.entries(next.receipts).map(([office, { status }]): [OfficeId, Receipt] => [
        office,
        { status: office === event.recipient ? 'returned' : status, due: null, lateOn: null },
      ]);
      return { ...next, stage: 'draft', receipts: Object.fromEntries(receipts) };
    }
    case 'reportReceived':
      return { ...next, stage: 'received' };
    case 'overdue': {
      const old = next.receipts[event.subject];
      return old ? receipt(event.subject, { ...old, lateOn: null }) : { ...next, lateOn: null };
    }
    default:
      return next;
  }
}

function tasks(state: ReportState): readonly Task[] {
  const own = (act: string): Task => ({
    key: act,
    office: hrOf(state),
    act,
    subject: state.unit,
    due: state.due,
  });
  const writing = state.stage === 'draft' ? [own(state.drafter ? 'submit' : 'draft')] : [];
  const receipts = Object.entries(state.receipts).flatMap(([office, { status, due }]): Task[] =>
    state.stage === 'submitted' && status === 'sent'
      ? [
          {
            key: `acknowledge:${office}`,
            office,
            act: 'acknowledge',
            subject: office,
            due,
          },
        ]
      : [],
  );
  return [
    ...writing,
    ...tasksOfApprovals(state.approvals, () => (state.drafter ? [state.drafter] : [])),
    ...receipts,
  ];
}
