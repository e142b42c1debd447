import type { Approval, ApprovalEvent, Approvals } from '../../domain/approval.ts';
import type { CaseKind } from '../../domain/case.ts';
import { chainOf, type Chain, type Policy } from '../../domain/policy.ts';
import type { Event } from '../../db/queries/events.ts';

type Minuted = Extract<ApprovalEvent, { type: 'minuted' }>;

/** The chain that an approval of a case runs through: its key says which. */
function chainOfApproval(policy: Policy, kind: CaseKind, key: string): Chain {
  const { chains } = policy.posting;
  if (kind === 'rotation') return chainOf(policy, policy.rotation.chain);
  if (kind === 'report') return chainOf(policy, policy.reports.chain);
  if (kind === 'posting')
    return chainOf(policy, key.startsWith('extension:') ? chains.extension : chains.recall);
  return chainOf(policy, key.startsWith('waiver:') ? chains.waiver : chains.nomination);
}

/** The approvals of a case as a person reads them: the chain, where it stands, who decided what and why. */
export const approvalsOf = (
  kind: CaseKind,
  approvals: Approvals,
  policy: Policy,
  history: readonly Event[],
) => Object.entries(approvals).map(([key, approval]) => viewOf(kind, key, approval, policy, history));

function viewOf(
  kind: CaseKind,
  key: string,
  { status, step, office, due, signed, minutes }: Approval,
  policy: Policy,
  history: readonly Event[],
) {
  const own = history.filter(({ data }) => data.approval === key);
  const steps = chainOfApproval(policy, kind, key).steps.map((item) => ({
    ...{ id: item.id, name: item.name, kind: item.kind },
    may: item.may,
  }));
  return {
    ...{ approval: key, status, step, office, due, minutes, steps },
    signed,
    decisions: decisionsOf(own),
  };
}

function decisionsOf(own: readonly Event[]) {
  let recorded: Minuted | undefined;
  return own.flatMap((row) => {
    const event = { ...row.data, type: row.type } as ApprovalEvent;
    if (event.type === 'minuted') recorded = event;
    if (event.type !== 'signed' && event.type !== 'minutesConfirmed') return [];
    const { step, verdict, by } = event;
    const minutes = event.type === 'minutesConfirmed' && recorded ? minutesOf(recorded) : null;
    const reason = row.texts?.reason ?? null;
    return [{ step, verdict, by, byName: row.actorName, date: row.date, reason, minutes }];
  });
}

const minutesOf = ({ number, heldOn, due, present, agree, disagree, defer, by }: Minuted) => ({
  ...{ number, heldOn, due, present, agree, disagree, defer },
  recordedBy: by,
});
