import {
  decideApproval,
  isApprovalCommand,
  openApproval,
  resubmitApproval,
  tickApprovals,
  withdrawApproval,
  type ApprovalCommand,
} from './approval-acts.ts';
import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, ensureHoldsOrEnters, officeId } from './office.ts';
import { chainOf } from './policy.ts';
import type { Facts } from './ports.ts';
import { hrOf, type ReportCommand, type ReportEvent, type ReportState } from './report-state.ts';
import type { DateString } from './time.ts';

type Of<A extends ReportCommand['act']> = Extract<ReportCommand, { act: A }>;
type Events = readonly ReportEvent[];

const SIGN_OFF = 'signOff';

export function decideReport(
  state: ReportState,
  command: ReportCommand | Tick,
  facts: Facts,
): readonly Draft<ReportEvent>[] {
  return drafts(...act(state, command, facts));
}

function act(state: ReportState, command: ReportCommand | Tick, facts: Facts): Events {
  if (command.act === 'open') {
    ensure(state.stage === 'opening', 'already-open', { case: `report/${command.unit}/${command.year}` });
    const { programme, unit, year, places, recipients, due } = command;
    return [{ type: 'reportOpened', programme, unit, year, places, recipients, due }];
  }
  const { stage } = state;
  ensure(stage !== 'opening', 'wrong-stage', { stage, act: command.act });
  if (isApprovalCommand(command)) return approve(state, command, facts);
  switch (command.act) {
    case 'draft':
      ensure(stage === 'draft', 'wrong-stage', { stage, act: 'draft' });
      ensureHolds(facts.actor, hrOf(state));
      return [{ type: 'drafted', by: facts.actor.account, text: command.text }];
    case 'submit':
      return submit(state, facts, command.date);
    case 'withdraw':
      ensure(stage === 'signing', 'wrong-stage', { stage, act: 'withdraw' });
      ensureHolds(facts.actor, hrOf(state));
      return withdrawApproval(SIGN_OFF, state.approvals[SIGN_OFF]);
    case 'acknowledge':
    case 'returnReport':
      return receive(state, command, facts);
    case 'tick':
      return tick(state, command.date, facts);
  }
}

export const settingOf =
  (state: ReportState, { policy }: Facts) =>
  () => ({
    chain: chainOf(policy, policy.reports.chain),
    places: state.places,
    initiators: state.drafter ? [state.drafter] : [],
  });

function submit(state: ReportState, facts: Facts, date: DateString): Events {
  const { stage, drafter } = state;
  ensure(stage === 'draft', 'wrong-stage', { stage, act: 'submit' });
  ensureHolds(facts.actor, hrOf(state));
  ensure(drafter, 'draft-missing');
  const returned = state.approvals[SIGN_OFF];
  const context = { ...settingOf(state, facts)(), facts, date };
  const steps =
    returned?.status === 'returned'
      ? resubmitApproval(SIGN_OFF, returned, context)
      : openApproval(SIGN_OFF, context);
  return [{ type: 'signOffBegun' }, ...steps];
}

function approve(
  state: ReportState,
  command: ApprovalCommand & { readonly date: DateString },
  facts: Facts,
): Events {
  const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
  return decided.flatMap((event): Events => {
    if (event.type !== 'approvalEnded' || event.result !== 'agreed') return [event];
    const to = Object.entries(state.receipts).flatMap(([office, { status }]) =>
      status === 'acknowledged' ? [] : [office],
    );
    const receiptDue = facts.calendar.addWorkingDays(command.date, facts.policy.reports.receiptLimit);
    return [event, { type: 'submitted', to, receiptDue }];
  });
}

/** A recipient without a login has its receipt entered by the headquarters' city or by an administrator. */
function receive(state: ReportState, command: Of<'acknowledge'> | Of<'returnReport'>, facts: Facts): Events {
  const { recipient } = command;
  const { stage } = state;
  const receipt = state.receipts[recipient];
  ensure(receipt, 'recipient-unknown', { recipient }, 'recipient');
  ensure(stage === 'submitted', 'wrong-stage', { stage, act: command.act });
  ensure(receipt.status === 'sent', 'receipt-given', { recipient });
  ensureHoldsOrEnters(facts.actor, recipient, command.onBehalf, [
    officeId(state.places.municipality ?? '', 'administrator'),
  ]);
  if (command.act === 'returnReport') {
    ensure(command.reason, 'reason-missing', {}, 'reason');
    return [{ type: 'reportReturned', recipient, reason: command.reason }];
  }
  const acknowledged: ReportEvent = { type: 'acknowledged', recipient, by: facts.actor.account };
  const last = Object.entries(state.receipts).every(
    ([office, { status }]) => office === recipient || status === 'acknowledged',
  );
  return last ? [acknowledged, { type: 'reportReceived' }] : [acknowledged];
}

function tick(state: ReportState, date: DateString, facts: Facts): Events {
  const late: Events =
    state.lateOn !== null && state.lateOn <= date
      ? [{ type: 'overdue', subject: 'report', office: hrOf(state) }]
      : [];
  const receipts = Object.entries(state.receipts).flatMap(([office, { lateOn }]): Events =>
    lateOn !== null && lateOn <= date ? [{ type: 'overdue', subject: office, office }] : [],
  );
  return [...late, ...tickApprovals(state.approvals, settingOf(state, facts), facts, date), ...receipts];
}
