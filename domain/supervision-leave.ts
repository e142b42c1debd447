import { openApproval, resubmitApproval, withdrawApproval, type ApprovalSetting } from './approval-acts.ts';
import { ensure } from './errors.ts';
import { ensureHoldsOrEnters, holds, officeId, type OfficeId } from './office.ts';
import { chainOf } from './policy.ts';
import type { Actor, Facts } from './ports.ts';
import { leaveChain } from './supervision-policy.ts';
import type {
  LeaveRequest,
  SupervisedMember,
  SupervisionCommand,
  SupervisionEvent,
  SupervisionFacts,
  SupervisionState,
} from './supervision-state.ts';
import { addDays, latest, type DateString } from './time.ts';

type Of<A extends SupervisionCommand['act']> = Extract<SupervisionCommand, { act: A }>;
type Events = readonly SupervisionEvent[];

export const leadHr = ({ places }: Pick<SupervisionState, 'places'>): OfficeId =>
  officeId(places.leadUnit ?? '', 'hr');

/** The member themselves, or the lead unit's HR for them. */
function ensureOwn(state: SupervisionState, person: string, actor: Actor): void {
  ensure(actor.person === person || holds(actor, leadHr(state)), 'not-your-office', {
    office: leadHr(state),
  });
}

/** Working days from `from` to `to`, both included. */
const workingDays = ({ calendar }: Facts, from: DateString, to: DateString): number =>
  calendar.workingDaysBetween(addDays(from, -1), to);

export function memberOf(
  { members }: Pick<SupervisionFacts, 'members'>,
  posting: string,
  field: string,
): SupervisedMember {
  const member = members.find((other) => other.posting === posting);
  ensure(member, 'not-in-team', { posting }, field);
  return member;
}

/** Whether somebody was on site on every one of the days. */
export function ensureOnSite(
  { posting, from, to }: SupervisedMember,
  period: { readonly from: DateString; readonly to: DateString },
  field: string,
): void {
  const there = period.from >= from && (to === null || period.to < to);
  ensure(there, 'not-on-site', { posting, from: period.from, to: period.to }, field);
}

export const settingOf =
  (state: SupervisionState, { policy }: Pick<Facts, 'policy'>) =>
  (key: string): ApprovalSetting => {
    const request = state.leaves[key];
    ensure(request, 'not-before-you', { subject: key });
    const { chain, places, by, person } = request;
    return { chain: chainOf(policy, chain), places, initiators: [by], person };
  };

/** 请假: short leave is the town's to grant, longer leave the county's (六(四), practice). It begins and ends within the year. */
export function requestLeave(
  state: SupervisionState,
  command: Of<'requestLeave'>,
  facts: SupervisionFacts,
): Events {
  const { posting, kind, from, to, reason, date } = command;
  const member = memberOf(facts, posting, 'posting');
  ensureOwn(state, member.person, facts.actor);
  const { leave } = facts.policy.supervision;
  const kinds = leave.kinds.map(({ id }) => id);
  ensure(kinds.includes(kind), 'leave-kind-unknown', { kind, kinds: kinds.join(', ') }, 'kind');
  ensure(from <= to, 'date-order', { date: to, earliest: from }, 'to');
  ensure(
    isIn(state, from) && isIn(state, to),
    'other-year',
    { year: state.year },
    isIn(state, from) ? 'to' : 'from',
  );
  ensureOnSite(member, { from, to }, 'from');
  const days = workingDays(facts, from, to);
  const key = `leave:${state.requested + 1}`;
  const request: LeaveRequest = {
    ...{ posting, person: member.person, kind, from, to, days, by: facts.actor.account },
    places: member.places,
    chain: leaveChain(leave, days),
  };
  const setting = {
    chain: chainOf(facts.policy, request.chain),
    places: request.places,
    initiators: [request.by],
    person: member.person,
  };
  return [
    { type: 'leaveRequested', leave: key, reason, ...request },
    ...openApproval(key, { ...setting, facts, date }),
  ];
}

const isIn = ({ year }: SupervisionState, day: DateString): boolean => day.startsWith(`${year}-`);

function requestOf(state: SupervisionState, key: string, { actor }: Facts): LeaveRequest {
  const request = state.leaves[key];
  ensure(request, 'leave-unknown', { leave: key }, 'leave');
  if (actor.account !== request.by) ensureOwn(state, request.person, actor);
  return request;
}

export function resubmitLeave(
  state: SupervisionState,
  { leave, date }: Of<'resubmitLeave'>,
  facts: SupervisionFacts,
): Events {
  requestOf(state, leave, facts);
  const context = { ...settingOf(state, facts)(leave), facts, date };
  return [{ type: 'leaveResubmitted', leave }, ...resubmitApproval(leave, state.approvals[leave], context)];
}

export function withdrawLeave(state: SupervisionState, { leave }: Of<'withdrawLeave'>, facts: Facts): Events {
  requestOf(state, leave, facts);
  return withdrawApproval(leave, state.approvals[leave]);
}

/** `on` is the first day that is no leave any more: of one that begins later none is taken. */
const ending = (leave: string, { from }: LeaveRequest, on: DateString, facts: Facts) => {
  const to = addDays(latest(on, from), -1);
  return { type: 'leaveEnded' as const, leave, to, days: workingDays(facts, from, to) };
};

/**
 * 销假: back before the last day of the leave, or called back by the office that granted it; `on` is the first day at work again. One that has
 * not begun may be given back as a whole.
 */
export function endLeave(state: SupervisionState, command: Of<'endLeave'>, facts: SupervisionFacts): Events {
  const { leave, on, onBehalf, date } = command;
  const request = state.leaves[leave];
  ensure(request, 'leave-unknown', { leave }, 'leave');
  const { actor } = facts;
  const approval = state.approvals[leave];
  const calls = [leadHr(state), ...(approval ? [approval.office] : [])];
  if (actor.person !== request.person && !calls.some((office) => holds(actor, office)))
    ensureHoldsOrEnters(actor, officeId(state.places.town ?? '', 'host'), onBehalf, [
      officeId(state.places.headquarters ?? '', 'headquarters'),
    ]);
  ensure(approval?.status === 'agreed', 'leave-not-granted', { leave }, 'leave');
  const { from, to } = request;
  ensure(on >= from && on <= to, 'date-order', { date: on, earliest: from }, 'on');
  ensure(on <= latest(date, from), 'date-in-future', { date: on, today: date }, 'on');
  return [ending(leave, request, on, facts)];
}

/**
 * From the release on nobody is on leave from the team: what was granted for longer ends with the posting, and what was asked for from that day
 * on and is not decided yet falls away.
 */
export function memberLeft(state: SupervisionState, { posting, on }: Of<'memberLeft'>, facts: Facts): Events {
  return Object.entries(state.leaves).flatMap(([leave, request]): Events => {
    if (request.posting !== posting || request.to < on) return [];
    const approval = state.approvals[leave];
    if (approval?.status === 'agreed') return [ending(leave, request, on, facts)];
    const waits = approval?.status === 'open' || approval?.status === 'returned';
    return waits && request.from >= on ? withdrawApproval(leave, approval) : [];
  });
}

/**
 * What a granted leave brings: its days are on record, and where the year's leave is more than the policy allows, a
 * recall is proposed (practice: more than 30 days a year).
 */
export function granted(state: SupervisionState, key: string, facts: SupervisionFacts): Events {
  const request = state.leaves[key];
  if (!request) return [];
  const { posting, person, from, to } = request;
  const left = facts.members.find((member) => member.posting === posting)?.to ?? null;
  // Whoever has left since asking has the days before, and is recalled no more.
  if (left !== null && left <= to) {
    const ended = ending(key, request, left, facts);
    return ended.to < from
      ? [ended]
      : [{ type: 'leaveGranted', leave: key, posting, from, to: ended.to }, ended];
  }
  const { perYear, ground } = facts.policy.supervision.leave;
  const days = (facts.year[person]?.leaveDays ?? 0) + request.days;
  return [
    { type: 'leaveGranted', leave: key, posting, from, to },
    ...(days > perYear && !state.recalls.includes(posting)
      ? [{ type: 'recallProposed' as const, posting, ground, days }]
      : []),
  ];
}
