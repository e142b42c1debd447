import { ensure } from './errors.ts';
import { ensureHolds, holds } from './office.ts';
import { ruleOf } from './policy.ts';
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
  ensure(state.stage === 'onSite', 'wrong-stage', { stage: state.stage, act: 'proposeTransfer' });
  if (!holds(actor, headquartersOf(state))) ensureHolds(actor, leadHrOf(state));
  ensure(target, 'seat-unknown', { seat }, 'seat');
  ensure(target.area !== state.area, 'same-team', { seat }, 'seat');
  ensure(target.vacant, 'seat-not-vacant', { seat }, 'seat');
  const waived = rulesToWaive(state.person, target, facts);
  const what = { kind: 'transfer' as const, seat, area: target.area, waived, by: actor.account };
  return propose(state, what, reason, facts, date);
}

function rulesToWaive(
  person: string,
  { screening }: TransferTarget,
  { policy }: PostingFacts,
): readonly string[] {
  return screening
    .filter(({ outcome }) => outcome !== 'passed')
    .flatMap(({ rule, outcome, missing = [] }) => {
      const { force = 'must', clause = 'assumed' } = ruleOf(policy, rule) ?? {};
      const about = { person, rule, clause };
      ensure(outcome === 'failed', 'fact-missing', { ...about, facts: missing.join(', ') }, 'seat');
      ensure(force !== 'must', 'rule-failed', about, 'seat');
      return [rule];
    });
}

/** The other team has the person: only now they leave this one. */
export function transferred(state: PostingState, date: string, facts: PostingFacts): Events {
  return state.stage === 'onSite' ? release(state, 'transferred', date, facts) : [];
}

/** The seat was filled while the chain decided: the person stays, and whoever may propose is told. */
export const transferRefused = (state: PostingState, { seat }: PostingAct<'transferRefused'>): Events => [
  { type: 'transferFailed', seat, offices: [leadHrOf(state)] },
];
