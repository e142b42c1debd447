import { decideApproval, isApprovalCommand, tickApprovals, type ApprovalCommand } from './approval-acts.ts';
import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { holds, officeId, type OfficeId } from './office.ts';
import { absencesAfter, enterPresence } from './supervision-entries.ts';
import {
  endLeave,
  ensureOnSite,
  granted,
  memberLeft,
  memberOf,
  requestLeave,
  resubmitLeave,
  settingOf,
  withdrawLeave,
} from './supervision-leave.ts';
import { closeMonth, closingOf } from './supervision-month.ts';
import {
  evolveSupervision,
  type SupervisionCommand,
  type SupervisionEvent,
  type SupervisionFacts,
  type SupervisionState,
} from './supervision-state.ts';
import type { DateString } from './time.ts';

type Of<A extends SupervisionCommand['act']> = Extract<SupervisionCommand, { act: A }>;
type Events = readonly SupervisionEvent[];

export function decideSupervision(
  state: SupervisionState,
  command: SupervisionCommand | Tick,
  facts: SupervisionFacts,
): readonly Draft<SupervisionEvent>[] {
  if (command.act === 'open') return drafts(...open(state, command, facts));
  ensure(state.stage !== 'opening', 'wrong-stage', { stage: state.stage, act: command.act });
  return drafts(...act(state, command, facts));
}

function act(
  state: SupervisionState,
  command: Exclude<SupervisionCommand, Of<'open'>> | Tick,
  facts: SupervisionFacts,
): Events {
  if (isApprovalCommand(command)) return approve(state, command, facts);
  switch (command.act) {
    case 'enterPresence':
      return enterPresence(state, command, facts);
    case 'requestLeave':
      return requestLeave(state, command, facts);
    case 'resubmitLeave':
      return resubmitLeave(state, command, facts);
    case 'withdrawLeave':
      return withdrawLeave(state, command, facts);
    case 'endLeave':
      return endLeave(state, command, facts);
    case 'memberLeft':
      return memberLeft(state, command, facts);
    case 'spotCheck':
      return spotCheck(state, command, facts);
    case 'tick':
      return tick(state, command.date, facts);
  }
}

/** Whoever comes to a team opens its year, and only the first one does. */
function open(state: SupervisionState, command: Of<'open'>, facts: SupervisionFacts): Events {
  if (state.stage !== 'opening') return [];
  const { programme, area, year, places, date } = command;
  const month = Number(date.slice(0, 4)) === year ? Number(date.slice(5, 7)) : 1;
  const closeOn = closingOf(year, month, facts);
  return [{ type: 'supervisionOpened', programme, area, year, places, month, closeOn }];
}

function approve(
  state: SupervisionState,
  command: ApprovalCommand & { readonly date: DateString },
  facts: SupervisionFacts,
): Events {
  const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
  return decided.flatMap((event): Events =>
    event.type === 'approvalEnded' && event.result === 'agreed'
      ? [event, ...granted(state, event.approval, facts).flatMap((found) => excused(found, facts))]
      : [event],
  );
}

/** Days that were entered as absence before the leave for them was granted are absence no more. */
const excused = (event: SupervisionEvent, facts: SupervisionFacts): Events =>
  event.type === 'leaveGranted' ? [event, ...absencesAfter([{ ...event, kind: 'leave' }], facts)] : [event];

/** Offices that check on the spot: the programme's supervisors, the headquarters, the county. */
const checkers = ({ places }: Pick<SupervisionState, 'places'>): readonly OfficeId[] => [
  officeId(places.municipality ?? '', 'supervisor'),
  officeId(places.headquarters ?? '', 'headquarters'),
  officeId(places.host ?? '', 'host'),
];

/** 抽查: who was found where on a day, and what was found wrong. It contradicts no entry by itself: a finding does. */
function spotCheck(state: SupervisionState, command: Of<'spotCheck'>, facts: SupervisionFacts): Events {
  const { on, office, document, seen, findings, date } = command;
  ensure(checkers(state).includes(office), 'not-a-checker', { office }, 'office');
  ensure(holds(facts.actor, office), 'not-your-office', { office });
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  ensure(on.startsWith(`${state.year}-`), 'other-year', { year: state.year }, 'on');
  ensure(document.trim() !== '', 'document-missing', {}, 'document');
  seen.forEach(({ posting }, n) =>
    ensureOnSite(memberOf(facts, posting, `seen.${n}.posting`), { from: on, to: on }, `seen.${n}.posting`),
  );
  findings.forEach(({ posting, rectifyBy }, n) => {
    if (posting !== undefined) memberOf(facts, posting, `findings.${n}.posting`);
    if (rectifyBy !== undefined)
      ensure(rectifyBy > date, 'date-order', { date: rectifyBy, earliest: date }, `findings.${n}.rectifyBy`);
  });
  return [
    { type: 'spotChecked', check: state.checks + 1, on, office, document, seen },
    ...findings.map((item, n) => ({
      ...{ type: 'findingMade' as const, on, office, ...item },
      finding: `finding/${state.area}/${state.year}/${state.findings + n + 1}`,
    })),
  ];
}

function tick(state: SupervisionState, date: DateString, facts: SupervisionFacts): Events {
  const { nextYearOn, year } = state;
  const next: Events =
    nextYearOn !== null && nextYearOn <= date
      ? [facts.teamEnded ? { type: 'teamGone' } : { type: 'nextYearOpened', year: year + 1 }]
      : [];
  const ticked = tickApprovals(state.approvals, settingOf(state, facts), facts, date);
  return [...ticked, ...next, ...closeAll(state, date, facts)];
}

/** Every month whose day has come: after a long absence they are closed one after the other. */
function closeAll(state: SupervisionState, date: DateString, facts: SupervisionFacts): Events {
  const { closeOn } = state;
  if (closeOn === null || closeOn > date) return [];
  const closed = closeMonth(state, facts);
  const after = closed.reduce((folded, event) => evolveSupervision(folded, event, date), state);
  return [...closed, ...closeAll(after, date, facts)];
}
