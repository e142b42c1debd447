import { ensure, Refusal } from './errors.ts';
import { ensureHolds, holds } from './office.ts';
import { ruleOf, type Policy } from './policy.ts';
import type { Actor, RuleOutcome } from './ports.ts';
import type { PostingAct } from './posting-commands.ts';
import type { PostingEvent } from './posting-events.ts';
import { release } from './posting-leave.ts';
import { headquartersOf, leadHrOf } from './posting-offices.ts';
import { propose } from './posting-proposals.ts';
import type { PostingFacts, PostingState, TransferTarget } from './posting-state.ts';

type Events = readonly PostingEvent[];

/** 调整: somebody goes on in a vacant seat of another team, by the rules of that seat. Proposed by the lead unit or the headquarters. */
export function proposeTransfer(
  state: PostingState,
  { seat, reason, date }: PostingAct<'proposeTransfer'>,
  facts: PostingFacts,
): Events {
  const { actor, target } = facts;
  ensureMayPropose(state, actor);
  ensure(target, 'seat-unknown', { seat }, 'seat');
  ensure(target.area !== state.area, 'same-team', { seat }, 'seat');
  ensure(target.vacant, 'seat-not-vacant', { seat }, 'seat');
  const waived = rulesToWaive(state.person, target, facts);
  const what = { kind: 'transfer' as const, seat, area: target.area, waived, by: actor.account };
  return propose(state, what, reason, facts, date);
}

/** Asked of a proposal, and of whoever looks for a seat to propose. */
export function ensureMayPropose(state: PostingState, actor: Actor): void {
  ensure(state.stage === 'onSite', 'wrong-stage', { stage: state.stage, act: 'proposeTransfer' });
  if (!holds(actor, headquartersOf(state))) ensureHolds(actor, leadHrOf(state));
}

/** What the rules of a seat say of somebody: what they do not meet and an exception may admit, and the first that bars them. */
export function unmetBy({ screening }: Pick<TransferTarget, 'screening'>, policy: Policy) {
  const unmet = screening.filter(({ outcome }) => outcome !== 'passed');
  const bars = ({ rule, outcome }: RuleOutcome): boolean =>
    outcome !== 'failed' || (ruleOf(policy, rule)?.force ?? 'must') === 'must';
  return { toWaive: unmet.filter((rule) => !bars(rule)), bar: unmet.find(bars) };
}

function rulesToWaive(person: string, target: TransferTarget, { policy }: PostingFacts): readonly string[] {
  const { toWaive, bar } = unmetBy(target, policy);
  if (bar) {
    const { rule, outcome, missing = [] } = bar;
    const about = { person, rule, clause: ruleOf(policy, rule)?.clause ?? 'assumed' };
    ensure(outcome === 'failed', 'fact-missing', { ...about, facts: missing.join(', ') }, 'seat');
    throw new Refusal('rule-failed', about, 'seat');
  }
  return toWaive.map(({ rule }) => rule);
}

/** The other team has the person: only now they leave this one. */
export function transferred(state: PostingState, date: string, facts: PostingFacts): Events {
  return state.stage === 'onSite' ? release(state, 'transferred', date, facts) : [];
}

/** The seat was filled while the chain decided: the person stays, and whoever may propose is told. */
export const transferRefused = (state: PostingState, { seat }: PostingAct<'transferRefused'>): Events => [
  { type: 'transferFailed', seat, offices: [leadHrOf(state)] },
];
