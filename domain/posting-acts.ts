import {
  decideApproval,
  isApprovalCommand,
  openApproval,
  resubmitApproval,
  tickApprovals,
  withdrawApproval,
  type ApprovalCommand,
  type ApprovalSetting,
} from './approval-acts.ts';
import { drafts, type Draft, type Tick } from './case.ts';
import { ensure } from './errors.ts';
import { ensureHolds, ensureHoldsOrEnters, holds, officeId, type OfficeId } from './office.ts';
import { chainOf } from './policy.ts';
import type { Facts } from './ports.ts';
import type { PostingCommand, PostingEvent, PostingFacts, PostingState, Proposal } from './posting-state.ts';
import { addDays, addMonths, latest, type DateString } from './time.ts';

type Of<A extends PostingCommand['act']> = Extract<PostingCommand, { act: A }>;
type Events = readonly PostingEvent[];

export function decidePosting(
  state: PostingState,
  command: PostingCommand | Tick,
  facts: PostingFacts,
): readonly Draft<PostingEvent>[] {
  if (command.act === 'start' || command.act === 'import') {
    ensure(state.stage === 'opening', 'already-open', { case: command.seat });
    return drafts(...(command.act === 'start' ? start(command, facts) : importPosting(command, facts)));
  }
  ensure(state.stage !== 'opening', 'wrong-stage', { stage: state.stage, act: command.act });
  return drafts(...act(state, command, facts));
}

function act(
  state: PostingState,
  command: Exclude<PostingCommand, Of<'start'> | Of<'import'>> | Tick,
  facts: PostingFacts,
): Events {
  if (isApprovalCommand(command)) return approve(state, command, facts);
  switch (command.act) {
    case 'arrive':
      return arrive(state, command, facts);
    case 'beRelieved':
      return [{ type: 'reliefOrdered', rotation: command.rotation, on: command.on }];
    case 'reliefGivenUp':
      return state.relief ? [{ type: 'reliefGivenUp', rotation: state.relief.rotation }] : [];
    case 'successorNamed':
      return [{ type: 'successorNamed', successor: command.successor }];
    case 'successorLost':
      return state.successor?.posting === command.successor
        ? [{ type: 'successorLost', successor: command.successor }]
        : [];
    case 'successorArrived':
      return successorArrived(state, command, facts);
    case 'signHandover':
      return signHandover(state, command, facts);
    case 'takeOver':
      return state.holding ? [] : [{ type: 'tookOver', on: command.date }];
    case 'extend':
      return extend(state, command, facts);
    case 'recall':
      return recall(state, command, facts);
    case 'resubmit':
      return resubmit(state, command, facts);
    case 'withdraw':
      ensureProposer(state, command.approval, facts);
      return withdrawApproval(command.approval, state.approvals[command.approval]);
    case 'cancel':
      ensure(state.stage === 'dispatched', 'wrong-stage', { stage: state.stage, act: 'cancel' });
      ensureHolds(facts.actor, officeId(state.places.supplyingUnit ?? '', 'hr'));
      return [{ type: 'cancelled', reason: command.reason }];
    case 'tick':
      return tick(state, command.date, facts);
  }
}

function start(command: Of<'start'>, { policy, calendar }: Facts): Events {
  const { person, seat, area, kind, role, places, termFrom, termEnd, selection, relieves, date } = command;
  const titles = policy.teams[kind].hostPosts[role] ?? [];
  // 报到 is due when the term begins; whoever is dispatched later has the same time to get there.
  const soonest = calendar.addWorkingDays(date, policy.posting.arrivalLimit);
  return [
    {
      ...{ type: 'postingStarted', person, seat, area, kind, role, places, termFrom, termEnd, selection },
      ...(relieves && { relieves }),
      termLimit: addMonths(termEnd, policy.term.spread),
      arriveBy: latest(soonest, relieves ? addDays(termFrom, -1) : soonest),
      hostPosts: titles.map(({ id, remindEvery }) => ({ title: id, remindEvery })),
    },
  ];
}

function importPosting(command: Of<'import'>, { policy }: Facts): Events {
  const { person, seat, area, kind, role, places, termFrom, termEnd, since, posts } = command;
  const titles = policy.teams[kind].hostPosts[role] ?? [];
  return [
    {
      ...{ type: 'postingImported', person, seat, area, kind, role, places, termFrom, termEnd, since },
      termLimit: addMonths(termEnd, policy.term.spread),
      hostPosts: posts.map((post) => ({
        ...post,
        remindEvery: titles.find(({ id }) => id === post.title)?.remindEvery ?? 20,
      })),
    },
  ];
}

/** Offices that may enter an act for the host, with its document. */
const clerks = ({ places }: PostingState): readonly OfficeId[] => [
  officeId(places.leadUnit ?? '', 'hr'),
  officeId(places.headquarters ?? '', 'headquarters'),
  officeId(places.municipality ?? '', 'administrator'),
];

/** Whoever relieves somebody who has gone meanwhile finds nobody, and takes the seat at once. */
function arrive(state: PostingState, command: Of<'arrive'>, facts: PostingFacts): Events {
  const { on, date, onBehalf } = command;
  const { actor, predecessorHolds } = facts;
  // 报到回执: entered on behalf, the act rests on the same paper.
  const document = command.document ?? onBehalf?.document ?? '';
  ensure(state.stage === 'dispatched', 'wrong-stage', { stage: state.stage, act: 'arrive' });
  ensureHoldsOrEnters(actor, officeId(state.places.host ?? '', 'host'), onBehalf, clerks(state));
  ensure(on <= date, 'date-in-future', { date: on, today: date }, 'on');
  ensure(document.trim() !== '', 'document-missing', {}, 'document');
  const arrived: PostingEvent = { type: 'arrived', on, document };
  const alone = state.relieves !== null && predecessorHolds === false;
  return alone ? [arrived, { type: 'tookOver', on: date }] : [arrived];
}

function successorArrived(state: PostingState, command: Of<'successorArrived'>, facts: Facts): Events {
  const { successor, office, date } = command;
  const limit = facts.calendar.addWorkingDays(date, facts.policy.posting.handoverLimit);
  const arrived: PostingEvent = { type: 'successorArrived', successor, office, lateOn: addDays(limit, 1) };
  // Nobody is there any more to hand over: the successor takes the seat at once.
  return state.stage === 'returned' ? [arrived, { type: 'handedOver', successor, on: date }] : [arrived];
}

/** 交接: both sides sign; then the seat passes and the predecessor may go. Nobody is released before. */
function signHandover(state: PostingState, command: Of<'signHandover'>, { actor }: Facts): Events {
  const { side, document, date } = command;
  ensure(state.successor?.arrived && state.stage === 'onSite', 'successor-not-arrived');
  const { successor } = state;
  const own = officeId(state.places.supplyingUnit ?? '', 'hr');
  const office = side === 'predecessor' ? own : successor.office;
  const inPerson = side === 'predecessor' && actor.person === state.person;
  ensure(inPerson || holds(actor, office), 'not-your-office', { office });
  ensure(!successor.signed.includes(side), 'already-decided', { subject: side }, 'side');
  ensure(document.trim() !== '', 'document-missing', {}, 'document');
  const signed: PostingEvent = { type: 'handoverSigned', side, by: actor.account, document };
  if (successor.signed.length === 0) return [signed];
  return [
    signed,
    { type: 'handedOver', successor: successor.posting, on: date },
    { type: 'released', on: date, reason: 'relieved', vacant: false },
  ];
}

function extend(state: PostingState, command: Of<'extend'>, facts: Facts): Events {
  const { months, reason, date } = command;
  ensure(state.stage === 'onSite', 'wrong-stage', { stage: state.stage, act: 'extend' });
  ensureHolds(facts.actor, officeId(state.places.leadUnit ?? '', 'hr'));
  const most = facts.policy.term.extensionMonths;
  ensure(state.extendedMonths + months <= most, 'extension-too-long', { months: most }, 'months');
  ensure(!isProposed(state, 'extension'), 'already-open', { case: 'extension' });
  return propose(state, { kind: 'extension', months, by: facts.actor.account }, reason, facts, date);
}

/** Proposed by the host or the headquarters, decided by the sender; some grounds release at once (plan.md, Recall). */
function recall(state: PostingState, command: Of<'recall'>, facts: Facts): Events {
  const { ground, reason, date, onBehalf } = command;
  ensure(state.stage === 'onSite', 'wrong-stage', { stage: state.stage, act: 'recall' });
  const known = facts.policy.posting.recallGrounds.find(({ id }) => id === ground);
  ensure(known, 'ground-unknown', { ground }, 'ground');
  const headquarters = officeId(state.places.headquarters ?? '', 'headquarters');
  if (!holds(facts.actor, headquarters)) {
    ensureHoldsOrEnters(facts.actor, officeId(state.places.host ?? '', 'host'), onBehalf, clerks(state));
  }
  if (known.atOnce) return release(state, ground, date);
  ensure(!isProposed(state, 'recall'), 'already-open', { case: 'recall' });
  return propose(state, { kind: 'recall', ground, by: facts.actor.account }, reason, facts, date);
}

const isProposed = (state: PostingState, kind: Proposal['kind']): boolean =>
  Object.entries(state.proposals).some(
    ([key, proposal]) =>
      proposal.kind === kind && ['open', 'returned'].includes(state.approvals[key]?.status ?? ''),
  );

function propose(
  state: PostingState,
  what: Proposal,
  reason: string,
  facts: Facts,
  date: DateString,
): Events {
  const count = Object.values(state.proposals).filter(({ kind }) => kind === what.kind).length;
  const proposal = `${what.kind}:${count + 1}`;
  const after: PostingState = { ...state, proposals: { ...state.proposals, [proposal]: what } };
  return [
    { type: 'proposed', proposal, what, reason },
    ...openApproval(proposal, { ...settingOf(after, facts)(proposal), facts, date }),
  ];
}

/** Who proposed it or resubmitted it after a return: they do not decide it. */
export const initiatorsOf =
  ({ proposals }: PostingState) =>
  (key: string): readonly string[] => {
    const proposal = proposals[key];
    return proposal ? [proposal.by, ...(proposal.resubmittedBy ?? [])] : [];
  };

export const settingOf =
  (state: PostingState, { policy }: Facts) =>
  (key: string): ApprovalSetting => {
    const proposal = state.proposals[key];
    ensure(proposal, 'not-before-you', { subject: key });
    const chain = chainOf(policy, policy.posting.chains[proposal.kind]);
    return {
      chain,
      places: state.places,
      initiators: initiatorsOf(state)(key),
      person: state.person,
    };
  };

/** The office that proposes: a recall is the host side's, which the headquarters enters; an extension the lead unit's. */
export const proposerOf = ({ places }: PostingState, { kind }: Proposal): OfficeId =>
  kind === 'recall'
    ? officeId(places.headquarters ?? '', 'headquarters')
    : officeId(places.leadUnit ?? '', 'hr');

function ensureProposer(state: PostingState, key: string, { actor }: Facts): void {
  const proposal = state.proposals[key];
  ensure(proposal, 'not-before-you', { subject: key }, 'approval');
  if (actor.account !== proposal.by) ensureHolds(actor, proposerOf(state, proposal));
}

/** After a return, by who proposed or their office: it goes on where it was returned. */
function resubmit(state: PostingState, { approval: key, date }: Of<'resubmit'>, facts: Facts): Events {
  ensureProposer(state, key, facts);
  const context = { ...settingOf(state, facts)(key), facts, date };
  const resubmitted: PostingEvent = { type: 'resubmitted', proposal: key, by: facts.actor.account };
  return [...resubmitApproval(key, state.approvals[key], context), resubmitted];
}

function approve(
  state: PostingState,
  command: ApprovalCommand & { readonly date: DateString },
  facts: Facts,
): Events {
  const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
  return decided.flatMap((event): Events => {
    if (event.type !== 'approvalEnded' || event.result !== 'agreed') return [event];
    const proposal = state.proposals[event.approval];
    // What was agreed after the person had gone has nothing left to change.
    if (!proposal || state.stage !== 'onSite') return [event];
    if (proposal.kind === 'recall') return [event, ...release(state, proposal.ground, command.date)];
    const { months } = proposal;
    const termEnd = addMonths(state.termEnd ?? command.date, months);
    const termLimit = addMonths(termEnd, facts.policy.term.spread);
    return [event, { type: 'extended', months, termEnd, termLimit }];
  });
}

/** Out of the seat today. A successor who is there already takes it; else it is vacant, and the team is told. */
function release(state: PostingState, reason: string, on: DateString): Events {
  const { successor, holding } = state;
  if (successor?.arrived) {
    return [
      { type: 'handedOver', successor: successor.posting, on },
      { type: 'released', on, reason, vacant: false },
    ];
  }
  return [{ type: 'released', on, reason, vacant: holding }];
}

function tick(state: PostingState, date: DateString, facts: Facts): Events {
  const hr = officeId(state.places.supplyingUnit ?? '', 'hr');
  const passed = (on: DateString | null | undefined, subject: 'arrival' | 'term' | 'handover'): Events =>
    on && on <= date ? [{ type: 'overdue', subject, office: hr }] : [];
  return [
    ...tickApprovals(state.approvals, settingOf(state, facts), facts, date),
    ...passed(state.arrivalLateOn, 'arrival'),
    // Nobody leaves a seat uncovered: the person stays, and it is on record that the term has passed.
    ...passed(state.termLateOn, 'term'),
    ...passed(state.successor?.lateOn, 'handover'),
  ];
}
