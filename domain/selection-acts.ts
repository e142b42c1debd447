import {
  decideApproval,
  isApprovalCommand,
  recalendarApprovals,
  tickApprovals,
  type ApprovalCommand,
} from './approval-acts.ts';
import type { ApprovalEvent } from './approval.ts';
import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, officeId } from './office.ts';
import { nominateBy } from './nominate-by.ts';
import { ensureComplete, file, fileBySignature, neededItems } from './selection-file.ts';
import { sendQuotaNotice, volunteer } from './selection-demand.ts';
import { eachOnce, nomineeAt, seatOf, settingOf } from './selection-lookup.ts';
import { followApproval, nominate, resubmit, screened, withdraw } from './selection-nomination.ts';
import { extendNotices, object, publishNotice, settle, tickNotices } from './selection-notice.ts';
import {
  live,
  stageOf,
  type SelectionCommand,
  type SelectionEvent,
  type SelectionFacts,
  type SelectionState,
} from './selection-state.ts';
import { judgedAnew, rescreen, withScreening } from './selection-stop.ts';
import { addMonths, latest, type DateString } from './time.ts';

type Of<A extends SelectionCommand['act']> = Extract<SelectionCommand, { act: A }>;
type Events = readonly SelectionEvent[];

export function decideSelection(
  state: SelectionState,
  command: SelectionCommand | Tick,
  facts: SelectionFacts,
): readonly Draft<SelectionEvent>[] {
  if (command.act === 'open') return drafts(...open(state, command, facts));
  ensure(state.opened, 'wrong-stage', { stage: stageOf(state), act: command.act });
  ensure(!state.ended, 'case-ended', { case: `selection/${state.area}` });
  const events = act(state, command, facts);
  return [...events, ...endOf(state, events)].map((event) => {
    if (command.act === 'nominate' && event.type === 'nominated')
      return { event, secret: screened(command, facts) };
    if (command.act === 'object' && event.type === 'objected' && command.by)
      return { event, secret: { by: command.by } };
    return withScreening(event, facts);
  });
}

function act(
  state: SelectionState,
  command: Exclude<SelectionCommand, Of<'open'>> | Tick,
  facts: SelectionFacts,
): Events {
  if (isApprovalCommand(command)) {
    const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
    return decided.flatMap((event) => [
      event,
      ...fileBySignature(state, event, facts, command.date, itemOf(command, event)),
      ...followApproval(state, event, facts, command.date),
    ]);
  }
  switch (command.act) {
    case 'sendQuotaNotice':
      return sendQuotaNotice(state, command, facts);
    case 'volunteer':
      return volunteer(state, command, facts);
    case 'nominate':
      return nominate(state, command, facts);
    case 'file':
      return file(state, command, facts);
    case 'resubmit':
      return resubmit(state, command, facts);
    case 'rescreen':
      return rescreen(state, command, facts);
    case 'withdraw':
      return withdraw(state, command, facts);
    case 'publishNotice':
      return publishNotice(state, command, facts);
    case 'object':
      return object(state, command, facts);
    case 'settle':
      return settle(state, command, facts);
    case 'dispatch':
      return eachOnce(command.persons).flatMap((person) => dispatch(state, command, person, facts));
    case 'realign':
      return [{ type: 'placesChanged', seats: command.seats.filter(({ seat }) => state.seats[seat]) }];
    case 'giveUp':
      return giveUp(state, command, facts);
    case 'tick':
      return tick(state, command.date, facts);
  }
}

/** Where in the command the event's approval stands, for a refusal to name. */
function itemOf(command: ApprovalCommand, event: ApprovalEvent): string {
  if (!('items' in command)) return 'approvals';
  return `items.${command.items.findIndex(({ approval }) => approval === event.approval)}`;
}

function open(state: SelectionState, command: Of<'open'>, { policy, calendar }: SelectionFacts): Events {
  ensure(!state.opened, 'already-open', { case: `selection/${command.area}` });
  ensure(command.seats.length > 0, 'no-seats');
  const { area, kind, reason, needBy, seats, needs, date } = command;
  const by = nominateBy(policy, calendar, date, needBy);
  const roles = seats.map(({ role }) => role);
  const caseFile = neededItems(policy, roles);
  return [
    {
      ...{ type: 'selectionOpened', area, kind, reason, needBy, nominateBy: by, seats },
      ...(caseFile.length > 0 && { caseFile }),
      ...(needs && { needs }),
    },
  ];
}

function dispatch(
  state: SelectionState,
  command: Of<'dispatch'>,
  person: string,
  facts: SelectionFacts,
): Events {
  const { number, on, date } = command;
  const nominee = state.nominees[person];
  const objected = Object.values(nominee?.objections ?? {}).some((objection) => objection.open);
  ensure(!objected, 'objection-open', { person }, 'persons');
  const cleared = nomineeAt(state, person, ['cleared'], 'dispatch', 'persons');
  const { seat } = cleared;
  const plan = seatOf(state, seat);
  ensureHolds(facts.actor, officeId(plan.places.root ?? '', 'orgDepartment'));
  ensure(number.trim() !== '', 'document-missing', {}, 'number');
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  const { stopped, events } = judgedAnew(state, person, cleared, facts, date);
  if (stopped) return events;
  ensureComplete(state, person, { before: 'dispatch', step: 'dispatch' }, 'persons');
  const termFrom = latest(plan.termFrom, on);
  const { posting, relieves, termMonths } = plan;
  return [
    ...events,
    {
      ...{ type: 'dispatched', person, seat, posting, number, on, termFrom },
      // A relief that starts late ends when planned all the same: terms do not drift from cycle to cycle.
      termEnd: addMonths(plan.termFrom, termMonths),
      ...(relieves && { relieves }),
    },
  ];
}

function giveUp(state: SelectionState, { seat, reason }: Of<'giveUp'>, facts: SelectionFacts): Events {
  const plan = seatOf(state, seat);
  ensure(!live(state, seat), 'seat-has-nominee', { seat }, 'seat');
  ensureHolds(facts.actor, officeId(plan.places.leadUnit ?? '', 'hr'));
  return [{ type: 'seatGivenUp', seat, reason }];
}

function tick(state: SelectionState, date: DateString, facts: SelectionFacts): Events {
  const approvals = tickApprovals(state.approvals, settingOf(state, facts), facts, date).flatMap(
    (event): Events => [event, ...followApproval(state, event, facts, date)],
  );
  const [first] = Object.values(state.seats);
  const lateSelection: Events =
    state.lateOn !== null && state.lateOn <= date
      ? [{ type: 'overdue', subject: 'selection', office: officeId(first?.places.leadUnit ?? '', 'hr') }]
      : [];
  return [...approvals, ...tickNotices(state, date), ...lateSelection];
}

/** What is to be signed, and a notice that is running: each counted again from its first day. */
export const recalendarSelection = (
  state: SelectionState,
  facts: SelectionFacts,
): readonly Draft<SelectionEvent>[] =>
  drafts(
    ...recalendarApprovals(state.approvals, settingOf(state, facts), facts),
    ...extendNotices(state, facts),
  );

/** The selection ends when every seat has somebody dispatched or was given up. */
function endOf(state: SelectionState, events: Events): Events {
  const done = new Set(Object.keys(state.givenUp));
  for (const nominee of Object.values(state.nominees))
    if (nominee.stage === 'dispatched') done.add(nominee.seat);
  for (const event of events) {
    if (event.type === 'dispatched' || event.type === 'seatGivenUp') done.add(event.seat);
  }
  const all = Object.keys(state.seats).every((seat) => done.has(seat));
  return all ? [{ type: 'selectionEnded' }] : [];
}
