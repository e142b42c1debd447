import {
  decideApproval,
  openApproval,
  resubmitApproval,
  tickApprovals,
  type ApprovalCommand,
} from './approval-acts.ts';
import {
  dueOfApprovals,
  evolveApprovals,
  tasksOfApprovals,
  type ApprovalEvent,
  type Approvals,
} from './approval.ts';
import {
  drafts,
  type CommandBase,
  type Draft,
  type Message,
  type Process,
  type Task,
  type Tick,
} from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, ensureHoldsOrEnters, officeId, type OfficeId, type Places } from './office.ts';
import { chainOf } from './policy.ts';
import type { Facts } from './ports.ts';
import { addDays, earliest, type DateString } from './time.ts';

/** What one recipient did with the report. Each acknowledges or returns it on its own. */
interface Receipt {
  readonly status: 'waiting' | 'sent' | 'acknowledged' | 'returned';
  /** The day after the recipient's limit, until it has been said that it passed. */
  readonly lateOn: DateString | null;
}

export interface ReportState {
  readonly stage: 'opening' | 'draft' | 'signing' | 'submitted' | 'received';
  readonly programme: string;
  readonly unit: string;
  readonly year: number;
  readonly places: Places;
  readonly due: DateString | null;
  readonly lateOn: DateString | null;
  /** Who wrote the draft: they do not sign it off. */
  readonly drafter: string | null;
  readonly receipts: Readonly<Record<OfficeId, Receipt>>;
  readonly approvals: Approvals;
}

export type ReportEvent =
  | ApprovalEvent
  | {
      readonly type: 'reportOpened';
      readonly programme: string;
      readonly unit: string;
      readonly year: number;
      readonly places: Places;
      readonly recipients: readonly OfficeId[];
      readonly due: DateString;
    }
  | { readonly type: 'drafted'; readonly by: string; readonly text: string }
  | { readonly type: 'signOffBegun' }
  | { readonly type: 'submitted'; readonly to: readonly OfficeId[]; readonly receiptDue: DateString }
  | { readonly type: 'acknowledged'; readonly recipient: OfficeId; readonly by: string }
  | { readonly type: 'reportReturned'; readonly recipient: OfficeId; readonly reason: string }
  | { readonly type: 'reportReceived' }
  | { readonly type: 'overdue'; readonly subject: string; readonly office: OfficeId };

export type ReportCommand = CommandBase &
  (
    | ApprovalCommand
    | {
        readonly act: 'open';
        readonly programme: string;
        readonly unit: string;
        readonly year: number;
        readonly places: Places;
        readonly recipients: readonly OfficeId[];
        readonly due: DateString;
      }
    | { readonly act: 'draft'; readonly text: string }
    | { readonly act: 'submit' }
    | { readonly act: 'acknowledge'; readonly recipient: OfficeId }
    | { readonly act: 'returnReport'; readonly recipient: OfficeId; readonly reason: string }
  );

type Of<A extends ReportCommand['act']> = Extract<ReportCommand, { act: A }>;
type Events = readonly ReportEvent[];

const SIGN_OFF = 'signOff';

/** 六(四): each district and each leading department reports every year to the leading group AND to the city headquarters. */
export const report: Process<ReportState, ReportCommand, ReportEvent> = {
  kind: 'report',
  acts: ['open', 'draft', 'submit', 'decide', 'minute', 'confirmMinutes', 'acknowledge', 'returnReport'],
  initial: {
    stage: 'opening',
    programme: '',
    unit: '',
    year: 0,
    places: {},
    due: null,
    lateOn: null,
    drafter: null,
    receipts: {},
    approvals: {},
  },
  decide: (state, command, facts) =>
    drafts(...decide(state, command, facts)) satisfies readonly Draft<ReportEvent>[],
  evolve,
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

function decide(state: ReportState, command: ReportCommand | Tick, facts: Facts): Events {
  if (command.act === 'open') {
    ensure(state.stage === 'opening', 'already-open', { case: `report/${command.unit}/${command.year}` });
    const { programme, unit, year, places, recipients, due } = command;
    return [{ type: 'reportOpened', programme, unit, year, places, recipients, due }];
  }
  const { stage } = state;
  ensure(stage !== 'opening', 'wrong-stage', { stage, act: command.act });
  switch (command.act) {
    case 'draft':
      ensure(stage === 'draft', 'wrong-stage', { stage, act: 'draft' });
      ensureHolds(facts.actor, hrOf(state));
      return [{ type: 'drafted', by: facts.actor.account, text: command.text }];
    case 'submit':
      return submit(state, facts, command.date);
    case 'decide':
    case 'minute':
    case 'confirmMinutes':
      return approve(state, command, facts);
    case 'acknowledge':
    case 'returnReport':
      return receive(state, command, facts);
    case 'tick':
      return tick(state, command.date, facts);
  }
}

const hrOf = (state: ReportState): OfficeId => officeId(state.unit, 'hr');

const settingOf =
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
  command: Of<'decide'> | Of<'minute'> | Of<'confirmMinutes'>,
  facts: Facts,
): Events {
  const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
  return decided.flatMap(({ event }): Events => {
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
  return [...late, ...tickApprovals(state.approvals, settingOf(state, facts), date), ...receipts];
}

function evolve(state: ReportState, event: ReportEvent): ReportState {
  const next = { ...state, approvals: evolveApprovals(state.approvals, event) };
  const receipt = (office: OfficeId, change: Receipt): ReportState => ({
    ...next,
    receipts: { ...next.receipts, [office]: change },
  });
  switch (event.type) {
    case 'reportOpened': {
      const { programme, unit, year, places, recipients, due } = event;
      const waiting: Receipt = { status: 'waiting', lateOn: null };
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
      const sent: Receipt = { status: 'sent', lateOn: addDays(event.receiptDue, 1) };
      return {
        ...next,
        stage: 'submitted',
        lateOn: null,
        receipts: { ...next.receipts, ...Object.fromEntries(event.to.map((office) => [office, sent])) },
      };
    }
    case 'acknowledged':
      return receipt(event.recipient, { status: 'acknowledged', lateOn: null });
    case 'reportReturned': {
      // Back to the desk it came from; whoever has acknowledged keeps the version they have, the others wait for the next.
      const receipts = Object.entries(next.receipts).map(([office, { status }]): [OfficeId, Receipt] => [
        office,
        { status: office === event.recipient ? 'returned' : status, lateOn: null },
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
  const receipts = Object.entries(state.receipts).flatMap(([office, { status, lateOn }]): Task[] =>
    state.stage === 'submitted' && status === 'sent'
      ? [
          {
            key: `acknowledge:${office}`,
            office,
            act: 'acknowledge',
            subject: office,
            due: lateOn && addDays(lateOn, -1),
          },
        ]
      : [],
  );
  return [...writing, ...tasksOfApprovals(state.approvals), ...receipts];
}
