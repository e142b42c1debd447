import { leadHr } from './supervision-leave.ts';
import { summarise } from './supervision-presence.ts';
import {
  monthOf,
  type SupervisionEvent,
  type SupervisionFacts,
  type SupervisionState,
} from './supervision-state.ts';
import { addDays, addMonths, type DateString } from './time.ts';

type Events = readonly SupervisionEvent[];

/** 月度汇总: the day on which a month is closed at the latest, some working days into the next one. */
export const closingOf = (year: number, month: number, { calendar, policy }: SupervisionFacts): DateString =>
  calendar.addWorkingDays(monthOf(year, month).to, policy.supervision.monthClosesAfter);

/** The month's summary; after the twelfth the year stays open for corrections, and is closed then. */
export function closeMonth(state: SupervisionState, facts: SupervisionFacts): Events {
  const { year, nextMonth: month } = state;
  const { presence, correctionMonths } = facts.policy.supervision;
  if (month > 12) return [{ type: 'yearClosed' }];
  const { from, to } = monthOf(year, month);
  const there = facts.members.filter(
    (member) => member.from <= to && (member.to === null || member.to > from),
  );
  const summaries = there.map((member) =>
    summarise(
      member.posting,
      facts.days,
      member.from > from ? member.from : from,
      member.to !== null && member.to <= to ? addDays(member.to, -1) : to,
    ),
  );
  const whole = new Set(
    there
      .filter((member) => member.from <= from && (member.to === null || member.to > to))
      .map(({ posting }) => posting),
  );
  const below = summaries
    .filter(({ posting, onSite, trip }) => whole.has(posting) && onSite + trip < presence.perMonth)
    .map(({ posting }) => posting);
  const closeOn =
    month === 12 ? addMonths(`${year + 1}-01-01`, correctionMonths) : closingOf(year, month + 1, facts);
  const unknown = summaries.some((summary) => summary.unknown > 0);
  return [
    { type: 'monthClosed', month, summaries, below, closeOn },
    ...(unknown
      ? [{ type: 'overdue' as const, subject: `presence:${from.slice(0, 7)}`, office: leadHr(state) }]
      : []),
  ];
}
