import type { LeaveRow, SpotCheckRow, SupervisedRow } from '../../db/queries/supervision.ts';
import type { Policy } from '../../domain/policy.ts';
import { consequenceOf } from '../../domain/supervision-policy.ts';
import { summarise, type PresenceDay } from '../../domain/supervision-presence.ts';
import { monthOf, type SupervisionState } from '../../domain/supervision-state.ts';
import { addDays, daysThrough, type DateString } from '../../domain/time.ts';
import { approvalsOf } from './approvals.ts';
import type { Read } from './whole.ts';

interface OfYear {
  readonly members: readonly SupervisedRow[];
  readonly leaves: readonly LeaveRow[];
  readonly spotChecks: readonly SpotCheckRow[];
}

/** A team's year: everybody's days and absences with what they bring, leaves with their approvals, spot checks. */
export function supervisionView(
  { head, state, history, policy }: Read<SupervisionState>,
  { members, leaves, spotChecks }: OfYear,
) {
  const { year } = state;
  return {
    ...head,
    year,
    closed: history.flatMap(({ type, data }) =>
      type === 'monthClosed' ? [monthOf(year, Number(data.month)).from.slice(0, 7)] : [],
    ),
    members: members.map((member) => ({ ...member, consequence: consequenceView(policy, member.absences) })),
    leaves: leaves.map((leave) => {
      const asked = history.find(({ type, data }) => type === 'leaveRequested' && data.leave === leave.key);
      return { ...leave, reason: asked?.texts?.reason ?? null };
    }),
    spotChecks,
    approvals: approvalsOf('supervision', state, policy, history),
  };
}

function consequenceView(policy: Policy, absences: number) {
  const step = consequenceOf(policy.supervision.ladder, absences);
  return step && { atMost: step.atMost, words: step.words };
}

/** One month of a team, day by day. */
export function monthView(
  month: string,
  state: SupervisionState,
  members: readonly SupervisedRow[],
  days: readonly PresenceDay[],
  below: ReadonlySet<string>,
) {
  const { from, to } = monthOf(Number(month.slice(0, 4)), Number(month.slice(5)));
  const closed = Number(month.slice(5)) < state.nextMonth;
  const kinds = new Map(days.map(({ posting, day, kind }) => [`${posting} ${day}`, kind]));
  const all = daysThrough(from, to);
  return {
    month,
    closed,
    members: members.map((member) => {
      const { posting, person, personName } = member;
      const { posting: _, ...summary } = summarise(
        posting,
        days,
        later(from, member.from),
        lastDay(to, member.to),
      );
      return {
        ...{ posting, person, personName, summary },
        below: closed ? below.has(posting) : null,
        days: all.map((day) => ({
          day,
          kind: kinds.get(`${posting} ${day}`) ?? null,
          onSite: day >= member.from && (member.to === null || day < member.to),
        })),
      };
    }),
  };
}

const later = (a: DateString, b: DateString): DateString => (a > b ? a : b);
const lastDay = (end: DateString, to: DateString | null): DateString =>
  to !== null && to <= end ? addDays(to, -1) : end;
