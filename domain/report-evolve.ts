import { evolveApprovals } from './approval.ts';
import type { OfficeId } from './office.ts';
import {
  authorsOf,
  versionsOf,
  writtenIn,
  type Receipt,
  type ReportEvent,
  type ReportState,
} from './report-state.ts';
import { addDays, type DateString } from './time.ts';

export function evolveReport(state: ReportState, event: ReportEvent, date: DateString): ReportState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event, date) };
  switch (event.type) {
    case 'reportOpened': {
      const { programme, unit, year, places, recipients, due, remindOn = null } = event;
      const waiting: Receipt = { status: 'waiting', due: null, lateOn: null };
      return {
        ...next,
        ...{ stage: 'draft', programme, unit, year, places, due, remindOn },
        lateOn: addDays(due, 1),
        receipts: Object.fromEntries(recipients.map((office) => [office, waiting])),
      };
    }
    case 'drafted':
      return {
        ...next,
        drafter: event.by,
        authors: [...new Set([...authorsOf(next), event.by])],
        texts: { ...next.texts, ...writtenIn(event) },
      };
    case 'signOffBegun':
      return { ...next, stage: 'signing', ...(event.number !== undefined && { number: event.number }) };
    case 'approvalReturned':
      return { ...next, stage: 'draft' };
    case 'approvalEnded':
      return event.result === 'agreed' ? next : { ...next, stage: 'draft' };
    case 'submitted':
      return submitted(next, event);
    case 'acknowledged':
      return answered(next, event.recipient, 'acknowledged');
    case 'reportReturned': {
      // Back to the desk it came from, unless the next version is being signed already. Nobody is late with an answer meanwhile;
      // whoever was sent this version may still give one.
      const receipts = Object.entries(next.receipts).map(([office, receipt]): [OfficeId, Receipt] => [
        office,
        { ...receipt, due: null, lateOn: null },
      ]);
      const stage = next.stage === 'submitted' ? 'draft' : next.stage;
      const back: ReportState = { ...next, stage, receipts: Object.fromEntries(receipts) };
      return answered(back, event.recipient, 'returned');
    }
    case 'reportReceived':
      return {
        ...next,
        ...{ stage: 'received', received: true, correcting: false, closeOn: event.closeOn ?? null },
      };
    case 'correctionBegun': {
      const waiting = ({ version }: Receipt): Receipt => ({
        ...{ status: 'waiting', due: null, lateOn: null },
        ...(version !== undefined && { version }),
      });
      return {
        ...next,
        ...{ stage: 'draft', correcting: true, closeOn: null },
        receipts: Object.fromEntries(
          Object.entries(next.receipts).map(([office, receipt]) => [office, waiting(receipt)]),
        ),
      };
    }
    case 'reminded':
      return { ...next, remindOn: null, remindedOn: date };
    case 'overdue': {
      const old = next.receipts[event.subject];
      return old
        ? { ...next, receipts: { ...next.receipts, [event.subject]: { ...old, lateOn: null } } }
        : { ...next, lateOn: event.next ?? null };
    }
    case 'reportEscalated':
      return { ...next, told: [...(next.told ?? []), event.office], lateOn: event.next ?? null };
    case 'noted':
      return { ...next, noted: [...(next.noted ?? []), event.subject] };
    case 'reportClosed':
      return { ...next, closeOn: null };
    default:
      return next;
  }
}

function submitted(
  state: ReportState,
  { to, receiptDue, number = '' }: Extract<ReportEvent, { type: 'submitted' }>,
): ReportState {
  const before = versionsOf(state);
  const sent: Receipt = {
    ...{ status: 'sent', due: receiptDue, lateOn: addDays(receiptDue, 1) },
    version: before + 1,
  };
  return {
    ...state,
    ...{ stage: 'submitted', lateOn: null, remindOn: null, told: [], noted: [] },
    sent: [...(state.sent ?? Array<string>(before).fill('')), number],
    receipts: { ...state.receipts, ...Object.fromEntries(to.map((office) => [office, sent])) },
  };
}

function answered(state: ReportState, office: OfficeId, status: 'acknowledged' | 'returned'): ReportState {
  const receipt: Receipt = { ...state.receipts[office], status, due: null, lateOn: null };
  return { ...state, receipts: { ...state.receipts, [office]: receipt } };
}
