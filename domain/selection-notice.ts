import { ensure } from './errors.ts';
import { ensureHolds, officeId, resolve } from './office.ts';
import { eachOnce, nomineeAt, placesOf } from './selection-lookup.ts';
import {
  over,
  type SelectionCommand,
  type SelectionEvent,
  type SelectionFacts,
  type SelectionState,
} from './selection-state.ts';
import { judgedAnew } from './selection-stop.ts';
import { addDays, type DateString } from './time.ts';

type Of<A extends SelectionCommand['act']> = Extract<SelectionCommand, { act: A }>;
type Events = readonly SelectionEvent[];

export function publishNotice(
  state: SelectionState,
  command: Of<'publishNotice'>,
  facts: SelectionFacts,
): Events {
  const { persons, number, date } = command;
  ensure(persons.length > 0, 'no-seats', {}, 'persons');
  ensure(number.trim() !== '', 'document-missing', {}, 'number');
  const judged = eachOnce(persons).map((person) => {
    const nominee = nomineeAt(state, person, ['approved'], 'publishNotice', 'persons');
    ensureHolds(facts.actor, officeId(placesOf(state, nominee).root ?? '', 'orgDepartment'));
    return { person, ...judgedAnew(state, person, nominee, facts, date) };
  });
  const { workingDays, scope } = facts.policy.notice;
  const until = facts.calendar.addWorkingDays(date, workingDays);
  const shown = judged.filter(({ stopped }) => !stopped).map(({ person }) => person);
  return [
    ...judged.flatMap(({ events }) => events),
    ...(shown.length > 0 ? [{ type: 'noticePublished' as const, persons: shown, number, until, scope }] : []),
  ];
}

/** Anybody in an office of either side may bring an objection, with a name to it (署名) or without; only the person concerned waits. */
export function object(state: SelectionState, command: Of<'object'>, facts: SelectionFacts): Events {
  const { person, objection, reason, by, date } = command;
  const nominee = nomineeAt(state, person, ['notice'], 'object');
  ensure(facts.actor.offices.length > 0, 'not-your-office', { office: 'any' });
  ensure(nominee.noticeUntil && date <= nominee.noticeUntil, 'notice-over', {
    until: nominee.noticeUntil ?? '',
  });
  ensure(!nominee.objections[objection], 'already-decided', { subject: objection }, 'objection');
  const limit = facts.calendar.addWorkingDays(date, facts.policy.notice.objectionLimit);
  const office = resolve(facts.policy.notice.verifier, placesOf(state, nominee));
  const lateOn = addDays(limit, 1);
  return [
    { type: 'objected', person, objection, reason, office, lateOn, ...(by && { named: true as const }) },
  ];
}

export function settle(state: SelectionState, command: Of<'settle'>, facts: SelectionFacts): Events {
  const { person, objection, result, reason } = command;
  // Who objected beside an upheld objection, or to somebody who was stopped, is answered as well.
  const nominee = nomineeAt(state, person, ['notice', 'objected', 'upheld', 'ineligible'], 'settle');
  const found = nominee.objections[objection];
  ensure(found, 'objection-unknown', { objection }, 'objection');
  ensure(found.open, 'objection-settled', { objection }, 'objection');
  ensureHolds(facts.actor, found.office);
  const settled: SelectionEvent = { type: 'objectionSettled', person, objection, result, reason };
  if (over.includes(nominee.stage)) return [settled];
  if (result === 'upheld') return [settled, { type: 'nomineeStage', person, stage: 'upheld' }];
  const others = Object.entries(nominee.objections).some(([id, other]) => id !== objection && other.open);
  return nominee.stage === 'objected' && !others
    ? [settled, { type: 'nomineeStage', person, stage: 'cleared' }]
    : [settled];
}

/** The calendar has changed: notices that are running and lack a working day now are extended by it. */
export function extendNotices(state: SelectionState, { calendar, policy }: SelectionFacts): Events {
  const persons = new Map<DateString, string[]>();
  for (const [person, { stage, noticeFrom, noticeUntil }] of Object.entries(state.nominees)) {
    if (stage !== 'notice' || noticeFrom === undefined || noticeUntil === null) continue;
    const until = calendar.addWorkingDays(noticeFrom, policy.notice.workingDays);
    if (until > noticeUntil) persons.set(until, [...(persons.get(until) ?? []), person]);
  }
  return [...persons].map(([until, shown]) => ({ type: 'noticeExtended', persons: shown, until }));
}

/** Notices that are over, and objections that nobody verified in time. */
export function tickNotices(state: SelectionState, date: DateString): Events {
  return Object.entries(state.nominees).flatMap(([person, nominee]): Events => {
    const objections = Object.entries(nominee.objections);
    const late = objections.flatMap(([objection, { lateOn, office }]): Events =>
      lateOn !== null && lateOn <= date
        ? [{ type: 'overdue', subject: `${person}:${objection}`, office }]
        : [],
    );
    const over = nominee.stage === 'notice' && nominee.noticeUntil !== null && nominee.noticeUntil < date;
    // With an objection open only this person waits: who dismisses the last one clears them.
    if (!over) return late;
    return objections.some(([, { open }]) => open)
      ? [...late, { type: 'nomineeStage', person, stage: 'objected' }]
      : [...late, { type: 'nomineeStage', person, stage: 'cleared' }];
  });
}
