import {
  decideApproval,
  openApproval,
  resubmitApproval,
  withdrawApproval,
  type ApprovalCommand,
  type ApprovalSetting,
} from './approval-acts.ts';
import { ensure } from './errors.ts';
import { ensureHolds, holds, type OfficeId } from './office.ts';
import { chainOf } from './policy.ts';
import type { Facts } from './ports.ts';
import type { PostingAct } from './posting-commands.ts';
import type { PostingEvent } from './posting-events.ts';
import { release } from './posting-leave.ts';
import { ensureSpeaksForHost, headquartersOf, hrOf, leadHrOf } from './posting-offices.ts';
import type { PostingFacts, PostingState, Proposal } from './posting-state.ts';
import { addMonths, type DateString } from './time.ts';

type Events = readonly PostingEvent[];

export function extend(state: PostingState, command: PostingAct<'extend'>, facts: Facts): Events {
  const { months, reason, date } = command;
  ensure(state.stage === 'onSite', 'wrong-stage', { stage: state.stage, act: 'extend' });
  ensureHolds(facts.actor, leadHrOf(state));
  const most = facts.policy.term.extensionMonths;
  ensure(state.extendedMonths + months <= most, 'extension-too-long', { months: most }, 'months');
  return propose(state, { kind: 'extension', months, by: facts.actor.account }, reason, facts, date);
}

/** Proposed by the host or the headquarters, decided by the sender; some grounds release at once (plan.md, Recall). */
export function recall(state: PostingState, command: PostingAct<'recall'>, facts: PostingFacts): Events {
  const { ground, reason, date, onBehalf } = command;
  ensure(state.stage === 'onSite', 'wrong-stage', { stage: state.stage, act: 'recall' });
  const known = facts.policy.posting.recallGrounds.find(({ id }) => id === ground);
  ensure(known, 'ground-unknown', { ground }, 'ground');
  if (!holds(facts.actor, headquartersOf(state))) ensureSpeaksForHost(state, onBehalf, facts);
  if (known.atOnce) return release(state, ground, date, facts);
  return propose(state, { kind: 'recall', ground, by: facts.actor.account }, reason, facts, date);
}

/** What supervision proposes goes the way of every recall; whoever has gone, or is being recalled already, is left alone. */
export function proposeRecall(
  state: PostingState,
  { ground, date }: PostingAct<'proposeRecall'>,
  facts: Facts,
): Events {
  if (state.stage !== 'onSite' || isProposed(state, 'recall')) return [];
  return propose(state, { kind: 'recall', ground, by: facts.actor.account }, '', facts, date);
}

/** By the person, or by HR of their unit with the letter; whether they may go, the chain decides. */
export function leave(
  state: PostingState,
  { act, reason, document, date }: PostingAct<'resign' | 'returnEarly'>,
  facts: Facts,
): Events {
  ensure(state.stage === 'onSite', 'wrong-stage', { stage: state.stage, act });
  const { actor } = facts;
  if (actor.person !== state.person) {
    ensureHolds(actor, hrOf(state));
    ensure(document !== undefined && document.trim() !== '', 'document-missing', {}, 'document');
  }
  const kind = act === 'resign' ? 'resignation' : 'earlyReturn';
  const what: Proposal = { kind, by: actor.account, ...(document !== undefined && { document }) };
  return propose(state, what, reason, facts, date);
}

const isProposed = (state: PostingState, kind: Proposal['kind']): boolean =>
  Object.entries(state.proposals).some(
    ([key, proposal]) =>
      proposal.kind === kind && ['open', 'returned'].includes(state.approvals[key]?.status ?? ''),
  );

/** One of a kind at a time. */
export function propose(
  state: PostingState,
  what: Proposal,
  reason: string,
  facts: Facts,
  date: DateString,
): Events {
  ensure(!isProposed(state, what.kind), 'already-open', { case: what.kind });
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
    return {
      chain: chainOf(policy, policy.posting.chains[proposal.kind]),
      places: state.places,
      initiators: initiatorsOf(state)(key),
      person: state.person,
    };
  };

/** The office that speaks for a proposal: the host side's is entered by the headquarters, the person's by their unit. */
export function proposerOf(state: PostingState, { kind }: Proposal): OfficeId {
  switch (kind) {
    case 'recall':
      return headquartersOf(state);
    case 'extension':
    case 'transfer':
      return leadHrOf(state);
    case 'resignation':
    case 'earlyReturn':
      return hrOf(state);
  }
}

function ensureProposer(state: PostingState, key: string, { actor }: Facts): void {
  const proposal = state.proposals[key];
  ensure(proposal, 'not-before-you', { subject: key }, 'approval');
  if (actor.account !== proposal.by) ensureHolds(actor, proposerOf(state, proposal));
}

/** After a return, by who proposed or their office: it goes on where it was returned. */
export function resubmit(
  state: PostingState,
  { approval: key, date }: PostingAct<'resubmit'>,
  facts: Facts,
): Events {
  ensureProposer(state, key, facts);
  const context = { ...settingOf(state, facts)(key), facts, date };
  const resubmitted: PostingEvent = { type: 'resubmitted', proposal: key, by: facts.actor.account };
  return [...resubmitApproval(key, state.approvals[key], context), resubmitted];
}

export function withdraw(
  state: PostingState,
  { approval: key }: PostingAct<'withdraw'>,
  facts: Facts,
): Events {
  ensureProposer(state, key, facts);
  return withdrawApproval(key, state.approvals[key]);
}

export function approve(
  state: PostingState,
  command: ApprovalCommand & { readonly date: DateString },
  facts: PostingFacts,
): Events {
  const decided = decideApproval(state.approvals, command, settingOf(state, facts), facts, command.date);
  return decided.flatMap((event): Events => {
    if (event.type !== 'approvalEnded' || event.result !== 'agreed') return [event];
    const proposal = state.proposals[event.approval];
    // What was agreed after the person had gone has nothing left to change.
    if (!proposal || state.stage !== 'onSite') return [event];
    return [event, ...agreed(state, proposal, facts, command.date)];
  });
}

/** What comes of a proposal that its chain has agreed to. */
function agreed(state: PostingState, proposal: Proposal, facts: PostingFacts, date: DateString): Events {
  switch (proposal.kind) {
    case 'recall':
      return release(state, proposal.ground, date, facts);
    case 'transfer':
      return [{ type: 'transferAgreed', seat: proposal.seat, area: proposal.area }];
    case 'resignation':
    case 'earlyReturn':
      return release(state, proposal.kind, date, facts);
    case 'extension': {
      const { months } = proposal;
      const termEnd = addMonths(state.termEnd ?? date, months);
      return [{ type: 'extended', months, termEnd, termLimit: addMonths(termEnd, facts.policy.term.spread) }];
    }
  }
}
