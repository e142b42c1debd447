import type { ApprovalSetting } from '../../domain/approval-steps.ts';
import type { CaseKind } from '../../domain/case.ts';
import type { Places } from '../../domain/office.ts';
import { settingOf as settingOfEvaluation } from '../../domain/evaluation-judge.ts';
import { evaluationOf } from '../../domain/evaluation-policy.ts';
import { GRADES, type EvaluationState } from '../../domain/evaluation-state.ts';
import { chainOf, type Policy } from '../../domain/policy.ts';
import { initiatorsOf as initiatorsOfProposal } from '../../domain/posting-proposals.ts';
import type { PostingState } from '../../domain/posting-state.ts';
import { initiatorsOf as initiatorsOfNominee, placesOf } from '../../domain/selection-lookup.ts';
import type { RotationPlanState } from '../../domain/rotation-plan-state.ts';
import { personOf, type SelectionState } from '../../domain/selection-state.ts';
import { settingOf as settingOfLeave } from '../../domain/supervision-leave.ts';
import type { SupervisionState } from '../../domain/supervision-state.ts';

/** Id of the chain that an approval of a case runs through: its key says which. */
export function chainIdOf(policy: Policy, kind: CaseKind, state: object, key: string): string {
  const { chains } = policy.posting;
  if (kind === 'evaluation') return evaluationOf(policy).chains[key === GRADES ? 'grades' : 'appeal'];
  // By its length, which was counted when it was asked for.
  if (kind === 'supervision') return (state as SupervisionState).leaves[key]?.chain ?? '';
  if (kind === 'rotation' || kind === 'rotationPlan') return policy.rotation.chain;
  if (kind === 'report') return policy.reports.chain;
  if (kind === 'posting') return key.startsWith('extension:') ? chains.extension : chains.recall;
  return key.startsWith('waiver:') ? chains.waiver : chains.nomination;
}

/** Chains that an approval of such a case may run through, by what they are for. */
export function chainsOfKind(policy: Policy, kind: CaseKind): Readonly<Record<string, string>> {
  const { nomination, waiver, extension, recall } = policy.posting.chains;
  switch (kind) {
    case 'selection':
      return { nomination, waiver };
    case 'posting':
      return { extension, recall };
    case 'rotation':
    case 'rotationPlan':
      return { plan: policy.rotation.chain };
    case 'report':
      return { signOff: policy.reports.chain };
    case 'evaluation':
      return { ...evaluationOf(policy).chains };
    case 'supervision':
      return Object.fromEntries(policy.supervision.leave.chains.map(({ chain }) => [chain, chain]));
    default:
      return {};
  }
}

/** Where an approval of a case runs, and who may not decide it. */
export function settingOfApproval(
  policy: Policy,
  kind: CaseKind,
  state: object,
  key: string,
): ApprovalSetting {
  if (kind === 'evaluation') return settingOfEvaluation(state as EvaluationState, { policy })(key);
  if (kind === 'supervision') return settingOfLeave(state as SupervisionState, { policy })(key);
  const chain = chainOf(policy, chainIdOf(policy, kind, state, key));
  if (kind === 'selection') {
    const selection = state as SelectionState;
    const nominee = selection.nominees[personOf(key)];
    const places = nominee ? placesOf(selection, nominee) : {};
    return { chain, places, initiators: initiatorsOfNominee(selection)(key) };
  }
  const { places } = state as { readonly places: Places };
  const initiators =
    kind === 'posting'
      ? initiatorsOfProposal(state as PostingState)(key)
      : kind === 'rotationPlan'
        ? (state as RotationPlanState).submittedBy
        : [];
  return { chain, places, initiators };
}
