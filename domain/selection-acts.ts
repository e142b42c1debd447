import {
  withdrawApproval,
  decideApproval,
  openApproval,
  resubmitApproval,
  tickApprovals,
} from './approval-acts.ts';
import type { ApprovalSetting } from './approval-acts.ts';
import type { ApprovalEvent } from './approval.ts';
import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, holds, officeId, resolve } from './office.ts';
import { nominateBy } from './nominate-by.ts';
import { chainOf } from './policy.ts';
import { addDays, addMonths, latest, type DateString } from './time.ts';
import { screenNominee } from './selection-screening.ts';
import {
  live,
  personOf,
  stageOf,
  waiverKey,
  type Nominee,
  type SeatPlan,
  type SelectionCommand,
  type SelectionEvent,
  type SelectionFacts,
  type SelectionState,
} from './selection-state.ts';

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
  return drafts(...events, ...endOf(state, events)).map((draft) =>
    command.act === 'nominate' && draft.event.type === 'nominated'
      ? { ...draft, secret: screened(command, facts) }
      : draft,
  );
}

/** What the screening came to and why a rule is to be waived: whoever approves reads it, and it can be erased. */
const screened = ({ waive = [] }: Of<'nominate'>, { nominee }: SelectionFacts) => ({
  screening: nominee?.screening ?? [],
  waive,
});

function act(
  state: SelectionState,
  command: Exclude<SelectionCommand, Of<'open'>> | Tick,
  facts: SelectionFacts,
): Events {
  switch (command.act) {
    case 'nominate':
      return nominate(state, command, facts);
    case 'decide':
    case 'minute':
    case 'confirmMinutes': {
      const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
      return decided.flatMap(({ event }) => [event, ...followApproval(state, event, facts, command.date)]);
    }
    case 'resubmit':
      return resubmit(state, command, facts);
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
    case 'giveUp':
      return giveUp(state, command, facts);
    case 'tick':
      return tick(state, command.date, facts);
  }
}

function open(state: SelectionState, command: Of<'open'>, { policy, calendar }: SelectionFacts): Events {
  ensure(!state.opened, 'already-open', { case: `selection/${command.area}` });
  ensure(command.seats.length > 0, 'no-seats');
  const { area, kind, reason, needBy, seats, date } = command;
  const by = nominateBy(policy, calendar, date, needBy);
  return [{ type: 'selectionOpened', area, kind, reason, needBy, nominateBy: by, seats }];
}

function seatOf(state: SelectionState, seat: string): SeatPlan {
  const plan = state.seats[seat];
  ensure(plan && !state.givenUp[seat], 'seat-unknown', { seat }, 'seat');
  return plan;
}

function nomineeAt(
  state: SelectionState,
  person: string,
  stages: readonly Nominee['stage'][],
  name: string,
): Nominee {
  const nominee = state.nominees[person];
  ensure(nominee, 'nominee-unknown', { person }, 'person');
  ensure(stages.includes(nominee.stage), 'nominee-stage', { person, stage: nominee.stage, act: name });
  return nominee;
}

function eachOnce(persons: readonly string[]): readonly string[] {
  persons.forEach((person, n) => {
    ensure(persons.indexOf(person) === n, 'already-decided', { subject: person }, 'persons');
  });
  return persons;
}

/** Of the nominee's seat, also when it has been given up since: what is left to do about the person goes on. */
const placesOf = (state: SelectionState, nominee: Nominee) => state.seats[nominee.seat]?.places ?? {};

/** The chain and the places of an approval of this case; who nominated does not decide. */
const settingOf =
  (state: SelectionState, { policy }: SelectionFacts) =>
  (key: string): ApprovalSetting => {
    const nominee = state.nominees[personOf(key)];
    ensure(nominee, 'nominee-unknown', { person: personOf(key) });
    const { waiver, nomination } = policy.posting.chains;
    return {
      chain: chainOf(policy, key.startsWith('waiver:') ? waiver : nomination),
      places: placesOf(state, nominee),
      initiators: [nominee.nominatedBy],
    };
  };

function nominate(state: SelectionState, command: Of<'nominate'>, facts: SelectionFacts): Events {
  const { seat, person, date, waive = [] } = command;
  const plan = seatOf(state, seat);
  const { nominee, actor, policy } = facts;
  ensure(nominee, 'cadre-unknown', { person }, 'person');
  const unit = plan.places.supplyingUnit ?? '';
  ensure(
    nominee.unitLine.some((own) => holds(actor, officeId(own, 'hr'))),
    holds(actor, officeId(unit, 'hr')) ? 'outside-supplying-unit' : 'outside-your-unit',
    { person, unit },
    'person',
  );
  ensure(nominee.unitLine.includes(unit), 'outside-supplying-unit', { person, unit }, 'person');
  ensure(!live(state, seat), 'seat-has-nominee', { seat }, 'seat');
  const known = state.nominees[person];
  ensure(!known || known.stage === 'withdrawn', 'nominee-stage', {
    person,
    stage: known?.stage ?? '',
    act: 'nominate',
  });
  screenNominee(policy, person, nominee.screening, waive);

  const termFrom = latest(plan.termFrom, date);
  const nominated: SelectionEvent = {
    ...{ type: 'nominated', person, seat, by: actor.account, waived: waive.map(({ rule }) => rule) },
    ...{ from: date, until: addMonths(termFrom, plan.termMonths) },
  };
  const waiving = waive.length > 0;
  const { chains } = policy.posting;
  const setting = {
    chain: chainOf(policy, waiving ? chains.waiver : chains.nomination),
    places: plan.places,
    initiators: [actor.account],
  };
  return [nominated, ...openApproval(waiving ? waiverKey(person) : person, { ...setting, facts, date })];
}

/** What an approval's event means for the person it is about. */
function followApproval(
  state: SelectionState,
  event: ApprovalEvent,
  facts: SelectionFacts,
  date: DateString,
): Events {
  const person = 'approval' in event ? personOf(event.approval) : '';
  const isWaiver = 'approval' in event && event.approval.startsWith('waiver:');
  if (event.type === 'approvalReturned') return [{ type: 'nomineeStage', person, stage: 'returned' }];
  if (event.type !== 'approvalEnded' || event.result === 'withdrawn') return [];
  const agreed = event.result === 'agreed';
  if (isWaiver) {
    const settled: SelectionEvent = { type: 'waiverSettled', person, approved: agreed };
    if (!agreed) return [settled];
    const setting = settingOf(state, facts)(person);
    return [settled, ...openApproval(person, { ...setting, facts, date })];
  }
  if (!agreed) return [{ type: 'nomineeStage', person, stage: 'rejected' }];
  const stage = facts.policy.notice.scope === 'none' ? 'cleared' : 'approved';
  return [{ type: 'nomineeStage', person, stage }];
}

function returnedKey(state: SelectionState, person: string): string {
  return state.approvals[waiverKey(person)]?.status === 'returned' ? waiverKey(person) : person;
}

function ensureNominator(state: SelectionState, nominee: Nominee, facts: SelectionFacts): void {
  if (facts.actor.account === nominee.nominatedBy) return;
  ensureHolds(facts.actor, officeId(placesOf(state, nominee).supplyingUnit ?? '', 'hr'));
}

function resubmit(state: SelectionState, { person, date }: Of<'resubmit'>, facts: SelectionFacts): Events {
  const nominee = nomineeAt(state, person, ['returned'], 'resubmit');
  ensureNominator(state, nominee, facts);
  const key = returnedKey(state, person);
  const approval = state.approvals[key];
  ensure(approval, 'not-before-you', { subject: key });
  const stage = key === person ? 'approval' : 'waiver';
  return [
    { type: 'nomineeStage', person, stage },
    ...resubmitApproval(key, approval, { ...settingOf(state, facts)(key), facts, date }),
  ];
}

function withdraw(state: SelectionState, { person }: Of<'withdraw'>, facts: SelectionFacts): Events {
  const nominee = state.nominees[person];
  ensure(nominee, 'nominee-unknown', { person }, 'person');
  ensureNominator(state, nominee, facts);
  ensure(['waiver', 'approval', 'returned'].includes(nominee.stage), 'final-decision-made');
  const key = nominee.stage === 'waiver' ? waiverKey(person) : returnedKey(state, person);
  return [
    ...withdrawApproval(key, state.approvals[key]),
    { type: 'nomineeStage', person, stage: 'withdrawn' },
  ];
}

function publishNotice(state: SelectionState, command: Of<'publishNotice'>, facts: SelectionFacts): Events {
  const { persons, number, date } = command;
  ensure(persons.length > 0, 'no-seats', {}, 'persons');
  ensure(number.trim() !== '', 'document-missing', {}, 'number');
  for (const person of eachOnce(persons)) {
    const nominee = nomineeAt(state, person, ['approved'], 'publishNotice');
    ensureHolds(facts.actor, officeId(placesOf(state, nominee).root ?? '', 'orgDepartment'));
  }
  const until = facts.calendar.addWorkingDays(date, facts.policy.notice.workingDays);
  return [{ type: 'noticePublished', persons, number, until }];
}

/** Anybody in an office of either side may bring an objection; anonymous ones come in through the verifier. */
function object(state: SelectionState, command: Of<'object'>, facts: SelectionFacts): Events {
  const { person, objection, reason, date } = command;
  const nominee = nomineeAt(state, person, ['notice'], 'object');
  ensure(facts.actor.offices.length > 0, 'not-your-office', { office: 'any' });
  ensure(nominee.noticeUntil && date <= nominee.noticeUntil, 'notice-over', {
    until: nominee.noticeUntil ?? '',
  });
  ensure(!nominee.objections[objection], 'already-decided', { subject: objection }, 'objection');
  const limit = facts.calendar.addWorkingDays(date, facts.policy.notice.objectionLimit);
  return [{ type: 'objected', person, objection, reason, lateOn: addDays(limit, 1) }];
}

function settle(state: SelectionState, command: Of<'settle'>, facts: SelectionFacts): Events {
  const { person, objection, result, reason } = command;
  // Who objected beside an upheld objection is answered as well.
  const nominee = nomineeAt(state, person, ['notice', 'objected', 'upheld'], 'settle');
  const found = nominee.objections[objection];
  ensure(found, 'objection-unknown', { objection }, 'objection');
  ensure(found.open, 'objection-settled', { objection });
  ensureHolds(facts.actor, resolve(facts.policy.notice.verifier, placesOf(state, nominee)));
  const settled: SelectionEvent = { type: 'objectionSettled', person, objection, result, reason };
  if (nominee.stage === 'upheld') return [settled];
  if (result === 'upheld') return [settled, { type: 'nomineeStage', person, stage: 'upheld' }];
  const others = Object.entries(nominee.objections).some(([id, other]) => id !== objection && other.open);
  return nominee.stage === 'objected' && !others
    ? [settled, { type: 'nomineeStage', person, stage: 'cleared' }]
    : [settled];
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
  ensure(!objected, 'objection-open', { person });
  const { seat } = nomineeAt(state, person, ['cleared'], 'dispatch');
  const plan = seatOf(state, seat);
  ensureHolds(facts.actor, officeId(plan.places.root ?? '', 'orgDepartment'));
  ensure(number.trim() !== '', 'document-missing', {}, 'number');
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  const termFrom = latest(plan.termFrom, on);
  const { posting, relieves, termMonths } = plan;
  return [
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
  const approvals = tickApprovals(state.approvals, settingOf(state, facts), date);
  const people = Object.entries(state.nominees).flatMap(([person, nominee]): Events => {
    const objections = Object.entries(nominee.objections);
    const late = objections.flatMap(([objection, { lateOn }]): Events =>
      lateOn !== null && lateOn <= date
        ? [
            {
              type: 'overdue',
              subject: `${person}:${objection}`,
              office: resolve(facts.policy.notice.verifier, placesOf(state, nominee)),
            },
          ]
        : [],
    );
    const over = nominee.stage === 'notice' && nominee.noticeUntil !== null && nominee.noticeUntil < date;
    // With an objection open only this person waits: who dismisses the last one clears them.
    if (!over) return late;
    return objections.some(([, { open }]) => open)
      ? [...late, { type: 'nomineeStage', person, stage: 'objected' }]
      : [...late, { type: 'nomineeStage', person, stage: 'cleared' }];
  });
  const [first] = Object.values(state.seats);
  const lateSelection: Events =
    state.lateOn !== null && state.lateOn <= date
      ? [{ type: 'overdue', subject: 'selection', office: officeId(first?.places.leadUnit ?? '', 'hr') }]
      : [];
  return [...approvals, ...people, ...lateSelection];
}

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
