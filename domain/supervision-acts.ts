import { decideApproval, isApprovalCommand, tickApprovals, type ApprovalCommand } from './approval-acts.ts';
import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { holds, officeId, type OfficeId } from './office.ts';
import { enterPresence } from './supervision-entries.ts';
import {
  endLeave,
  ensureOnSite,
  granted,
  leadHr,
  memberOf,
  requestLeave,
  resubmitLeave,
  settingOf,
  withdrawLeave,
} from './supervision-leave.ts';
import { summarise } from './supervision-presence.ts';
import {
  evolveSupervision,
  monthOf,
  type SupervisionCommand,
  type SupervisionEvent,
  type SupervisionFacts,
  type SupervisionState,
} from './supervision-state.ts';
import { addDays, addMonths, type DateString } from './time.ts';

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

const closingOf = (year: number, month: number, { calendar, policy }: SupervisionFacts): DateString =>
  calendar.addWorkingDays(monthOf(year, month).to, policy.supervision.monthClosesAfter);

function approve(
  state: SupervisionState,
  command: ApprovalCommand & { readonly date: DateString },
  facts: SupervisionFacts,
): Events {
  const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
  return decided.flatMap((event): Events =>
    event.type === 'approvalEnded' && event.result === 'agreed'
      ? [event, ...granted(state, event.approval, facts)]
      : [event],
  );
}

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
  const closed = close(state, facts);
  const after = closed.reduce((folded, event) => evolveSupervision(folded, event, date), state);
  return [...closed, ...closeAll(after, date, facts)];
}

/** The month's summary; after the twelfth the year stays open for corrections, and is closed then. */
function close(state: SupervisionState, facts: SupervisionFacts): Events {
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
