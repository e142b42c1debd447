import {
  decideApproval,
  isApprovalCommand,
  openApproval,
  resubmitApproval,
  withdrawApproval,
  type ApprovalCommand,
} from './approval-acts.ts';
import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, ensureHoldsOrEnters, officeId } from './office.ts';
import { chainOf } from './policy.ts';
import type { Facts } from './ports.ts';
import { tickReport } from './report-limits.ts';
import { sectionsOf } from './report-policy.ts';
import {
  authorsOf,
  hrOf,
  versionsOf,
  type ReportCommand,
  type ReportEvent,
  type ReportFacts,
  type ReportState,
} from './report-state.ts';
import { addDays, addMonths, type DateString } from './time.ts';

type Of<A extends ReportCommand['act']> = Extract<ReportCommand, { act: A }>;
type Events = readonly ReportEvent[];

const SIGN_OFF = 'signOff';

export function decideReport(
  state: ReportState,
  command: ReportCommand | Tick,
  facts: ReportFacts,
): readonly Draft<ReportEvent>[] {
  return drafts(...act(state, command, facts));
}

function act(state: ReportState, command: ReportCommand | Tick, facts: ReportFacts): Events {
  if (command.act === 'open') return open(state, command, facts);
  const { stage } = state;
  ensure(stage !== 'opening', 'wrong-stage', { stage, act: command.act });
  if (isApprovalCommand(command)) return approve(state, command, facts);
  switch (command.act) {
    case 'assemble':
      ensure(stage === 'draft', 'wrong-stage', { stage, act: 'assemble' });
      ensureHolds(facts.actor, hrOf(state));
      return assembled(facts);
    case 'draft':
      return draft(state, command, facts);
    case 'submit':
      return submit(state, command, facts);
    case 'withdraw':
      ensure(stage === 'signing', 'wrong-stage', { stage, act: 'withdraw' });
      ensureHolds(facts.actor, hrOf(state));
      return withdrawApproval(SIGN_OFF, state.approvals[SIGN_OFF]);
    case 'acknowledge':
    case 'returnReport':
      return receive(state, command, facts);
    case 'correct':
      ensure(stage === 'submitted' || stage === 'received', 'wrong-stage', { stage, act: 'correct' });
      ensureHolds(facts.actor, hrOf(state));
      return [{ type: 'correctionBegun', by: facts.actor.account, reason: command.reason }];
    case 'takeNote': {
      const { subject } = command;
      const waits = state.told?.includes(subject) && !state.noted?.includes(subject);
      ensure(waits, 'nothing-told', { subject }, 'subject');
      ensureHolds(facts.actor, subject);
      return [{ type: 'noted', subject, by: facts.actor.account }];
    }
    case 'tick':
      return tickReport(state, command.date, settingOf(state, facts), facts);
  }
}

/** The first draft is what the record says on the day on which it is opened. */
function open(state: ReportState, command: Of<'open'>, facts: ReportFacts): Events {
  ensure(state.stage === 'opening', 'already-open', { case: `report/${command.unit}/${command.year}` });
  const { programme, unit, year, places, recipients, due } = command;
  const { remindBefore } = facts.policy.reports;
  const remindOn = remindBefore === undefined ? undefined : addDays(due, -remindBefore);
  return [
    {
      ...{ type: 'reportOpened', programme, unit, year, places, recipients, due },
      ...(remindOn !== undefined && { remindOn }),
    },
    ...assembled(facts),
  ];
}

const assembled = ({ actor, figures }: ReportFacts): Events =>
  figures ? [{ type: 'assembled', by: actor.account, figures }] : [];

/** Section by section: what is not named stays as it is. */
function draft(state: ReportState, { sections }: Of<'draft'>, { actor, policy }: ReportFacts): Events {
  ensure(state.stage === 'draft', 'wrong-stage', { stage: state.stage, act: 'draft' });
  ensureHolds(actor, hrOf(state));
  const known = sectionsOf(policy.reports).map(({ id }) => id);
  for (const section of Object.keys(sections))
    ensure(known.includes(section), 'section-unknown', { section }, 'sections');
  return [{ type: 'drafted', by: actor.account, sections }];
}

export const settingOf =
  (state: ReportState, { policy }: Pick<Facts, 'policy'>) =>
  () => ({
    chain: chainOf(policy, policy.reports.chain),
    places: state.places,
    initiators: [...authorsOf(state)],
  });

/** Under a number of its own, once its author has written what nothing is assembled for. */
function submit(state: ReportState, { number, date }: Of<'submit'>, facts: ReportFacts): Events {
  const { stage, drafter, texts = {}, sent = [] } = state;
  ensure(stage === 'draft', 'wrong-stage', { stage, act: 'submit' });
  ensureHolds(facts.actor, hrOf(state));
  ensure(drafter, 'draft-missing');
  const missing = sectionsOf(facts.policy.reports).find(({ id, assembles }) => !assembles && !texts[id]);
  ensure(!missing, 'section-missing', { section: missing?.id ?? '' });
  ensure(number.trim() !== '', 'document-missing', {}, 'number');
  ensure(!sent.includes(number), 'number-used', { number }, 'number');
  const returned = state.approvals[SIGN_OFF];
  const context = { ...settingOf(state, facts)(), facts, date };
  const steps =
    returned?.status === 'returned'
      ? resubmitApproval(SIGN_OFF, returned, context)
      : openApproval(SIGN_OFF, context);
  return [{ type: 'signOffBegun', number }, ...steps];
}

function approve(
  state: ReportState,
  command: ApprovalCommand & { readonly date: DateString },
  facts: Facts,
): Events {
  const { date } = command;
  const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, date);
  return decided.flatMap((event): Events => {
    if (event.type !== 'approvalEnded' || event.result !== 'agreed') return [event];
    const to = Object.entries(state.receipts).flatMap(([office, { status }]) =>
      status === 'acknowledged' ? [] : [office],
    );
    const receiptDue = facts.calendar.addWorkingDays(date, facts.policy.reports.receiptLimit);
    const before = versionsOf(state);
    return [
      event,
      {
        ...{ type: 'submitted', to, receiptDue, version: before + 1 },
        ...(state.number !== undefined && { number: state.number }),
        ...(before === 0 && state.due !== null && date > state.due && { late: true }),
      },
    ];
  });
}

/**
 * Of the version that it was sent, whatever another recipient has done with it: of two who answer at once each has its answer, in
 * either order. A recipient without a login has its receipt entered by an administrator.
 */
function receive(state: ReportState, command: Of<'acknowledge'> | Of<'returnReport'>, facts: Facts): Events {
  const { recipient } = command;
  const { stage } = state;
  const receipt = state.receipts[recipient];
  ensure(receipt, 'recipient-unknown', { recipient }, 'recipient');
  ensure(receipt.status !== 'waiting', 'wrong-stage', { stage, act: command.act });
  ensure(receipt.status === 'sent', 'receipt-given', { recipient });
  ensureHoldsOrEnters(facts.actor, recipient, command.onBehalf, [
    officeId(state.places.municipality ?? '', 'administrator'),
  ]);
  const version = receipt.version ?? versionsOf(state);
  if (command.act === 'returnReport') {
    ensure(command.reason, 'reason-missing', {}, 'reason');
    return [{ type: 'reportReturned', recipient, reason: command.reason, version }];
  }
  const acknowledged: ReportEvent = {
    ...{ type: 'acknowledged', recipient, by: facts.actor.account, version },
  };
  const last = Object.entries(state.receipts).every(
    ([office, { status }]) => office === recipient || status === 'acknowledged',
  );
  return last ? [acknowledged, received(state, command.date, facts)] : [acknowledged];
}

/** Delivered: by every recipient's receipt, and by nothing less. */
function received({ received: before }: ReportState, date: DateString, { policy }: Facts): ReportEvent {
  const { correctionMonths } = policy.reports;
  return {
    type: 'reportReceived',
    ...(correctionMonths !== undefined && { closeOn: addMonths(date, correctionMonths) }),
    ...(before && { again: true }),
  };
}
