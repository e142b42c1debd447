import { ensure, Refusal, type RefusalData } from './errors.ts';
import { holds, officeId } from './office.ts';
import type { Actor } from './ports.ts';
import { leadHr, ensureOnSite, memberOf } from './supervision-leave.ts';
import { closeMonth } from './supervision-month.ts';
import { daysOf, occurrences, type PresenceDay, type PresenceEntry } from './supervision-presence.ts';
import {
  monthOf,
  type SupervisedMember,
  type SupervisionCommand,
  type SupervisionEvent,
  type SupervisionFacts,
  type SupervisionState,
} from './supervision-state.ts';
import type { DateString } from './time.ts';

type Events = readonly SupervisionEvent[];

/**
 * 考勤: who was where, by day or by many days in a row. Entered by the lead unit's HR, the town or the headquarters, by the
 * team's leader for everybody, and by everybody for themselves. What is entered last for a day counts.
 */
export function enterPresence(
  state: SupervisionState,
  command: Extract<SupervisionCommand, { act: 'enterPresence' }>,
  facts: SupervisionFacts,
): Events {
  const { entries, reason, closes = false, date } = command;
  entries.forEach((entry, n) => checkEntry(state, entry, `entries.${n}`, facts, date));
  const days = entries.flatMap(daysOf);
  // A month of a team is some hundreds of days: each is looked up, not compared with all before it.
  const seen = new Set<string>();
  const twice = days.find(({ posting, day }) => seen.size === seen.add(`${posting} ${day}`).size);
  ensure(
    twice === undefined,
    'day-twice',
    { day: twice?.day ?? '', posting: twice?.posting ?? '' },
    'entries',
  );
  const late = days.find(({ day }) => isClosed(state, day));
  ensure(late === undefined || reason, 'month-closed', { month: late?.day.slice(0, 7) ?? '' }, 'reason');
  return [
    { type: 'presenceEntered', entries, ...(late && reason !== undefined && { reason }) },
    ...absencesAfter(entries, facts),
    ...(closes ? sendIn(state, days, date, facts) : []),
  ];
}

/** 报送: the lead unit says that the month which comes next is complete, and it is closed before its day. */
function sendIn(
  state: SupervisionState,
  entered: readonly PresenceDay[],
  date: DateString,
  facts: SupervisionFacts,
): Events {
  const { year, nextMonth } = state;
  const office = leadHr(state);
  ensure(holds(facts.actor, office), 'not-your-office', { office }, 'closes');
  ensure(nextMonth <= 12, 'year-sent-in', { year }, 'closes');
  const { from, to } = monthOf(year, nextMonth);
  const month = from.slice(0, 7);
  ensure(to < date, 'month-not-over', { month }, 'closes');
  // What is entered last for a day counts.
  const closed = closeMonth(state, { ...facts, days: [...facts.days, ...entered] });
  const lacking = closed
    .flatMap((event) => (event.type === 'monthClosed' ? event.summaries : []))
    .find(({ unknown }) => unknown > 0);
  if (lacking) {
    const { posting, unknown } = lacking;
    throw new Refusal('days-unknown', { month, posting, days: unknown }, 'closes');
  }
  return closed;
}

type EntryFacts = Pick<SupervisionFacts, 'actor' | 'members'>;

const isClosed = ({ nextMonth }: SupervisionState, day: DateString): boolean =>
  Number(day.slice(5, 7)) < nextMonth;

/** What would be said to one entry alone: a month's list is looked at before any of it is entered. */
export function entryFault(
  state: SupervisionState,
  entry: PresenceEntry,
  facts: EntryFacts,
  today: DateString,
  reason: string | undefined,
): RefusalData | null {
  try {
    checkEntry(state, entry, 'entry', facts, today);
    const open = reason !== undefined || !isClosed(state, entry.from);
    ensure(open, 'month-closed', { month: entry.from.slice(0, 7) }, 'entry.from');
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.data;
    throw error;
  }
}

function checkEntry(
  state: SupervisionState,
  entry: PresenceEntry,
  at: string,
  facts: EntryFacts,
  today: DateString,
): void {
  const { posting, from, to, kind } = entry;
  const member = memberOf(facts, posting, `${at}.posting`);
  ensureMayEnter(state, member, facts, today);
  ensure(from <= to, 'date-order', { date: to, earliest: from }, `${at}.to`);
  ensure(to <= today, 'date-in-future', { date: to, today }, `${at}.to`);
  for (const [name, day] of Object.entries({ from, to }))
    ensure(day.startsWith(`${state.year}-`), 'other-year', { year: state.year }, `${at}.${name}`);
  ensureOnSite(member, entry, `${at}.from`);
  const leaves = Object.entries(state.leaves).filter(
    ([key, leave]) => leave.posting === posting && state.approvals[key]?.status === 'agreed',
  );
  const onLeave = (day: DateString): boolean =>
    leaves.some(([, leave]) => day >= leave.from && day <= leave.to);
  for (const { day } of daysOf(entry)) {
    if (kind === 'leave') ensure(onLeave(day), 'leave-not-granted', { leave: day }, `${at}.kind`);
    else ensure(!onLeave(day), 'on-leave', { posting, day }, `${at}.from`);
  }
}

function ensureMayEnter(
  state: SupervisionState,
  { person }: SupervisedMember,
  { actor, members }: EntryFacts,
  today: DateString,
): void {
  const lead = leadHr(state);
  const { town = '', headquarters = '' } = state.places;
  const offices = [lead, officeId(town, 'host'), officeId(headquarters, 'headquarters')];
  const leads = members.some(
    (other) => other.role !== 'member' && isOnSite(other, today) && isPerson(actor, other.person),
  );
  const may = offices.some((office) => holds(actor, office)) || isPerson(actor, person) || leads;
  ensure(may, 'not-your-office', { office: lead });
}

const isPerson = (actor: Actor, person: string): boolean => actor.person === person;

const isOnSite = ({ from, to }: SupervisedMember, day: DateString): boolean =>
  from <= day && (to === null || to > day);

/** Absences without leave of each person concerned, where the number changes: the ladder goes by it. */
export function absencesAfter(entries: readonly PresenceEntry[], facts: SupervisionFacts): Events {
  const postings = [...new Set(entries.map(({ posting }) => posting))];
  return postings.flatMap((posting): Events => {
    const { person } = memberOf(facts, posting, 'entries');
    const before = facts.year[person]?.absences ?? [];
    const own = entries.filter((entry) => entry.posting === posting).flatMap(daysOf);
    const entered = new Set(own.map(({ day }) => day));
    const after = [
      ...before.filter((day) => !entered.has(day)),
      ...own.filter(({ kind }) => kind === 'absent').map(({ day }) => day),
    ];
    const absences = occurrences(after);
    return absences === occurrences(before) ? [] : [{ type: 'absencesCounted', posting, person, absences }];
  });
}
